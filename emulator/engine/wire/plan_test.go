package wire_test

import (
	"encoding/json"
	"errors"
	"sync"
	"testing"

	"github.com/NamazuStudios/elements-emulator/emulator/engine/wire"
)

type base struct{ ID, Shadowed string }

// Loop embeds itself, which adds nothing to it.
type Loop struct {
	*Loop
	X int
}

type clash struct {
	base
	Twin
}

type Twin struct{ ID string }

type unreachable struct{ *base }

func TestOuterFieldsHideEmbeddedOnes(t *testing.T) {
	t.Parallel()
	type outer struct {
		base
		Shadowed int
	}
	got := decode[outer](t, `{"ID":"a","Shadowed":1}`)
	if got.ID != "a" || got.Shadowed != 1 || got.base.Shadowed != "" {
		t.Errorf("got %+v", got)
	}
}

func TestATypeMayEmbedItself(t *testing.T) {
	t.Parallel()
	if got := decode[Loop](t, `{"X":1}`); got.X != 1 || got.Loop != nil {
		t.Errorf("got %+v", got)
	}
	refuse[Loop](t, `{"Loop":{}}`)
}

func TestMistakesOfTheProgrammerAreNoWireErrors(t *testing.T) {
	t.Parallel()
	for name, into := range map[string]any{
		"no pointer":                 user{},
		"a nil pointer":              (*user)(nil),
		"nothing":                    nil,
		"a channel":                  new(chan int),
		"a list of channels":         new([]chan int),
		"bytes":                      new([]byte),
		"a map with numbers as keys": new(map[int]string),
		"an interface with methods":  new(error),
		"a number as text":           new(json.Number),
		"two fields of one name":     new(clash),
		"an embedded hidden pointer": new(unreachable),
	} {
		err := wire.Decode([]byte(`{}`), into)
		if _, fault := errors.AsType[*wire.Error](err); err == nil || fault {
			t.Errorf("%s: got %v, want an error that is no *wire.Error", name, err)
		}
	}
}

func TestADecoderIsSharedByGoroutines(t *testing.T) {
	t.Parallel()
	d := wire.NewDecoder()
	var all sync.WaitGroup
	for range 8 {
		all.Go(func() {
			var u user
			if err := d.Decode([]byte(`{"name":"a","best":{"owner":{"name":"b"}}}`), &u); err != nil || u.Best.Owner.Name != "b" {
				t.Errorf("got %+v, %v", u, err)
			}
		})
	}
	all.Wait()
}
