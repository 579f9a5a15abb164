package rest

import "regexp"

var idShape = regexp.MustCompile(`^[0-9a-fA-F]{24}$`)

// IsID says whether a text has the shape of a database id: 24 hex digits
// (json.6). Where a name or an id is accepted, such a text is an id only.
func IsID(text string) bool { return idShape.MatchString(text) }
