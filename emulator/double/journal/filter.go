package journal

import (
	"bytes"
	"strings"

	"github.com/NamazuStudios/elements-emulator/emulator/engine/rest"
)

// Filter chooses exchanges. What is empty is not looked at.
type Filter struct {
	// Operation is the id of an operation.
	Operation string
	// Method is an HTTP method in any case.
	Method string
	// Path is the path of an operation or a path as requested.
	Path string
	// Caller is the id of a user or a profile, or rest.AnonymousCaller.
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

// Fits says whether an exchange is chosen.
func (f *Filter) Fits(e *Entry) bool {
	return f.differ(e, func(string) bool { return false })
}

// Differences say in a few words each why an exchange is not chosen; there
// are none where it is.
func (f *Filter) Differences(e *Entry) []string {
	var all []string
	f.differ(e, func(why string) bool {
		all = append(all, why)
		return true
	})
	return all
}

// differ hands over each difference until it is told to stop, and says
// whether there was none to stop at.
func (f *Filter) differ(e *Entry, yield func(why string) bool) bool {
	return (f.Operation == "" || f.Operation == e.Operation || yield("it is another operation")) &&
		(f.Method == "" || strings.EqualFold(f.Method, e.Method) || yield("it has another method")) &&
		(f.Path == "" || f.Path == e.Path || f.Path == e.Template || yield("it has another path")) &&
		(f.Caller == "" || f.fitsCaller(e) || yield("it has another caller")) &&
		(f.Status == 0 || f.Status == e.Status || f.Status == e.Status/100 || yield("it has another status")) &&
		(f.Contains == "" || bytes.Contains(e.said(), []byte(f.Contains)) || yield("its body does not contain the text")) &&
		(f.fitsState(e) || yield("it was matched and answered"))
}

// said is what was sent: by the client, or over a websocket by the server.
func (e *Entry) said() []byte {
	if e.Frame == Out {
		return e.Response
	}
	return e.Request
}

func (f *Filter) fitsCaller(e *Entry) bool {
	if f.Caller == rest.AnonymousCaller {
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
