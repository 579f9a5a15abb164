package conformance

import (
	"fmt"
	"regexp"
	"strconv"
)

var (
	pathPart  = regexp.MustCompile(`\[(\d+)\]|[^.\[\]]+`)
	pathShape = regexp.MustCompile(`^(\[\d+\]|[^.\[\]]+)(\.[^.\[\]]+|\[\d+\])*$`)
)

// checkPath tells whether a body path such as objects[0].id is well-formed.
func checkPath(path string) error {
	if pathShape.MatchString(path) {
		return nil
	}
	return fmt.Errorf("%q is not a body path such as objects[0].id", path)
}

// dig is the value at a body path, and whether there is one.
func dig(v any, path string) (any, bool) {
	for _, part := range pathPart.FindAllStringSubmatch(path, -1) {
		var ok bool
		if v, ok = descend(v, part[0], part[1]); !ok {
			return nil, false
		}
	}
	return v, true
}

// descend goes down one part of a path: an index into a list, or a key.
func descend(v any, key, index string) (any, bool) {
	if index == "" {
		o, _ := v.(object)
		return o.get(key)
	}
	list, _ := v.([]any)
	i, err := strconv.Atoi(index)
	if err != nil || i >= len(list) {
		return nil, false
	}
	return list[i], true
}
