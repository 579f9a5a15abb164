package constraint

import (
	"fmt"
	"math"
	"reflect"
	"strconv"
	"strings"
	"unicode/utf16"
)

// aboutValue are the rules that null passes.
func aboutValue(name, of string, t reflect.Type) (*rule, error) {
	kind := behind(t).Kind()
	var r *rule
	var err error
	var fits bool
	switch name {
	case "true", "false":
		r, fits = isBool(name == "true"), kind == reflect.Bool
	case "min":
		r, err = atLeast(of)
		fits = kind >= reflect.Int && kind <= reflect.Float64
	case "size":
		r, err = sized(of)
		fits = kind == reflect.String || kind == reflect.Slice || kind == reflect.Map
	case "email":
		r, fits = &rule{text: "must be a well-formed email address", holds: onString(wellFormedEmail)}, kind == reflect.String
	case "pattern":
		r, err = matching(Pattern(of))
		fits = kind == reflect.String
	default:
		return nil, fmt.Errorf("unknown word %q", name)
	}
	if err == nil && !fits {
		return nil, fmt.Errorf("%s is not for %s", name, t)
	}
	return r, err
}

func isBool(want bool) *rule {
	return &rule{text: fmt.Sprintf("must be %t", want), holds: passNull(func(v reflect.Value) bool {
		return v.Bool() == want
	})}
}

func atLeast(of string) (*rule, error) {
	least, err := strconv.ParseInt(of, 10, 64)
	if err != nil {
		return nil, fmt.Errorf("min=%s is not a whole number", of)
	}
	return &rule{text: "must be greater than or equal to " + of, holds: passNull(func(v reflect.Value) bool {
		switch {
		case v.CanInt():
			return v.Int() >= least
		case v.CanUint():
			return least < 0 || v.Uint() >= uint64(least)
		default:
			return v.Float() >= float64(least)
		}
	})}, nil
}

func sized(of string) (*rule, error) {
	low, high, ok := strings.Cut(of, "..")
	least, err := strconv.Atoi(low)
	if !ok || err != nil {
		return nil, fmt.Errorf("size=%s is not like size=1..25 (or size=1.. for no upper bound)", of)
	}
	most := math.MaxInt32
	if high != "" {
		if most, err = strconv.Atoi(high); err != nil || most < least {
			return nil, fmt.Errorf("size=%s: %q is no upper bound", of, high)
		}
	}
	text := fmt.Sprintf("size must be between %d and %d", least, most)
	return &rule{text: text, holds: passNull(func(v reflect.Value) bool {
		size := v.Len()
		if v.Kind() == reflect.String {
			size = units(v.String())
		}
		return size >= least && size <= most
	})}, nil
}

func matching(name Pattern) (*rule, error) {
	p, ok := patterns[name]
	if !ok {
		return nil, fmt.Errorf("unknown pattern %q", name)
	}
	return &rule{text: p.text(), holds: onString(p.matches)}, nil
}

// units is the length that Java gives a string: in UTF-16 units.
func units(s string) int {
	n := 0
	for _, r := range s {
		n += max(utf16.RuneLen(r), 1)
	}
	return n
}
