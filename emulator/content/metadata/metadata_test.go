package metadata_test

import (
	"encoding/json"
	"net/http"
	"strings"
	"testing"

	"github.com/NamazuStudios/elements-emulator/emulator/apitest"
	"github.com/NamazuStudios/elements-emulator/emulator/content/metadata"
	"github.com/NamazuStudios/elements-emulator/emulator/core/metadataspec"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/rest"
)

var (
	anyone = rest.Caller{}
	user   = rest.Caller{Level: rest.User, UserID: "ann"}
	super  = rest.Caller{Level: rest.Superuser, UserID: "root"}
)

const missing = "0123456789abcdef01234567"

// newAPI is an API with the objects public, inner and secret, for the three
// levels, by whose names their ids are.
func newAPI(t *testing.T) (*apitest.API, map[string]string) {
	t.Helper()
	api := apitest.New(t, append(metadata.Routes(), metadataspec.Routes()...), metadata.Tables(), metadataspec.Tables())
	ids := map[string]string{}
	for _, name := range []string{"public UNPRIVILEGED", "inner USER", "secret SUPERUSER"} {
		name, level, _ := strings.Cut(name, " ")
		ids[name] = make1(t, api, `{"name":"`+name+`","metadata":{"a":1},"accessLevel":"`+level+`"}`).ID
	}
	return api, ids
}

func make1(t *testing.T, api *apitest.API, body string) (m metadata.Metadata) {
	t.Helper()
	got := api.Call(super, http.MethodPost, "/metadata", body)
	if err := json.Unmarshal([]byte(got.Body), &m); err != nil || got.Status != http.StatusOK {
		t.Fatalf("%d %s", got.Status, got.Body)
	}
	return m
}

func TestAnswers(t *testing.T) {
	t.Parallel()
	const body = `"metadata":{},"accessLevel":"USER"}`
	for _, c := range []struct {
		name               string
		by                 rest.Caller
		method, path, body string
		status             int
		code, defect       string
	}{
		{"metadata.4 a null body", super, "POST", "", `null`, 400, "INVALID_DATA", ""},
		{"metadata.4 no name", anyone, "POST", "", `{` + body, 400, "INVALID_DATA", ""},
		{"metadata.4 an update without a name passes the first check", anyone, "PUT", "/{public}", `{` + body, 403, "FORBIDDEN", ""},
		{"metadata.6 and fails the second", super, "PUT", "/{public}", `{` + body, 400, "INVALID_DATA", ""},
		{"metadata.6 its own name", super, "PUT", "/{public}", `{"name":"public",` + body, 200, "", ""},
		{"metadata.9 another's", super, "PUT", "/{public}", `{"name":"inner",` + body, 409, "CONFLICT", ""},
		{"metadata.8 absent comes before the conflict", super, "PUT", "/" + missing, `{"name":"inner",` + body, 404, "NOT_FOUND", ""},
		{"metadata.11 a spec that was never there", super, "POST", "", `{"name":"x","metadataSpec":{"id":"` + missing + `"},` + body, 200, "", "metadata.11"},
		{"metadata.11 a spec without an id", super, "POST", "", `{"name":"x","metadataSpec":{},` + body, 500, "UNKNOWN", "metadata.11"},
		{"metadata.15 no regular expression", anyone, "GET", "?search=(((", "", 500, "UNKNOWN", "metadata.15"},
		{"metadata.17 a negative offset", anyone, "GET", "?offset=-1", "", 500, "UNKNOWN", "page.3"},
		{"metadata.3 upper case", user, "GET", "/{INNER}", "", 200, "", ""},
		{"json.2 a mistyped key", super, "POST", "", `{"name":"x","level":"USER",` + body, 400, "", ""},
		{"metadata that is a list", super, "POST", "", `{"name":"x","metadata":[],"accessLevel":"USER"}`, 400, "", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			api, ids := newAPI(t)
			path := strings.NewReplacer("{public}", ids["public"], "{INNER}", strings.ToUpper(ids["inner"])).Replace(c.path)
			api.Call(c.by, c.method, "/metadata"+path, c.body).Check(t, c.status, c.code, c.defect)
		})
	}
}

// metadata.1, metadata.2, metadata.14, metadata.15, metadata.16
func TestLists(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		by          rest.Caller
		query, want string
	}{
		{anyone, "", "public"},
		{user, "", "public inner"},
		{super, "", "public inner secret"},
		{super, "?offset=1&count=1", "inner"},
		{super, "?search=USER", "inner secret"},
		{user, "?search=USER", "inner"},
		{super, "?search=%20", "public inner secret"},
		{super, "?search=%20inner", ""},
		{super, "?search=^(public|SUPER)", "public secret"},
	} {
		t.Run(string(c.by.Level)+c.query, func(t *testing.T) {
			t.Parallel()
			api, _ := newAPI(t)
			var page rest.Page[metadata.Metadata]
			api.Get(c.by, "/metadata"+c.query, &page)
			var names []string
			for _, m := range page.Objects {
				names = append(names, m.Name)
			}
			if got := strings.Join(names, " "); got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

// metadata.11: an object with a spec that was never there fails wherever it is
// shown, until an update repairs it.
func TestMissingSpec(t *testing.T) {
	t.Parallel()
	api, ids := newAPI(t)
	broken := "/metadata/" + ids["inner"]
	put := func(spec string, status int, defect string) {
		t.Helper()
		code := ""
		if status != http.StatusOK {
			code = "UNKNOWN"
		}
		api.Call(super, http.MethodPut, broken, `{"name":"inner","metadata":{},"accessLevel":"USER"`+spec+`}`).Check(t, status, code, defect)
	}
	put(`,"metadataSpec":{"id":"`+missing+`"}`, http.StatusInternalServerError, "metadata.11")
	api.Call(user, http.MethodGet, broken, "").Check(t, http.StatusInternalServerError, "UNKNOWN", "metadata.11")
	api.Call(user, http.MethodGet, "/metadata", "").Check(t, http.StatusInternalServerError, "UNKNOWN", "metadata.11")
	api.Call(super, http.MethodDelete, broken, "").Check(t, http.StatusInternalServerError, "UNKNOWN", "metadata.11")
	api.Call(anyone, http.MethodGet, broken, "").Check(t, http.StatusNotFound, "NOT_FOUND", "")
	api.Call(anyone, http.MethodGet, "/metadata", "").Check(t, http.StatusOK, "", "")
	api.Call(user, http.MethodGet, "/metadata?count=1", "").Check(t, http.StatusOK, "", "")
	put("", http.StatusOK, "")
	api.Call(user, http.MethodGet, "/metadata", "").Check(t, http.StatusOK, "", "")
}

// metadata.13: the name may be used again.
func TestDelete(t *testing.T) {
	t.Parallel()
	api, ids := newAPI(t)
	path := "/metadata/" + ids["inner"]
	api.Call(super, http.MethodDelete, path, "").Check(t, http.StatusNoContent, "", "")
	api.Call(super, http.MethodDelete, path, "").Check(t, http.StatusNotFound, "NOT_FOUND", "")
	api.Call(super, http.MethodPut, path, `{"name":"inner","metadata":{},"accessLevel":"USER"}`).Check(t, http.StatusNotFound, "NOT_FOUND", "")
	if again := make1(t, api, `{"name":"inner","metadata":{},"accessLevel":"USER"}`); again.ID == ids["inner"] {
		t.Error("the id is used again")
	}
}
