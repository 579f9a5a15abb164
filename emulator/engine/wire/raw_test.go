package wire_test

import (
	"encoding/json"
	"errors"
	"testing"

	"github.com/NamazuStudios/elements-emulator/emulator/engine/wire"
)

// optional tells an absent value from null.
type optional struct {
	set   bool
	value *int
}

func (o *optional) UnmarshalJSON(data []byte) error {
	o.set = true
	return wire.Decode(data, &o.value)
}

// choosy reads its value with the standard library or not at all.
type choosy struct{ read string }

func (c *choosy) UnmarshalJSON(data []byte) error {
	c.read = string(data)
	if c.read == `"bad"` {
		return errors.New("bad is not good")
	}
	return json.Unmarshal(data, &[]int{})
}

// nested reads an object with a decoder of its own.
type nested struct{ inner profile }

func (n *nested) UnmarshalJSON(data []byte) error { return wire.Decode(data, &n.inner) }

type raws struct {
	Optional optional  `json:"optional"`
	Pointer  *optional `json:"pointer"`
	Choosy   []choosy  `json:"choosy"`
	Nested   nested    `json:"nested"`
	List     listed    `json:"list"`
}

// listed is a list that reads itself.
type listed []nested

func (l *listed) UnmarshalJSON(data []byte) error { return wire.Decode(data, (*[]nested)(l)) }

func TestTypesMayReadThemselves(t *testing.T) {
	t.Parallel()
	r := decode[raws](t, `{"optional": "5" , "pointer":7,"choosy":[ [1, 2] ,null],"list":[{"displayName":"a"}]}`)
	if !r.Optional.set || *r.Optional.value != 5 || *r.Pointer.value != 7 {
		t.Errorf("got %+v, %+v", r.Optional, r.Pointer)
	}
	if len(r.Choosy) != 2 || r.Choosy[0].read != "[1, 2]" || r.Choosy[1].read != "null" {
		t.Errorf("got %+v", r.Choosy)
	}
	if len(r.List) != 1 || r.List[0].inner.DisplayName != "a" {
		t.Errorf("got %+v", r.List)
	}
}

func TestTypesThatReadThemselvesSeeNull(t *testing.T) {
	t.Parallel()
	r := decode[raws](t, `{"optional":1,"optional":null,"pointer":null}`)
	if !r.Optional.set || r.Optional.value != nil || r.Pointer != nil {
		t.Errorf("got %+v, %+v", r.Optional, r.Pointer)
	}
}

func TestErrorsOfTypesThatReadThemselves(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		`{"optional":true}`:               "optional (line 1, column 13): a number was expected, got a boolean",
		`{"choosy":["bad"]}`:              "choosy[0] (line 1, column 12): bad is not good",
		`{"choosy":[{}]}`:                 "choosy[0] (line 1, column 12): this value is not accepted here",
		`{"choosy":[nope]}`:               "choosy[0] (line 1, column 12): this is no JSON value; did you mean null?",
		`{"nested":{"owner":{"tags":1}}}`: "nested.owner.tags (line 1, column 28): an array was expected, got a number",
		`{"list":[{},{"score":[]}]}`:      "list[1].score (line 1, column 22): a number was expected, got an array",
	} {
		if got := refuse[raws](t, text).Error(); got != want {
			t.Errorf("%s:\n got %s\nwant %s", text, got, want)
		}
	}
}
