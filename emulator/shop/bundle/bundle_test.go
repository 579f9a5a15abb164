package bundle_test

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/NamazuStudios/elements-emulator/emulator/apitest"
	"github.com/NamazuStudios/elements-emulator/emulator/core/application"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/rest"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/sandbox"
	"github.com/NamazuStudios/elements-emulator/emulator/shop/bundle"
)

var (
	super = rest.Caller{Level: rest.Superuser, UserID: "root"}
	user  = rest.Caller{Level: rest.User, UserID: "ann"}
)

const (
	path = "/product/bundle"
	app  = "0a0000000000000000000001"
)

// newAPI is an API with the application chess and its bundle of gems. The id
// is the bundle's.
func newAPI(t *testing.T) (api *apitest.API, id string) {
	t.Helper()
	api = apitest.New(t, bundle.Routes(), bundle.Tables(), application.Tables())
	api.Update(func(tx *sandbox.Tx) error {
		name := "chess"
		_, err := application.Create(tx, app, &application.Request{Name: &name})
		return err
	})
	var made struct{ ID string }
	got := api.Call(super, "POST", path, gems)
	if err := json.Unmarshal([]byte(got.Body), &made); err != nil || got.Status != 201 {
		t.Fatalf("%d %s", got.Status, got.Body)
	}
	return api, made.ID
}

const gems = `{"schema":"com.shop","application":{"id":"` + app + `"},"productId":"Gems","tags":["gems"]}`

func TestAnswers(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name         string
		by           rest.Caller
		method, path string
		body         string
		status       int
		code, defect string
	}{
		{"product_bundle.1 anonymous with a bad body", rest.Caller{}, "POST", "", `{"nonsense":1}`, 500, "", "product_bundle.1"},
		{"product_bundle.1 user", user, "GET", "", "", 403, "FORBIDDEN", ""},
		{"product_bundle.2 blank filters", super, "GET", "?schema=&productId=%20&tag=", "", 200, "", ""},
		{"product_bundle.3 negative offset", super, "GET", "?offset=-1", "", 500, "UNKNOWN", "page.3"},
		{"product_bundle.5 null body", super, "POST", "", `null`, 400, "INVALID_DATA", ""},
		{"product_bundle.7 repeat", super, "POST", "", gems, 409, "DUPLICATE", ""},
		{"product_bundle.9 null body as user", user, "PUT", "/zzz", `null`, 500, "UNKNOWN", "bundle.13"},
		{"product_bundle.9 invalid before unknown", super, "PUT", "/zzz", `{}`, 400, "INVALID_DATA", ""},
		{"product_bundle.10 malformed", super, "DELETE", "/zzz", "", 404, "NOT_FOUND", ""},
		{"econ.26 case", super, "GET", "?productId=gems", "", 200, "", "econ.26"},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			api, _ := newAPI(t)
			got := api.Call(c.by, c.method, path+c.path, c.body)
			got.Check(t, c.status, c.code, c.defect)
		})
	}
}

// econ.24: the container sends a page for GET and POST only.
func TestAnonymous(t *testing.T) {
	t.Parallel()
	api, id := newAPI(t)
	if got := api.Call(rest.Caller{}, "GET", path+"/"+id, ""); !strings.HasPrefix(got.Body, "<!DOCTYPE html>") {
		t.Errorf("GET: %d %s", got.Status, got.Body)
	}
	for _, method := range []string{"PUT", "DELETE"} {
		if got := api.Call(rest.Caller{}, method, path+"/"+id, ""); got.Status != 500 || got.Body != "" {
			t.Errorf("%s: %d %s", method, got.Status, got.Body)
		}
	}
}

// Empty lists and objects are shown to who sends them, and not kept; nor is
// an id of an application that is none.
func TestNotKept(t *testing.T) {
	t.Parallel()
	api, _ := newAPI(t)
	const applicationOf = `"name":null,"description":null,"gitBranch":null,"scriptRepoUrl":null,"httpDocumentationUrl":null,` +
		`"httpDocumentationUiUrl":null,"httpTunnelEndpointUrl":null,`
	const rest = `,"applicationConfiguration":null,"maxProfiles":null,"autoCreateProfile":null,` +
		`"authoritativeProfilePicture":null,"displayNameRegex":null},"productId":"p","displayName":null,"description":null,`
	got := api.Call(super, "POST", path,
		`{"schema":"s","productId":"p","application":{"id":"zzz","gitBranch":"x","attributes":{}},"productBundleRewards":[],"metadata":{},"tags":[]}`)
	var made struct{ ID string }
	if err := json.Unmarshal([]byte(got.Body), &made); err != nil {
		t.Fatal(err)
	}
	head := `{"id":"` + made.ID + `","schema":"s","application":{"id":null,` + applicationOf
	shown := head + `"attributes":{}` + rest + `"productBundleRewards":[],"metadata":{},"display":false,"tags":[]}`
	if diff := cmp.Diff(shown, got.Body); diff != "" {
		t.Errorf("shown: %s", diff)
	}
	kept := head + `"attributes":null` + rest + `"productBundleRewards":null,"metadata":null,"display":false,"tags":null}`
	if diff := cmp.Diff(kept, api.Call(super, "GET", path+"/"+made.ID, "").Body); diff != "" {
		t.Errorf("kept: %s", diff)
	}
}

// null in a list is no reward without an item: it is kept, as in the steps of
// missions (mission.8).
func TestNullInLists(t *testing.T) {
	t.Parallel()
	api, _ := newAPI(t)
	got := api.Call(super, "POST", path, `{"schema":"s","productId":"p","productBundleRewards":[null],"tags":[null,"a"]}`)
	var made struct{ ID string }
	if err := json.Unmarshal([]byte(got.Body), &made); err != nil || got.Status != 201 {
		t.Fatalf("%d %s", got.Status, got.Body)
	}
	for _, body := range []string{got.Body, api.Call(super, "GET", path+"/"+made.ID, "").Body} {
		if want := `"productBundleRewards":[null],"metadata":null,"display":false,"tags":[null,"a"]}`; !strings.HasSuffix(body, want) {
			t.Errorf("got %s, want %s", body, want)
		}
	}
	var page struct{ Total int }
	if api.Get(super, path+"?tag=a", &page); page.Total != 1 {
		t.Errorf("by tag: got %d", page.Total)
	}
}

// product_bundle.2: any of several tags does; product_bundle.4: the key is
// found by the application's name too.
func TestFind(t *testing.T) {
	t.Parallel()
	api, id := newAPI(t)
	for query, want := range map[string]int{
		"?tag=gems&tag=gold":             1,
		"?tag=gold":                      0,
		"?applicationNameOrId=" + app:    1,
		"?applicationNameOrId=poker":     0,
		"?productId=em&schema=com.shop":  1,
		"?productId=em&schema=com.shops": 0,
	} {
		var page struct{ Total int }
		if api.Get(super, path+query, &page); page.Total != want {
			t.Errorf("%s: got %d, want %d", query, page.Total, want)
		}
	}
	var found struct{ ID string }
	if api.Get(super, path+"/chess/com.shop/Gems", &found); found.ID != id {
		t.Errorf("by key: %q, want %q", found.ID, id)
	}
}
