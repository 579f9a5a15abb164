package journal

import (
	"bytes"
	"strings"
)

// Filter chooses exchanges. What is empty is not looked at.
type Filter struct {
	// Operation is the id of an operation.
	Operation string
	// Method is an HTTP method in any case.
	Method string
	// Path is the path of an operation or a path as requested.
	Path string
	// Caller is the id of a user or a profile, or Anonymous.
	Caller string
	// Status is a status; 4 and 5 stand for all of that hundred.
	Status int
	// Contains is a text in the request's body.
	Contains string
	// Unmatched and Failed choose requests that matched no operation, and
	// those that were answered with an error or not at all. With both, one of
	// them is enough.
	Unmatched, Failed bool
}

// Anonymous is the caller without credentials.
const Anonymous = "anonymous"

// Fits says whether an exchange is chosen.
func (f *Filter) Fits(e *Entry) bool { return f.Difference(e) == "" }

// Difference says in a few words why an exchange is not chosen; it is empty
// where it is.
func (f *Filter) Difference(e *Entry) string {
	switch {
	case f.Operation != "" && f.Operation != e.Operation:
		return "another operation"
	case f.Method != "" && !strings.EqualFold(f.Method, e.Method):
		return "another method"
	case f.Path != "" && f.Path != e.Path && f.Path != e.Template:
		return "another path"
	case f.Caller != "" && !f.fitsCaller(e):
		return "another caller"
	case f.Status != 0 && f.Status != e.Status && f.Status != e.Status/100:
		return "another status"
	case f.Contains != "" && !bytes.Contains(e.Request, []byte(f.Contains)):
		return "the body does not contain the text"
	case !f.fitsState(e):
		return "it was matched and answered"
	}
	return ""
}

func (f *Filter) fitsCaller(e *Entry) bool {
	if f.Caller == Anonymous {
		return e.UserID == ""
	}
	return f.Caller == e.UserID || f.Caller == e.ProfileID
}

func (f *Filter) fitsState(e *Entry) bool {
	if !f.Unmatched && !f.Failed {
		return true
	}
	return f.Unmatched && !e.Matched() || f.Failed && e.Failed()
}

// Find are the exchanges that a filter chooses among those with an id
// greater than a given one, oldest first.
func (j *Journal) Find(f Filter, after int64) []*Entry {
	entries, _ := j.After(after)
	var found []*Entry
	for _, e := range entries {
		if f.Fits(e) {
			found = append(found, e)
		}
	}
	return found
}
