package rest

import (
	"bytes"
	"errors"
	"strings"
)

// The errors of a multipart body that can't be taken apart.
var (
	errNoBeginning = errors.New("no boundary begins it")
	errNoEnd       = errors.New("no closing boundary ends it")
)

// mimePart is a part of a body as it came: its header's lines, and what
// follows them.
type mimePart struct {
	header mimeHeader
	data   []byte
}

// splitMIME takes a body apart as the server's parser does: the first boundary
// may stand anywhere but needs the end of its line behind it, all others begin a
// line, and the last one, with -- behind it, must be there. What follows that
// is ignored.
func splitMIME(body []byte, boundary string) ([]mimePart, error) {
	mark := []byte("--" + boundary)
	rest, err := behindPreamble(body, mark)
	if err != nil {
		return nil, err
	}
	var parts []mimePart
	for last := false; !last; {
		var p mimePart
		p.header, rest = readMIMEHeader(rest)
		if p.data, rest, last, err = readMIMEData(rest, mark); err != nil {
			return nil, err
		}
		if parts = append(parts, p); len(parts) > maxParts {
			break
		}
	}
	return parts, nil
}

func behindPreamble(body, mark []byte) ([]byte, error) {
	for {
		start := bytes.Index(body, mark)
		if start < 0 {
			return nil, errNoBeginning
		}
		if line, ok := lineEnd(body[start+len(mark):]); ok {
			return body[start+len(mark)+line:], nil
		}
		body = body[start+1:]
	}
}

// lineEnd is the length of white space and the line's end in front of a text.
func lineEnd(text []byte) (int, bool) {
	n := len(text) - len(bytes.TrimLeft(text, " \t"))
	switch text = text[n:]; {
	case bytes.HasPrefix(text, []byte("\n")):
		return n + 1, true
	case bytes.HasPrefix(text, []byte("\r\n")):
		return n + 2, true
	}
	return 0, false
}

// readMIMEData reads what a part holds, and says whether it is the last one.
func readMIMEData(text, mark []byte) (data, rest []byte, last bool, err error) {
	for from := 0; ; from++ {
		at := bytes.Index(text[from:], mark)
		if at < 0 {
			return nil, nil, false, errNoEnd
		}
		from += at
		end, ok := beforeLine(text, from)
		if !ok {
			continue
		}
		behind := text[from+len(mark):]
		if bytes.HasPrefix(behind, []byte("--")) {
			return text[:end:end], nil, true, nil
		}
		if n, ok := lineEnd(behind); ok {
			return text[:end:end], behind[n:], false, nil
		}
	}
}

// beforeLine is where the line ends in front of the one that begins at a
// place, if one does.
func beforeLine(text []byte, at int) (int, bool) {
	switch {
	case at == 0:
		return 0, true
	case at > 1 && text[at-1] == '\n' && text[at-2] == '\r':
		return at - 2, true
	case text[at-1] == '\n', text[at-1] == '\r':
		return at - 1, true
	}
	return 0, false
}

// mimeHeader are the lines of a part's header, in Latin-1.
type mimeHeader []string

// readMIMEHeader reads lines up to an empty one. A line that begins with white
// space goes on with the one before.
func readMIMEHeader(text []byte) (header mimeHeader, rest []byte) {
	for {
		line, behind, found := bytes.Cut(text, []byte("\n"))
		if !found { // the body ends within a line
			return header, nil
		}
		text, line = behind, bytes.TrimSuffix(line, []byte("\r"))
		if len(line) == 0 {
			return header, text
		}
		if last := len(header) - 1; last >= 0 && (line[0] == ' ' || line[0] == '\t') {
			header[last] += "\r\n" + fromLatin1(line)
			continue
		}
		header = append(header, fromLatin1(line))
	}
}

// get is the first value with a name, without the white space in front of it.
func (h mimeHeader) get(name string) (string, bool) {
	for _, line := range h {
		given, value, _ := strings.Cut(line, ":")
		if strings.EqualFold(strings.TrimSpace(given), name) {
			return strings.TrimLeft(value, " \t\r\n"), true
		}
	}
	return "", false
}

// fromLatin1 is a text whose bytes are ISO-8859-1.
func fromLatin1(text []byte) string {
	runes := make([]rune, len(text))
	for i, b := range text {
		runes[i] = rune(b)
	}
	return string(runes)
}
