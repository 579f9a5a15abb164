package documents_test

import (
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"net/http"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/NamazuStudios/elements-emulator/emulator"
	"github.com/NamazuStudios/elements-emulator/emulator/apitest/whole"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/wire"
)

var update = flag.Bool("update", false, "write the list of differences anew")

// differences is the list of what the served document has otherwise than the
// real server's.
const differences = "testdata/differences.txt"

// TestDifferences lists what the served document has otherwise than the real
// server's: in paths, operations, parameters, bodies, answers and schemas, and
// in their order (docs.1 to docs.4).
func TestDifferences(t *testing.T) {
	t.Parallel()
	want, err := os.ReadFile("testdata/openapi.json")
	if err != nil {
		t.Fatal(err)
	}
	s := whole.New(t, emulator.Options{})
	got := s.Must("", http.MethodGet, "/openapi.json", "").Body
	c := &comparison{}
	for _, key := range []string{"paths", "components"} {
		c.compare(key, member(t, want, key), member(t, []byte(got), key))
	}
	list := strings.Join(c.lines, "\n") + "\n"
	if *update {
		if err := os.WriteFile(differences, []byte(list), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	known, err := os.ReadFile(differences)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(known), list); diff != "" {
		t.Errorf("the differences to the real server's document changed; look at them, then run: "+
			"go test ./emulator/server/documents -run TestDifferences -update\n%s", diff)
	}
}

// member is a member of a document, with its order.
func member(t *testing.T, document []byte, key string) any {
	t.Helper()
	var o wire.Object
	if err := json.Unmarshal(bytes.TrimSpace(document), &o); err != nil {
		t.Fatal(err)
	}
	value, _ := o.Get(key)
	return value
}

// comparison notes differences, each with its place.
type comparison struct{ lines []string }

func (c *comparison) note(place, format string, args ...any) {
	c.lines = append(c.lines, place+": "+fmt.Sprintf(format, args...))
}

func (c *comparison) compare(place string, want, got any) {
	switch want := want.(type) {
	case *wire.Object:
		if got, ok := got.(*wire.Object); ok {
			c.objects(place, want, got)
			return
		}
	case []any:
		if got, ok := got.([]any); ok && len(want) == len(got) {
			for i := range want {
				c.compare(fmt.Sprintf("%s[%d]", place, i), want[i], got[i])
			}
			return
		}
	}
	if w, g := text(want), text(got); w != g {
		c.note(place, "%s, there %s", g, w)
	}
}

func (c *comparison) objects(place string, want, got *wire.Object) {
	order := func(of, other *wire.Object) (keys []string) {
		for _, m := range of.Members() {
			if _, ok := other.Get(m.Key); ok {
				keys = append(keys, m.Key)
			}
		}
		return keys
	}
	for _, m := range want.Members() {
		value, ok := got.Get(m.Key)
		switch {
		case !ok && m.Key == "description":
		case !ok:
			c.note(place+"."+m.Key, "missing; there %s", text(m.Value))
		default:
			c.compare(place+"."+m.Key, m.Value, value)
		}
	}
	for _, m := range got.Members() {
		if _, ok := want.Get(m.Key); !ok {
			c.note(place+"."+m.Key, "added: %s", text(m.Value))
		}
	}
	if w, g := order(want, got), order(got, want); !slices.Equal(w, g) {
		c.note(place, "another order")
	}
}

func text(v any) string {
	data, err := wire.Encode(v)
	if err != nil {
		return err.Error()
	}
	return string(data)
}
