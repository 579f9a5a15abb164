package largeobjectapi

import (
	"fmt"
	"net/http"
	"strconv"
	"time"
	"unicode/utf16"

	"github.com/NamazuStudios/elements-emulator/emulator/core/largeobject"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/rest"
)

// downloadNothing fails as the real server does (cdn.2).
func downloadNothing(*rest.Call, rest.None) (rest.Response, error) {
	return rest.Response{}, rest.Unknown("The path needs the id of a large object: /cdn/object/{id}.").By("cdn.2")
}

// downloadBelow fails as the real server does (cdn.9).
func downloadBelow(*rest.Call, rest.None) (rest.Response, error) {
	return rest.Response{}, rest.Unknown("There is nothing below a large object: /cdn/object/{id}.").By("cdn.9")
}

type downloadIn struct {
	ID       string `path:"largeObjectId"`
	Download string `query:"download"`
}

// download are the contents of an object (section cdn/object).
func download(c *rest.Call, in downloadIn) (rest.Response, error) {
	row, err := largeobject.Find(c.Tx, in.ID)
	if err != nil {
		return rest.Response{}, rest.Unknown("Large object %q not found.", in.ID).By("cdn.2")
	}
	allowed := row.Access.Read.Allow(c.Caller)
	if !allowed && !c.Caller.Anonymous() {
		return rest.Response{}, rest.Forbidden("User %s may not read the large object %s.", c.Caller.UserID, row.ID)
	}
	res := rest.Response{Status: http.StatusNotModified, Header: caching(c, in.ID, row)}
	if c.Request.Header.Get("If-None-Match") == res.Header.Get("ETag") { // cdn.7
		if !allowed {
			c.Defect("cdn.7")
		}
		return res, nil
	}
	describe(&res, in, row)
	switch {
	case !allowed:
		res.Status = http.StatusForbidden
		c.Defect("cdn.2")
	case row.Contents == nil:
		res.Status = http.StatusNotFound
	default:
		res.Status, res.Body = http.StatusOK, row.Contents
	}
	return res, nil
}

// caching are the headers of every answer (cdn.4, cdn.5). The real server sends
// no policy; here a page among the objects must not act for who looks at it.
func caching(c *rest.Call, id string, row *largeobject.Row) http.Header {
	h := http.Header{}
	h.Set("Content-Security-Policy", "sandbox")
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("ETag", `"`+id+"-"+strconv.FormatInt(row.LastModified, 16)+`"`)
	h.Set("Cache-Control", "private, no-store")
	if row.Access.Read.Wildcard {
		h.Set("Cache-Control", fmt.Sprintf("public, max-age=%d, must-revalidate", int(c.Settings.CDNMaxAge.Seconds())))
	}
	return h
}

// describe adds the headers of an answer that is not 304 (cdn.3, cdn.6).
func describe(res *rest.Response, in downloadIn, row *largeobject.Row) {
	disposition, name := "inline", "null"
	if in.Download == "true" {
		disposition = "attachment"
	}
	if row.OriginalFilename != nil {
		name = *row.OriginalFilename
	}
	res.Header.Set("Content-Disposition", disposition+`; filename="`+quoted(name)+`"`)
	res.Header.Set("Vary", "Cookie, Authorization")
	if row.LastModified != 0 {
		res.Header.Set("Last-Modified", time.UnixMilli(row.LastModified).UTC().Format(http.TimeFormat))
	}
	if row.MimeType != nil {
		res.ContentType = *row.MimeType
	}
}

// quoted returns a file name as it may stand between quotes in a header, which
// it can't end: the real server writes it as it is. It is in Latin-1, and what
// that does not have is a space, of which characters beyond 16 bits take two.
func quoted(name string) string {
	var out []byte
	for i, units := 0, utf16.Encode([]rune(name)); i < len(units); i++ {
		c := units[i]
		switch escaped := c == '\\' && i+1 < len(units) && (units[i+1] == '\\' || units[i+1] == '"'); {
		case escaped: // an upload's name has its backslashes already
			out = append(out, '\\', byte(units[i+1]))
			i++
		case c == '\\', c == '"':
			out = append(out, '\\', byte(c))
		case c > 0xFF, c == '\r', c == '\n', c == 0:
			out = append(out, ' ')
		default:
			out = append(out, byte(c))
		}
	}
	return string(out)
}
