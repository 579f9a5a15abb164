package control

import (
	"slices"
	"strings"

	"github.com/NamazuStudios/elements-emulator/emulator/double/journal"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/nearest"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/rest"
)

// filterIn are the parameters that choose exchanges.
type filterIn struct {
	Operation string `query:"operation"`
	Method    string `query:"method"`
	Path      string `query:"path"`
	Caller    string `query:"caller"`
	Status    string `query:"status"`
	Contains  string `query:"contains"`
	Unmatched string `query:"unmatched"`
	Failed    string `query:"failed"`
	Secrets   string `query:"secrets"`
}

// filter reads the parameters.
func (c call) filter(in filterIn) (f journal.Filter, secrets bool, err error) {
	f = journal.Filter{Operation: in.Operation, Method: in.Method, Path: in.Path, Contains: in.Contains}
	if f.Unmatched, err = truth("unmatched", in.Unmatched); err != nil {
		return f, false, err
	}
	if f.Failed, err = truth("failed", in.Failed); err != nil {
		return f, false, err
	}
	if secrets, err = truth("secrets", in.Secrets); err != nil {
		return f, false, err
	}
	return f, secrets, c.complete(&f, in.Caller, in.Status)
}

// complete checks a filter and adds to it what must be looked up.
func (c call) complete(f *journal.Filter, caller, status string) (err error) {
	if err := knownOperation(f.Operation); err != nil {
		return err
	}
	if f.Caller, err = c.callerID(caller); err != nil {
		return err
	}
	if hundred, ok := strings.CutSuffix(status, "xx"); ok {
		f.Status, err = number("status", hundred, 0, 1, 5)
		return err
	}
	f.Status, err = number("status", status, 0, 100, 599)
	return err
}

func knownOperation(id string) error {
	if id == "" {
		return nil
	}
	var ids []string
	for _, op := range rest.Known() {
		ids = append(ids, op.ID)
	}
	if slices.Contains(ids, id) {
		return nil
	}
	if near := nearest.Of(id, ids); near != "" {
		return rest.InvalidParameter("There is no operation %q; did you mean %s?", rest.Excerpt(id), near)
	}
	return rest.InvalidParameter("There is no operation %q.", rest.Excerpt(id))
}
