package largeobject

import (
	"strings"

	"github.com/NamazuStudios/elements-emulator/emulator/engine/query"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/rest"
)

// texts are the texts of an object that a search looks at, by the names of
// their fields.
var texts = map[string]func(*Row) *string{
	"originalFilename": func(r *Row) *string { return r.OriginalFilename },
	"path":             func(r *Row) *string { return &r.Path },
	"mimeType":         func(r *Row) *string { return r.MimeType },
}

// Search is what a search lets through: nil, which is all, where it is blank
// (large_object.24 to .28).
func Search(search string) (rest.Filter[Row], error) {
	search = strings.TrimSpace(search)
	if search == "" {
		return nil, nil
	}
	field, value, ok := strings.Cut(search, ":")
	if !ok || field == "" {
		return matching(search, anyText)
	}
	field, value = strings.TrimSpace(field), strings.TrimSpace(value)
	if field == "state" {
		return rest.Where(func(r *Row) bool { return strings.EqualFold(string(r.State), value) }), nil
	}
	text, known := texts[field]
	switch {
	case !known:
		return matching(field+":"+value, anyText) // large_object.27
	case value == "":
		return rest.Where(func(r *Row) bool { t := text(r); return t == nil || *t == "" }), nil // large_object.26
	default:
		return matching(value, func(r *Row) []string { return given(text(r)) })
	}
}

// matching lets through the rows of which a regular expression is found in a
// text.
func matching(expression string, of func(*Row) []string) (rest.Filter[Row], error) {
	pattern, err := query.Regex(expression)
	if err != nil {
		return nil, rest.Unknown("The search %q is no regular expression: %v", expression, err).By("large_object.28")
	}
	return rest.MatchesAny(pattern, of), nil
}

func anyText(r *Row) []string { return given(r.OriginalFilename, &r.Path, r.MimeType) }

// given are the texts that are not null, which nothing is found in.
func given(texts ...*string) []string {
	var out []string
	for _, t := range texts {
		if t != nil {
			out = append(out, *t)
		}
	}
	return out
}
