package rest

import (
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/gin-gonic/gin"
)

// unreadable are the characters, beyond those that RFC 3986 allows in a path,
// that the container refuses as they are.
const unreadable = "\"<>[\\]^`{|}"

// checkPath refuses the paths that the container does not serve: with an empty
// segment (http.13), with an encoded slash, percent sign, backslash or control
// character, with an encoded dot segment, or with what no path may hold.
func checkPath(u *url.URL) error {
	raw := rawPath(u)
	wrong := ""
	switch {
	case strings.Contains(raw, "//"):
		wrong = "an empty segment"
	case strings.ContainsFunc(raw, illegal):
		wrong = "a character that must be encoded"
	case !utf8.ValidString(u.Path):
		wrong = "an encoding that is not UTF-8"
	case suspicious(raw):
		wrong = "an encoded character that is not accepted in a path"
	}
	if wrong == "" {
		return nil
	}
	return framework(http.StatusBadRequest, "The path %q has %s.", raw, wrong).In(HTML)
}

// rawPath is the path as it was sent.
func rawPath(u *url.URL) string {
	if u.RawPath != "" {
		return u.RawPath
	}
	return u.EscapedPath()
}

func illegal(r rune) bool {
	return r <= ' ' || r >= 0x7F || strings.ContainsRune(unreadable, r)
}

// suspicious says whether a path has an encoded character that could be taken
// for part of its structure.
func suspicious(raw string) bool {
	if !strings.Contains(raw, "%") {
		return false
	}
	for segment := range strings.SplitSeq(raw, "/") {
		segment, _, _ = strings.Cut(segment, ";") // parameters may hold anything
		text, err := url.PathUnescape(segment)
		if err != nil || strings.Contains(segment, "%") && (text == "." || text == "..") {
			return true
		}
		if strings.Count(text, "%") > 0 || strings.ContainsFunc(text, func(r rune) bool {
			return r < ' ' || r == 0x7F || r == '/' || r == '\\'
		}) {
			return true
		}
	}
	return false
}

// withPath drops a trailing slash and the parameters of segments (";x=1"),
// which the server accepts (http.13), and decodes what is encoded, in fixed
// parts of the path too: checkPath let nothing through that could be taken for
// part of its structure.
func withPath(r *http.Request) *http.Request {
	raw := rawPath(r.URL)
	plain := withoutParameters(raw)
	if plain != "/" {
		plain = strings.TrimSuffix(plain, "/")
	}
	if plain == raw && r.URL.RawPath == "" && plain == r.URL.Path {
		return r
	}
	path, err := url.PathUnescape(plain)
	if err != nil || strings.Contains(plain, "%2F") || strings.Contains(plain, "%2f") {
		return r // below a root that takes encoded slashes
	}
	c := *r
	c.URL = new(url.URL)
	*c.URL = *r.URL
	c.URL.Path, c.URL.RawPath = path, ""
	return &c
}

func withoutParameters(raw string) string {
	if !strings.Contains(raw, ";") {
		return raw
	}
	segments := strings.Split(raw, "/")
	for i, s := range segments {
		segments[i], _, _ = strings.Cut(s, ";")
	}
	return strings.Join(segments, "/")
}

// segmentsFrom gives the parameters of a path by their place. gin cuts them
// out of the raw path where there is one, and else out of the decoded one.
func segmentsFrom(g *gin.Context) func(place int) string {
	raw := g.Request.URL.RawPath != ""
	return func(place int) string {
		value := strings.TrimPrefix(g.Param(strconv.Itoa(place)), "/") // of the rest of a path
		if !raw {
			return value
		}
		text, err := url.PathUnescape(value)
		if err != nil {
			return value
		}
		return text
	}
}
