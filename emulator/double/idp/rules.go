package idp

import (
	"cmp"
	"errors"
	"slices"

	"github.com/NamazuStudios/elements-emulator/emulator/engine/rest"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/sandbox"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/wire"
)

// Find is the provider with a name.
func Find(tx *sandbox.Tx, name string) (*Row, error) {
	if row, ok := ByName.First(tx, name); ok {
		return row, nil
	}
	return nil, rest.NotFound("There is no identity provider %q. Describe it in a fixture (identityProviders), or make one with POST /_emulator/idp.", name)
}

// NameChars are the characters that a provider's name may have: it stands in
// paths.
const NameChars = "letters, digits, '.', '_' and '-'"

// GoodName says whether a provider may have a name.
func GoodName(name string) bool {
	return name != "" && name[0] != '.' && len(name) <= 100 && !slices.ContainsFunc([]rune(name), func(r rune) bool {
		letter := r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9'
		return !letter && r != '.' && r != '_' && r != '-'
	})
}

// Put adds a provider, or replaces the one that has its name, with all that
// it handed out. A row without an id gets that of the one it replaces, so that
// it can be put twice, or a new one; one without a pose is plain.
func Put(tx *sandbox.Tx, row *Row) (*Row, error) {
	if !GoodName(row.Name) {
		return nil, rest.InvalidData("The name %q of the identity provider stands in paths: it must be 1 to 100 %s.", row.Name, NameChars)
	}
	if err := checkIdentities(row.Identities); err != nil {
		return nil, err
	}
	stored := *row
	if old, ok := ByName.First(tx, row.Name); ok {
		stored.ID = cmp.Or(row.ID, old.ID)
		if err := Delete(tx, row.Name); err != nil {
			return nil, err
		}
	}
	stored.Pose = cmp.Or(row.Pose, Plain)
	if stored.ID == "" {
		stored.ID = tx.NewID()
	}
	return &stored, Providers.Insert(tx, &stored)
}

func checkIdentities(all []Identity) error {
	subjects, tickets := map[string]bool{}, map[string]bool{}
	for _, i := range all {
		switch {
		case i.Subject == "":
			return rest.InvalidData("An identity has no subject.")
		case subjects[i.Subject]:
			return rest.InvalidData("The subject %q comes twice.", i.Subject)
		case i.Ticket != "" && tickets[i.Ticket]:
			return rest.InvalidData("The ticket %q comes twice.", i.Ticket)
		}
		subjects[i.Subject], tickets[i.Ticket] = true, true
	}
	return nil
}

// Delete removes a provider with all that it handed out.
func Delete(tx *sandbox.Tx, name string) error {
	row, err := Find(tx, name)
	if err != nil {
		return err
	}
	Providers.Delete(tx, row.ID)
	sandbox.RemoveOwned(tx, row.ID)
	return nil
}

// maxPublished is the greatest number of keys that a provider publishes.
const maxPublished = 8

// Rotate makes another key sign from now on. The last few of the old ones stay
// published, unless they are retired.
func Rotate(tx *sandbox.Tx, name string, retire bool) (*Row, error) {
	row, err := Find(tx, name)
	if err != nil {
		return nil, err
	}
	changed := *row
	changed.Generation++
	changed.Oldest = max(changed.Oldest, changed.Generation-maxPublished+1)
	if retire {
		changed.Oldest = changed.Generation
	}
	return &changed, Providers.Put(tx, &changed)
}

// Queue lets an answer stand in for the next one of an endpoint. Several are
// given in the order in which they were queued.
func Queue(tx *sandbox.Tx, name string, at Endpoint, a Answer) error {
	row, err := Find(tx, name)
	if err != nil {
		return err
	}
	if !slices.Contains(at.Constants(), string(at)) {
		return rest.InvalidData("endpoint is %q; it can be one of %q.", at, at.Constants())
	}
	if a.Error == "" && a.Status == 0 && a.Token == nil {
		return rest.InvalidData("Say what is to be answered: an error, a status (with a body), or a changed token.")
	}
	if a.Token != nil && at != TokenEndpoint {
		return rest.InvalidData("Identity tokens come from the endpoint %q only.", TokenEndpoint)
	}
	if a.Status != 0 && (a.Status < 200 || a.Status > 599) {
		return rest.InvalidData("status is %d; it must lie between 200 and 599.", a.Status)
	}
	if a.Token != nil && a.Token.Key == PreviousKey && row.Generation == 0 {
		return errNeverRotated
	}
	if queue.Len(tx) >= maxQueued || queue.Weight(tx)+int64(len(a.Body)) > maxQueuedBytes {
		return rest.Overload("The identity providers of the sandbox have %d answers queued, which is as much as they can have; let some be taken, or replace the provider.", queue.Len(tx))
	}
	q := &queuedAnswer{ID: tx.NewID(), Provider: row.ID, Endpoint: at, Answer: a}
	return queue.Insert(tx, q)
}

// unqueue takes the next answer of an endpoint out of the queue; nil where
// there is none.
func unqueue(tx *sandbox.Tx, provider string, at Endpoint) *Answer {
	q, ok := queuedAt.First(tx, place(provider, at))
	if !ok {
		return nil
	}
	queue.Delete(tx, q.ID)
	return &q.Answer
}

// AskedOf are the last requests that a provider got, oldest first.
func AskedOf(tx *sandbox.Tx, name string) ([]*Asked, error) {
	row, err := Find(tx, name)
	if err != nil {
		return nil, err
	}
	return slices.Collect(askedOf.Each(tx, row.ID)), nil
}

// ForgetAsked forgets the requests that a provider got.
func ForgetAsked(tx *sandbox.Tx, name string) error {
	all, err := AskedOf(tx, name)
	for _, a := range all {
		asked.Delete(tx, a.ID)
	}
	return err
}

var errNeverRotated = rest.InvalidData("There is no previous key: rotate the keys first.")

// DefaultName is the name of the provider that Bootstrap adds.
const DefaultName = "idp"

// Bootstrap adds a plain provider with a few identities, unless there is one
// of its name. It takes any client.
func Bootstrap(tx *sandbox.Tx) error {
	if _, ok := ByName.First(tx, DefaultName); ok {
		return nil
	}
	row := &Row{ID: sandbox.BootID("identity provider", DefaultName), Name: DefaultName}
	for _, name := range []string{"Alice", "Bob", "Carol"} {
		user := string(name[0]|0x20) + name[1:]
		row.Identities = append(row.Identities, Identity{Subject: user, Claims: wire.NewObject(
			wire.Member{Key: "name", Value: name + " Example"},
			wire.Member{Key: "given_name", Value: name},
			wire.Member{Key: "family_name", Value: "Example"},
			wire.Member{Key: "preferred_username", Value: user},
			wire.Member{Key: "email", Value: user + "@idp.example"},
			wire.Member{Key: "email_verified", Value: true},
		)})
	}
	_, err := Put(tx, row)
	return err
}

// asRest is an error of a rule.
func asRest(err error) *rest.Error {
	if e, ok := errors.AsType[*rest.Error](err); ok {
		return e
	}
	return rest.Unknown("%v", err)
}
