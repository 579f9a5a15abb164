package item_test

import (
	"encoding/json"
	"net/http"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/NamazuStudios/elements-emulator/emulator/apitest"
	"github.com/NamazuStudios/elements-emulator/emulator/core/metadataspec"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/rest"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/sandbox"
	"github.com/NamazuStudios/elements-emulator/emulator/shop/item"
	"github.com/NamazuStudios/elements-emulator/emulator/shop/ledger"
)

var super = rest.Caller{Level: rest.Superuser, UserID: "root"}

const sword = `"name":"sword","displayName":"Sword","description":"Cuts"`

// newAPI is an API with the item sword. The id is the item's.
func newAPI(t *testing.T) (api *apitest.API, id string) {
	t.Helper()
	api = apitest.New(t, append(item.Routes(), metadataspec.Routes()...), item.Tables(), metadataspec.Tables(), ledger.Tables())
	return api, made(t, api.Call(super, http.MethodPost, "/item", `{`+sword+`,"category":"DISTINCT","tags":["a","b"]}`)).ID
}

func made(t *testing.T, got apitest.Answer) item.Item {
	t.Helper()
	var i item.Item
	if err := json.Unmarshal([]byte(got.Body), &i); err != nil || got.Status != http.StatusOK {
		t.Fatalf("%d %s", got.Status, got.Body)
	}
	return i
}

// econ.18, econ.19
func TestTags(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		name     string
		in, want []string
	}{
		{"none are an empty list", nil, []string{}},
		{"line ends inside go", []string{"b\r\r\n\tig   "}, []string{"big"}},
		{"spaces inside are one underscore", []string{"B   ang"}, []string{"B_ang"}},
		{"ends are trimmed", []string{" foo "}, []string{"foo"}},
		{"punctuation stays", []string{"foo!bar "}, []string{"foo!bar"}},
		{"an empty one goes", []string{"\r\r\t", ""}, []string{}},
		{"the first of two stays", []string{"b", "a", " b"}, []string{"b", "a"}},
		{"other white space stays", []string{"a\u00a0b"}, []string{"a\u00a0b"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			if diff := cmp.Diff(test.want, item.Tags(test.in)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestAnswers(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		name, method, path, body string
		status                   int
		defects                  []string
	}{
		{"item.5 an empty spec is unknown", "POST", "/item", `{"name":"axe","displayName":"A","description":"A","category":"FUNGIBLE","metadataSpecId":""}`, 500, []string{"item.5"}},
		{"item.5 comes before item.4", "POST", "/item", `{` + sword + `,"category":"FUNGIBLE","metadataSpecId":"none"}`, 500, []string{"item.5"}},
		{"item.5 a spec under its other name", "POST", "/item", `{"name":"axe","displayName":"A","description":"A","category":"FUNGIBLE","metadataSpec":"none"}`, 500, []string{"item.5"}},
		{"no spec under its other name", "POST", "/item", `{"name":"axe","displayName":"A","description":"A","category":"FUNGIBLE","metadataSpec":null}`, 200, nil},
		{"json.3 the other name takes no spec object", "POST", "/item", `{"name":"axe","displayName":"A","description":"A","category":"FUNGIBLE","metadataSpec":{}}`, 400, nil},
		{"item.7 blank", "GET", "/item/%20", "", 404, nil},
		{"item.15 an empty id is none", "PUT", "/item/sword", `{` + sword + `,"metadataSpec":{"id":""}}`, 500, []string{"item.15"}},
		{"item.15 a spec by name that is not there", "PUT", "/item/sword", `{` + sword + `,"metadataSpec":{"id":"none"}}`, 404, nil},
		{"item.20 no regular expression", "GET", "/item?search=(((", "", 500, []string{"item.20"}},
		{"item.22 a negative offset", "GET", "/item?offset=-1", "", 500, []string{"page.3"}},
		{"item.4 its own name is no duplicate", "PUT", "/item/sword", `{` + sword + `}`, 200, nil},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			api, _ := newAPI(t)
			got := api.Call(super, test.method, test.path, test.body)
			if got.Status != test.status {
				t.Errorf("status %d, want %d: %s", got.Status, test.status, got.Body)
			}
			if diff := cmp.Diff(test.defects, got.Defects); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// item.18, item.19, item.21
func TestListIsFiltered(t *testing.T) {
	t.Parallel()
	for query, want := range map[string][]string{
		"":                         {"sword", "apple"},
		"?tags=b&tags=x":           {"sword"},
		"?tags=":                   {},
		"?category=FUNGIBLE":       {"apple"},
		"?category=%20":            {"sword", "apple"},
		"?search=%20":              {"sword", "apple"},
		"?search=Cuts":             {},
		"?search=p&category=OTHER": {},
		"?search=w&tags=a":         {"sword"},
		"?search=w&tags=c":         {},
		"?count=1&tags=a&offset=1": {},
		"?count=0&category=":       {"sword", "apple"},
	} {
		t.Run(query, func(t *testing.T) {
			t.Parallel()
			api, _ := newAPI(t)
			made(t, api.Call(super, http.MethodPost, "/item", `{"name":"apple","displayName":"A","description":"A","category":"FUNGIBLE","tags":["c"]}`))
			var page rest.Page[item.Item]
			api.Get(rest.Caller{}, "/item"+query, &page)
			got := []string{}
			for _, i := range page.Objects {
				got = append(got, *i.Name)
			}
			if !slices.Equal(got, want) {
				t.Errorf("got %v, want %v", got, want)
			}
		})
	}
}

// item.7, item.9
func TestUpperCaseIDFindsDeletedItem(t *testing.T) {
	t.Parallel()
	api, id := newAPI(t)
	if got := api.Call(super, http.MethodDelete, "/item/sword", ""); got.Status != http.StatusNoContent {
		t.Fatal(got)
	}
	upper := []byte(id)
	for i, c := range upper {
		if c >= 'a' {
			upper[i] = c - 'a' + 'A'
		}
	}
	if got := made(t, api.Call(rest.Caller{}, http.MethodGet, "/item/"+string(upper), "")); got.Name != nil || got.ID != id {
		t.Errorf("got %+v", got)
	}
}

// metadata_spec.14, item.15
func TestItemKeepsADeletedSpec(t *testing.T) {
	t.Parallel()
	api, _ := newAPI(t)
	var spec metadataspec.Spec
	got := api.Call(super, http.MethodPost, "/metadata_spec", `{"name":"s","type":"OBJECT","properties":[{"name":"a","displayName":"A","type":"STRING"}]}`)
	if err := json.Unmarshal([]byte(got.Body), &spec); err != nil {
		t.Fatal(err)
	}
	made(t, api.Call(super, http.MethodPut, "/item/sword", `{`+sword+`,"metadataSpec":{"id":"s"}}`))
	if got := api.Call(super, http.MethodDelete, "/metadata_spec/"+*spec.ID, ""); got.Status != http.StatusNoContent {
		t.Fatal(got)
	}
	kept := made(t, api.Call(super, http.MethodPut, "/item/sword", `{`+sword+`}`)).MetadataSpec
	if kept == nil || kept.Name != nil || *kept.ID != *spec.ID || len(kept.Properties) != 1 {
		t.Errorf("got %+v", kept)
	}
}

func TestFindSaysWhatIsMissing(t *testing.T) {
	t.Parallel()
	api, _ := newAPI(t)
	api.Update(func(tx *sandbox.Tx) error {
		if _, err := item.Find(tx, "shield"); err == nil || err.Error() != `Item "shield" not found.` {
			t.Errorf("got %v", err)
		}
		return nil
	})
}
