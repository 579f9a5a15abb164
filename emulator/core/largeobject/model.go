// Package largeobject keeps large objects: files with access rules, such as the
// images of profiles. Package largeobjectapi has their routes. Its rules are in
// the contract file 21-large-objects.md.
package largeobject

// State says whether an object has contents.
type State string

// The states of an object.
const (
	Empty    State = "EMPTY"
	Uploaded State = "UPLOADED"
)

// Constants are the states in the order of their ordinals (json.4).
func (State) Constants() []string { return []string{string(Empty), string(Uploaded)} }

// Reference is an object as other objects show it (02,
// LargeObjectReference). LastModified is in ms since the epoch.
type Reference struct {
	ID           string  `json:"id"`
	URL          *string `json:"url"`
	MimeType     *string `json:"mimeType"`
	State        State   `json:"state"`
	LastModified *int64  `json:"lastModified" schema:"format=date-time"`
}

// SchemaName is its name in the OpenAPI document.
func (Reference) SchemaName() string { return "LargeObjectReference" }

// Reference is the row as other objects show it. The URL lies below base;
// an empty base leaves it out (profile.34).
func (r *Row) Reference(base string) *Reference {
	ref := &Reference{ID: r.ID, MimeType: r.MimeType, State: r.State}
	if base != "" {
		url := r.URL(base)
		ref.URL = &url
	}
	if r.LastModified != 0 {
		ref.LastModified = &r.LastModified
	}
	return ref
}

// URL is where the contents are served (large_object.6).
func (r *Row) URL(base string) string { return base + "/cdn/object/" + r.ID }
