package header

import (
	"net/url"
	"regexp"
	"strconv"
	"strings"
	"time"
)

// FormData is the Content-Disposition of a part of a form.
type FormData struct {
	Name string
	// FileName is nil where none was given.
	FileName *string
}

// ParseFormData reads a Content-Disposition, which must be of the type
// form-data and have a name. With msie set, a backslash in a file name parts
// folders and the last name counts, as the server has it for that browser.
func ParseFormData(text string, msie bool) (FormData, error) {
	r := &reader{text: text, keepBackslash: msie}
	r.more()
	kind, err := r.token()
	if err != nil {
		return FormData{}, err
	}
	params, err := r.parameters()
	if err != nil || r.pos < len(r.text) {
		return FormData{}, errSyntax
	}
	name, named := params["name"]
	if !strings.EqualFold(kind, "form-data") || !named || !plausible(params) {
		return FormData{}, errSyntax
	}
	file, err := fileName(params)
	return FormData{Name: name, FileName: file}, err
}

// plausible checks the parameters that nobody looks at but that must be dates
// and a number.
func plausible(params map[string]string) bool {
	for _, name := range []string{"creation-date", "modification-date", "read-date"} {
		if date, ok := params[name]; ok {
			if _, err := time.Parse(time.RFC1123, date); err != nil {
				return false
			}
		}
	}
	size, ok := params["size"]
	if !ok {
		return true
	}
	_, err := strconv.ParseInt(size, 10, 64)
	return err == nil
}

var (
	// extended is charset'language'name.
	extended = regexp.MustCompile(`(?i)^([^']+)'(?:[a-z]{2,8}(?:-[a-z0-9-]+)?)?'(.+)$`)
	// encoded is a name in which all is encoded that has to be.
	encoded = regexp.MustCompile("(?i)^(?:%[a-f0-9]{2}|[a-z0-9!#$&+.^_`|~-])+$")
)

// fileName is the extended file name, decoded, or else the plain one, with a
// backslash before each quote and backslash.
func fileName(params map[string]string) (*string, error) {
	text, ok := params["filename*"]
	if !ok {
		name, ok := params["filename"]
		if !ok {
			return nil, nil
		}
		name = strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(name)
		return &name, nil
	}
	parts := extended.FindStringSubmatch(text)
	if parts == nil {
		return nil, errSyntax
	}
	name := parts[2]
	if !encoded.MatchString(name) && !strings.EqualFold(parts[1], "UTF-8") {
		return nil, errSyntax
	}
	name = unescape(name)
	return &name, nil
}

var escape = regexp.MustCompile(`(?:%[0-9a-fA-F]{2})+`)

// unescape decodes what is percent-encoded, as UTF-8 whatever the charset.
func unescape(text string) string {
	return escape.ReplaceAllStringFunc(text, func(s string) string {
		decoded, _ := url.PathUnescape(s) // it is well-formed
		return strings.ToValidUTF8(decoded, "\uFFFD")
	})
}
