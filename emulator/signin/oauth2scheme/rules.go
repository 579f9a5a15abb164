package oauth2scheme

import (
	"net/http"
	"slices"
	"strings"

	"github.com/NamazuStudios/elements-emulator/emulator/engine/rest"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/sandbox"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/wire"
)

// Find is the scheme with an id or a name: 24 hex digits are an id only.
func Find(tx *sandbox.Tx, nameOrID string) (*Row, error) {
	find := ByName.First
	if sandbox.IsID(nameOrID) {
		find, nameOrID = Schemes.Get, strings.ToLower(nameOrID)
	}
	row, ok := find(tx, nameOrID)
	if !ok {
		return nil, rest.NotFound("There is no OAuth2 auth scheme with the name or id %q.", nameOrID).Quiet()
	}
	return row, nil
}

// Create adds a scheme; an empty id is drawn. Empty lists are not stored: they
// read back as null, or as the default.
func Create(tx *sandbox.Tx, id string, req *Request) (*Row, error) {
	row := &Row{Scheme{ID: id, Name: *req.Name}}
	if row.ID == "" {
		row.ID = tx.NewID()
	}
	if err := row.replace(req); err != nil {
		return nil, err
	}
	stored := *row
	stored.Headers, stored.Params, stored.Body = wire.NotEmpty(row.Headers), wire.NotEmpty(row.Params), wire.NotEmpty(row.Body)
	if len(row.ValidStatusCodes) == 0 {
		stored.ValidStatusCodes = DefaultCodes()
	}
	return row, duplicate(Schemes.Insert(tx, &stored))
}

// Update replaces all of a scheme but its name (oauth2_scheme.3).
func Update(tx *sandbox.Tx, nameOrID string, req *Request) (*Row, error) {
	row, err := Find(tx, nameOrID)
	if err != nil {
		return nil, err
	}
	changed := *row
	if err := changed.replace(req); err != nil {
		return nil, err
	}
	return &changed, Schemes.Put(tx, &changed)
}

// Delete removes the scheme with an id; a name does not do (oauth2_scheme.5).
func Delete(tx *sandbox.Tx, id string) error {
	if !Schemes.Delete(tx, strings.ToLower(id)) {
		return rest.NotFound("There is no OAuth2 auth scheme with the id %q; a name does not do here.", id)
	}
	return nil
}

func (r *Row) replace(req *Request) error {
	for _, part := range []struct {
		from []*KeyValue
		to   *[]KeyValue
	}{{req.Headers, &r.Headers}, {req.Params, &r.Params}, {req.Body, &r.Body}} {
		list, err := keyValues(part.from)
		if err != nil {
			return err
		}
		*part.to = list
	}
	r.ValidationURL = *req.ValidationURL
	r.ResponseIDMapping, r.ResponseValidMapping = req.ResponseIDMapping, req.ResponseValidMapping
	r.ResponseValidExpectedValue, r.ValidStatusCodes = req.ResponseValidExpectedValue, req.ValidStatusCodes
	r.Method, r.BodyType = *req.Method, req.BodyType
	if r.ValidStatusCodes == nil {
		r.ValidStatusCodes = DefaultCodes() // oauth2_scheme.7
	}
	return r.CheckUserID()
}

// keyValues are the values of a list that has no null in it: the server fails
// on one.
func keyValues(list []*KeyValue) ([]KeyValue, error) {
	if list == nil {
		return nil, nil
	}
	out := make([]KeyValue, len(list))
	for i, kv := range list {
		if kv == nil {
			return nil, rest.Unknown("Of headers, params and body none may hold null.").By("auth_oauth2.4")
		}
		out[i] = *kv
	}
	return out, nil
}

// CheckUserID checks that there is one source at most for the external id
// (oauth2_scheme.1).
func (s Scheme) CheckUserID() error {
	marked := 0
	for _, kv := range slices.Concat(s.Headers, s.Params, s.Body) {
		if kv.UserID {
			marked++
		}
	}
	switch mapped := s.ResponseIDMapping != nil && *s.ResponseIDMapping != ""; {
	case mapped && marked > 0:
		return rest.InvalidData("The external id comes from responseIdMapping or from a value with userId, not from both.")
	case marked > 1:
		return rest.InvalidData("userId is true for %d values; one at most can be the external id.", marked)
	default:
		return nil
	}
}

// DefaultCodes are the statuses that a scheme accepts unless it says
// otherwise.
func DefaultCodes() []*int { return wire.Pointers([]int{http.StatusOK}) }

// duplicate makes a 409 of a taken name (oauth2_scheme.2).
func duplicate(err error) error { return rest.Taken("An OAuth2 auth scheme", err) }
