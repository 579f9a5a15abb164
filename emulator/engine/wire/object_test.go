package wire_test

import (
	"encoding/json"
	"strconv"
	"strings"
	"testing"

	"github.com/NamazuStudios/elements-emulator/emulator/engine/wire"
)

// numbered has n members k0, k1, ... with their numbers as values.
func numbered(n int) []wire.Member {
	members := make([]wire.Member, n)
	for i := range members {
		members[i] = wire.Member{Key: "k" + strconv.Itoa(i), Value: json.Number(strconv.Itoa(i))}
	}
	return members
}

// json.10
func TestObjectsKeepTheOrderOfKeys(t *testing.T) {
	t.Parallel()
	for _, n := range []int{0, 1, 16, 17, 1000} {
		members := append(numbered(n), numbered(n/2)...)
		if n > 0 {
			members = append(members, wire.Member{Key: "k0", Value: "last"})
		}
		o := wire.NewObject(members...)
		if o.Len() != n {
			t.Fatalf("%d keys: got %d", n, o.Len())
		}
		for i, m := range o.Members() {
			v, ok := o.Get(m.Key)
			if m.Key != "k"+strconv.Itoa(i) || !ok || v != m.Value {
				t.Errorf("%d keys: member %d is %v, Get gives %v, %v", n, i, m, v, ok)
			}
		}
		if v, _ := o.Get("k0"); n > 0 && v != "last" {
			t.Errorf("%d keys: the last value of k0 is lost: %v", n, v)
		}
		if _, ok := o.Get("other"); ok {
			t.Errorf("%d keys: has a key that was never set", n)
		}
	}
}

func TestNewObjectLeavesItsMembersAlone(t *testing.T) {
	t.Parallel()
	members := []wire.Member{{Key: "a", Value: "1"}, {Key: "a", Value: "2"}, {Key: "b", Value: "3"}}
	wire.NewObject(members...)
	if members[0].Value != "1" || members[1].Key != "a" || members[2].Key != "b" {
		t.Errorf("got %v", members)
	}
}

func TestANilObjectIsEmpty(t *testing.T) {
	t.Parallel()
	var o *wire.Object
	if _, ok := o.Get("a"); ok || o.Len() != 0 || o.Members() != nil || encode(t, o) != "null" {
		t.Errorf("got %v", o)
	}
}

func TestObjectsWorkWithTheStandardLibrary(t *testing.T) {
	t.Parallel()
	type holder struct {
		A *wire.Object
		B *wire.Object
		C map[string]*wire.Object
	}
	text := `{"A":{"z":1,"a":[{"y":null,"b":"\u001F\n"}]},"B":null,"C":{"c":{}}}`
	var h holder
	if err := json.Unmarshal([]byte(text), &h); err != nil {
		t.Fatal(err)
	}
	got, err := json.Marshal(h)
	if err != nil || string(got) != text {
		t.Errorf("got %s, %v, want %s", got, err, text)
	}
}

func TestUnmarshalObjectIsStrict(t *testing.T) {
	t.Parallel()
	o := wire.NewObject(wire.Member{Key: "kept", Value: true})
	if err := o.UnmarshalJSON([]byte(`[]`)); err == nil {
		t.Error("an array was accepted")
	}
	if err := o.UnmarshalJSON([]byte(`null`)); err != nil || o.Len() != 1 {
		t.Errorf("null changed it to %v, %v", o, err)
	}
}

func TestManyKeysAreRead(t *testing.T) {
	t.Parallel()
	var text strings.Builder
	text.WriteString(`{"k":0`)
	for i := range 200_000 {
		text.WriteString(`,"` + strconv.Itoa(i) + `":0`)
	}
	text.WriteString("}")
	if got := decode[*wire.Object](t, text.String()).Len(); got != 200_001 {
		t.Errorf("got %d keys", got)
	}
}
