// Package header reads the values of HTTP headers as the real server's library
// does: stricter than most clients expect, and here and there more lenient
// than the standards.
package header

import (
	"errors"
	"strings"
)

// errSyntax says that a header's value can't be read.
var errSyntax = errors.New("the header's value is malformed")

// reader walks over the value of a header.
type reader struct {
	text string
	pos  int
	// keepBackslash takes backslashes in a file name as they are, and only what
	// follows the last one counts.
	keepBackslash bool
}

// separators end a token and stand for themselves.
const separators = "()<>@,;:\\\"/[]?={} \t"

func isToken(c byte) bool {
	return c > ' ' && c < 0x7F && strings.IndexByte(separators, c) < 0
}

// more skips white space and says whether anything follows.
func (r *reader) more() bool {
	for r.pos < len(r.text) && strings.IndexByte(" \t\r\n", r.text[r.pos]) >= 0 {
		r.pos++
	}
	return r.pos < len(r.text)
}

// at says whether a separator stands here. White space is not skipped.
func (r *reader) at(c byte) bool { return r.pos < len(r.text) && r.text[r.pos] == c }

// separator reads one separator.
func (r *reader) separator(c byte) error {
	if !r.at(c) {
		return errSyntax
	}
	r.pos++
	return nil
}

func (r *reader) token() (string, error) {
	start := r.pos
	for r.pos < len(r.text) && isToken(r.text[r.pos]) {
		r.pos++
	}
	if r.pos == start {
		return "", errSyntax
	}
	return r.text[start:r.pos], nil
}

// quoted reads a string in quotes, without them. A backslash stands before a
// character that is meant, unless it is to be kept; the ends of lines are left
// out.
func (r *reader) quoted(keepBackslash bool) (string, error) {
	var b strings.Builder
	for r.pos++; r.pos < len(r.text); r.pos++ {
		switch c := r.text[r.pos]; c {
		case '"':
			r.pos++
			return b.String(), nil
		case '\r':
			if strings.HasPrefix(r.text[r.pos:], "\r\n") {
				r.pos++
			}
		case '\\':
			if keepBackslash {
				b.WriteByte(c)
			} else if r.pos++; r.pos < len(r.text) {
				b.WriteByte(r.text[r.pos])
			}
		default:
			b.WriteByte(c)
		}
	}
	return "", errSyntax
}

// parameters reads "; name=value" up to the end of the value, or up to a comma
// in a list. Names are in lower case.
func (r *reader) parameters() (map[string]string, error) {
	var params map[string]string
	for r.more() && !r.at(',') {
		if err := r.separator(';'); err != nil {
			return nil, err
		}
		for r.more() && r.at(';') {
			r.pos++
		}
		if !r.more() || r.at(',') {
			break
		}
		name, value, err := r.parameter()
		if err != nil {
			return nil, err
		}
		if params == nil {
			params = map[string]string{}
		}
		params[strings.ToLower(name)] = value
	}
	return params, nil
}

func (r *reader) parameter() (name, value string, err error) {
	if name, err = r.token(); err != nil {
		return "", "", err
	}
	if err = r.separator('='); err != nil {
		return "", "", err
	}
	keep := r.keepBackslash && strings.EqualFold(name, "filename")
	if r.at('"') {
		value, err = r.quoted(keep)
	} else {
		value, err = r.token()
	}
	if keep {
		value = value[strings.LastIndexByte(value, '\\')+1:]
	}
	return name, value, err
}
