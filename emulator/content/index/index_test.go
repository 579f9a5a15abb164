package index_test

import (
	"encoding/json"
	"net/http"
	"slices"
	"testing"

	"github.com/NamazuStudios/elements-emulator/emulator/apitest"
	"github.com/NamazuStudios/elements-emulator/emulator/content/index"
	"github.com/NamazuStudios/elements-emulator/emulator/content/metadata"
	"github.com/NamazuStudios/elements-emulator/emulator/core/metadataspec"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/rest"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/sandbox"
	"github.com/NamazuStudios/elements-emulator/emulator/shop/item"
	"github.com/NamazuStudios/elements-emulator/emulator/shop/ledger"
)

var super = rest.Caller{Level: rest.Superuser, UserID: "root"}

func newAPI(t *testing.T) *apitest.API {
	t.Helper()
	routes := slices.Concat(index.Routes(), metadata.Routes(), metadataspec.Routes(), item.Routes())
	return apitest.New(t, routes, index.Tables(), metadata.Tables(), metadataspec.Tables(), item.Tables(), ledger.Tables())
}

// do makes a call that must succeed, and gives the id of what it made.
func do(t *testing.T, api *apitest.API, method, path, body string) string {
	t.Helper()
	got := api.Call(super, method, path, body)
	var made struct{ ID string }
	_ = json.Unmarshal([]byte(got.Body), &made) // a build answers nothing
	if got.Status >= http.StatusBadRequest {
		t.Fatalf("%s %s: %d %s", method, path, got.Status, got.Body)
	}
	return made.ID
}

func built(t *testing.T, api *apitest.API, of index.Type, want ...string) {
	t.Helper()
	api.Update(func(tx *sandbox.Tx) error {
		if got := index.Built(tx, of); !slices.Equal(got, want) {
			t.Errorf("%s: got %v, want %v", of, got, want)
		}
		return nil
	})
}

const (
	hero = `{"name":"hero","type":"OBJECT","properties":[{"name":"level","displayName":"L","type":"NUMBER"},` +
		`{"name":"home","displayName":"H","type":"OBJECT","properties":[{"name":"city","displayName":"C","type":"STRING"}]}]}`
	boss = `{"name":"boss","type":"OBJECT","properties":[{"name":"level","displayName":"L","type":"NUMBER"}]}`
)

// index.3, index.4: nested properties and their parents, of specs in use.
func TestWhatIsIndexed(t *testing.T) {
	t.Parallel()
	api := newAPI(t)
	heroID, bossID := do(t, api, "POST", "/metadata_spec", hero), do(t, api, "POST", "/metadata_spec", boss)
	do(t, api, "POST", "/metadata", `{"name":"a","metadata":{},"accessLevel":"USER","metadataSpec":{"id":"`+heroID+`"}}`)
	do(t, api, "POST", "/metadata", `{"name":"b","metadata":{},"accessLevel":"USER","metadataSpec":{"id":"`+bossID+`"}}`)
	do(t, api, "POST", "/item", `{"name":"sword","displayName":"S","description":"S","category":"DISTINCT","metadataSpecId":"`+bossID+`"}`)
	do(t, api, "POST", "/item", `{"name":"coin","displayName":"C","description":"C","category":"FUNGIBLE","metadataSpecId":"`+heroID+`"}`)
	do(t, api, "POST", "/index/build", `{"plan":true,"toIndex":["METADATA","DISTINCT_INVENTORY_ITEM"]}`)
	built(t, api, index.Metadata, "metadata.level", "metadata.home", "metadata.home.city")
	built(t, api, index.DistinctInventoryItem, "metadata.level")
}

// index.2, index.5, index.6: a plan that waits is not made anew; what is no
// longer in use goes with the next one.
func TestPlansFollowTheSpecs(t *testing.T) {
	t.Parallel()
	api := newAPI(t)
	heroID, bossID := do(t, api, "POST", "/metadata_spec", hero), do(t, api, "POST", "/metadata_spec", boss)
	do(t, api, "POST", "/index/build", `{"plan":true}`)
	a := do(t, api, "POST", "/metadata", `{"name":"a","metadata":{},"accessLevel":"USER","metadataSpec":{"id":"`+heroID+`"}}`)
	do(t, api, "POST", "/index/build", `{"plan":true,"toIndex":["METADATA"]}`)
	built(t, api, index.Metadata)
	do(t, api, "POST", "/index/build", `{"plan":true}`)
	built(t, api, index.Metadata)
	do(t, api, "POST", "/index/build", `{"toIndex":["METADATA","METADATA"]}`)
	built(t, api, index.Metadata, "metadata.level", "metadata.home", "metadata.home.city")
	do(t, api, "PUT", "/metadata/"+a, `{"name":"a","metadata":{},"accessLevel":"USER","metadataSpec":{"id":"`+bossID+`"}}`)
	do(t, api, "POST", "/index/build", `{"plan":true,"toIndex":["METADATA"]}`)
	built(t, api, index.Metadata, "metadata.level")
}

func TestAnswers(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name, method, path, body string
		status                   int
		code, defect             string
	}{
		{"index.6 no plan", "POST", "/index/build", `{"toIndex":["METADATA"]}`, 404, "NOT_FOUND", ""},
		{"index.8 planned first", "POST", "/index/build", `{"plan":true,"toIndex":["METADATA"]}`, 204, "", ""},
		{"index.9 nothing", "POST", "/index/build", `{"toIndex":null}`, 204, "", ""},
		{"null for a type", "POST", "/index/build", `{"toIndex":[null]}`, 500, "UNKNOWN", ""},
		{"json.3 a type of no kind", "POST", "/index/build", `{"toIndex":["ITEM"]}`, 400, "", ""},
		{"no body", "POST", "/index/build", "", 500, "UNKNOWN", "json.8"},
		{"page.3", "GET", "/index/plan?offset=-1", "", 400, "INVALID_PARAMETER", ""},
		{"index.10 no plan", "GET", "/index/plan", "", 200, "", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			newAPI(t).Call(super, c.method, c.path, c.body).Check(t, c.status, c.code, c.defect)
		})
	}
}

// index.10
func TestPlansCannotBeListed(t *testing.T) {
	t.Parallel()
	api := newAPI(t)
	do(t, api, "POST", "/index/build", `{"plan":true}`)
	api.Call(super, http.MethodGet, "/index/plan", "").Check(t, http.StatusInternalServerError, "UNKNOWN", "index.10")
	var page rest.Page[index.Plan]
	api.Get(super, "/index/plan?offset=2", &page)
	if page.Total != 2 || len(page.Objects) != 0 {
		t.Errorf("got %+v", page)
	}
}
