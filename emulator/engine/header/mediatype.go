package header

import "strings"

// MediaType is a media type with its parameters, whose names are in lower
// case.
type MediaType struct {
	Type, Subtype string
	Params        map[string]string
}

// ParseMediaType reads a Content-Type.
func ParseMediaType(text string) (MediaType, error) {
	r := &reader{text: text}
	r.more()
	m, err := r.mediaType()
	if err == nil && r.pos < len(r.text) {
		err = errSyntax // a comma: one type is no list
	}
	return m, err
}

func (r *reader) mediaType() (m MediaType, err error) {
	if m.Type, err = r.token(); err != nil {
		return m, err
	}
	if err = r.separator('/'); err != nil {
		return m, err
	}
	if m.Subtype, err = r.token(); err != nil {
		return m, err
	}
	m.Params, err = r.parameters()
	return m, err
}

// Is says whether the type is another, given as "type/subtype". Wildcards
// stand for anything.
func (m MediaType) Is(other string) bool {
	kind, sub, _ := strings.Cut(other, "/")
	if m.Type == "*" {
		return true
	}
	return strings.EqualFold(m.Type, kind) && (m.Subtype == "*" || strings.EqualFold(m.Subtype, sub))
}

// Name is the type without parameters, in lower case.
func (m MediaType) Name() string { return strings.ToLower(m.Type + "/" + m.Subtype) }

// Accepted is a line of an Accept header.
type Accepted struct {
	MediaType
	// Quality is between 0 and 1000.
	Quality int
}

// ParseAccept reads an Accept header. A type without a subtype stands for all
// of them.
func ParseAccept(text string) ([]Accepted, error) {
	var list []Accepted
	for r := (&reader{text: text}); r.more(); r.pos++ { // over the comma
		a, err := r.accepted()
		if err != nil {
			return nil, err
		}
		list = append(list, a)
	}
	return list, nil
}

func (r *reader) accepted() (a Accepted, err error) {
	a.Quality, a.Subtype = maxQuality, "*"
	if a.Type, err = r.token(); err != nil {
		return a, err
	}
	if r.at('/') {
		r.pos++
		if a.Subtype, err = r.token(); err != nil {
			return a, err
		}
	}
	if a.Params, err = r.parameters(); err != nil {
		return a, err
	}
	if q, ok := a.Params["q"]; ok {
		a.Quality, err = quality(q)
	}
	return a, err
}

const (
	maxQuality    = 1000
	maxQualityLen = 5
)

// quality reads a number between 0 and 1 with at most three decimals; the zero
// before the point may be missing.
func quality(text string) (int, error) {
	if text == "" || len(text) > maxQualityLen || text == "." {
		return 0, errSyntax
	}
	whole, fraction, _ := strings.Cut(text, ".")
	if whole != "" && whole != "0" && whole != "1" {
		return 0, errSyntax
	}
	value := 0
	for i, weight := 0, maxQuality/10; i < len(fraction); i, weight = i+1, weight/10 {
		digit := int(fraction[i]) - '0'
		if digit < 0 || digit > 9 {
			return 0, errSyntax
		}
		value += digit * weight
	}
	switch {
	case whole != "1":
		return value, nil
	case value > 0:
		return 0, errSyntax
	}
	return maxQuality, nil
}
