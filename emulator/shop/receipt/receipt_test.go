package receipt_test

import (
	"encoding/json"
	"net/http"
	"testing"

	"github.com/NamazuStudios/elements-emulator/emulator/apitest"
	"github.com/NamazuStudios/elements-emulator/emulator/core/user"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/rest"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/sandbox"
	"github.com/NamazuStudios/elements-emulator/emulator/shop/receipt"
)

const annID = "0a0000000000000000000001"

var super = rest.Caller{Level: rest.Superuser, UserID: "0a0000000000000000000009"}

func newAPI(t testing.TB) *apitest.API {
	t.Helper()
	api := apitest.New(t, receipt.Routes(), user.Tables(), receipt.Tables())
	api.Update(func(tx *sandbox.Tx) error {
		_, err := user.Create(tx, user.Creation{ID: annID, Name: "ann", Email: "ann@example.com", Level: rest.User})
		return err
	})
	return api
}

func request(body *string) string {
	id := annID
	data, _ := json.Marshal(receipt.CreateRequest{UserID: &id, Body: body})
	return string(data)
}

// receipt.4
func TestBodies(t *testing.T) {
	t.Parallel()
	for body, want := range map[string]string{
		`{}`: `{}`, `{"b":[1,{"c":null}],"a":"x\n"}`: `{"b": [1, {"c": null}], "a": "x\n"}`,
	} {
		got := newAPI(t).Call(super, http.MethodPost, "/receipt", request(&body))
		var made receipt.Receipt
		if err := json.Unmarshal([]byte(got.Body), &made); err != nil || made.Body == nil || *made.Body != want {
			t.Errorf("%s: got %d %s", body, got.Status, got.Body)
		}
	}
	for body, status := range map[string]int{``: 400, `{`: 400, `x`: 400, `[1]`: 500, `1`: 500, `"a"`: 500} {
		if got := newAPI(t).Call(super, http.MethodPost, "/receipt", request(&body)); got.Status != status {
			t.Errorf("%q: got %d %s", body, got.Status, got.Body)
		}
	}
}

// FuzzBody looks for bodies that break the server, or that are not JSON when
// they come back.
func FuzzBody(f *testing.F) {
	for _, seed := range []string{`{}`, `{"a":1e400}`, `{"a":{"a":[]}}`, `[`, `{"a":1,"a":2}`, "{\"\\u0000\":\"\"}"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, body string) {
		got := newAPI(t).Call(super, http.MethodPost, "/receipt", request(&body))
		if got.Status != http.StatusOK {
			if got.Code() == "" {
				t.Fatalf("%q: %d %s", body, got.Status, got.Body)
			}
			return
		}
		var made receipt.Receipt
		if err := json.Unmarshal([]byte(got.Body), &made); err != nil || made.Body == nil || !json.Valid([]byte(*made.Body)) {
			t.Fatalf("%q came back as %s", body, got.Body)
		}
	})
}
