package configuration_test

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/NamazuStudios/elements-emulator/emulator/apitest"
	"github.com/NamazuStudios/elements-emulator/emulator/core/application"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/sandbox"
)

// bundlesIn are the bundles that an answer shows, as JSON.
func bundlesIn(t *testing.T, body string) string {
	t.Helper()
	var shown struct {
		ProductBundles json.RawMessage `json:"productBundles"`
	}
	if err := json.Unmarshal([]byte(body), &shown); err != nil {
		t.Fatalf("%v in %s", err, body)
	}
	return string(shown.ProductBundles)
}

// appconfig.21: names of items become ids. Inside a configuration there is no
// null quantity, and no null metadata.
func TestEmbeddedBundles(t *testing.T) {
	t.Parallel()
	api := newAPI(t)
	coin := addCoin(t, api)
	body := `"name":"main","parent":{"name":"chess"},"productBundles":[{"productId":"p","productBundleRewards":[{"itemId":"coin"}]}]}`
	want := `[{"productId":"p","displayName":null,"description":null,"productBundleRewards":[{"itemId":"` + coin +
		`","quantity":0}],"metadata":{},"display":false}]`
	for path, own := range map[string]string{
		"/facebook":    `{"applicationId":"a","applicationSecret":"s",`,
		"/oculus":      `{"applicationId":"a","applicationSecret":"s",`,
		"/steam":       `{"appId":"a","publisherKey":"s",`,
		"/ios":         `{"applicationId":"a",`,
		"/google_play": `{`,
	} {
		if diff := cmp.Diff(want, bundlesIn(t, api.Call(super, "POST", root+path, own+body).Body)); diff != "" {
			t.Errorf("answer for %s: %s", path, diff)
		}
		if diff := cmp.Diff(want, bundlesIn(t, api.Call(super, "GET", root+path+"/main", "").Body)); diff != "" {
			t.Errorf("stored for %s: %s", path, diff)
		}
	}
}

// An empty list is shown to who sends it, and not kept.
func TestEmptyBundlesAreNotKept(t *testing.T) {
	t.Parallel()
	api := newAPI(t)
	shown := api.Call(super, "POST", root+"/ios", `{"name":"main","applicationId":"a","parent":{},"productBundles":[]}`)
	if got := bundlesIn(t, shown.Body); got != "[]" {
		t.Errorf("shown: %s", got)
	}
	if got := bundlesIn(t, api.Call(super, "GET", root+"/ios/main", "").Body); got != "null" {
		t.Errorf("kept: %s", got)
	}
}

// appconfig.21: bundles are looked at one by one, an item before the next
// bundle.
func TestBundlesAreCheckedInOrder(t *testing.T) {
	t.Parallel()
	api := newAPI(t)
	create(t, api, root+"/ios", `{"name":"main","applicationId":"a","parent":{}}`)
	const unknown, bad = `{"productId":"p","productBundleRewards":[{"itemId":"none"}]}`, `{"productId":"q"}`
	for body, want := range map[string]int{
		"[" + unknown + "," + bad + "]":                   404,
		"[" + bad + "," + unknown + "]":                   400,
		`[{"productId":"p","productBundleRewards":[{}]}]`: 400,
		// null passes the checks of lists, and fails where it is looked into.
		`[{"productId":"p","productBundleRewards":[null]}]`: 500,
		`[null]`: 400,
	} {
		if got := api.Call(super, "PUT", root+"/ios/main/product_bundles", body); got.Status != want {
			t.Errorf("%s: got %d %s, want %d", body, got.Status, got.Body, want)
		}
	}
}

// A bundle that is null is refused as a whole: no field of it is named.
func TestNullBundle(t *testing.T) {
	t.Parallel()
	got := newAPI(t).Call(super, "POST", root+"/ios", `{"name":"main","applicationId":"a","parent":{},"productBundles":[null]}`)
	if got.Status != 400 || got.Code() != "INVALID_DATA" || strings.Contains(got.Body, "validationFailureMessages") {
		t.Errorf("%d %s", got.Status, got.Body)
	}
}

const onePlain = `[{"productId":"p","productBundleRewards":[],"displayName":"New"}]`

// appconfig.22, product_bundle.7: the standalone bundle is replaced only where
// it was made from the same copy of the application.
func TestStandaloneBundles(t *testing.T) {
	t.Parallel()
	api := newAPI(t)
	create(t, api, root+"/ios", `{"name":"main","applicationId":"a","parent":{}}`)
	create(t, api, "/product/bundle", `{"schema":"com.apple.appstore","productId":"p","application":{"id":"`+chess+`"}}`)
	for range 2 {
		if got := api.Call(super, "PUT", root+"/ios/main/product_bundles", onePlain); got.Status != 200 {
			t.Fatalf("%d %s", got.Status, got.Body)
		}
	}
	var page struct {
		Objects []struct{ DisplayName *string }
	}
	api.Get(super, "/product/bundle", &page)
	// The second time the key was taken, so the first bundle of the
	// application's for the product was replaced: the other one.
	var names []string
	for _, b := range page.Objects {
		if b.DisplayName == nil {
			names = append(names, "none")
			continue
		}
		names = append(names, *b.DisplayName)
	}
	if got := strings.Join(names, " "); got != "New New" {
		t.Errorf("got %s", got)
	}
}

// A deleted application has no bundles: nothing is changed.
func TestBundlesOfDeletedApplication(t *testing.T) {
	t.Parallel()
	api := newAPI(t)
	create(t, api, root+"/ios", `{"name":"main","applicationId":"a","parent":{}}`)
	api.Update(func(tx *sandbox.Tx) error { return application.Delete(tx, chess) })
	path := "/application/" + chess + "/configuration/ios/main"
	if got := api.Call(super, "PUT", path+"/product_bundles", onePlain); got.Status != 404 {
		t.Errorf("put: %d %s", got.Status, got.Body)
	}
	if got := bundlesIn(t, get(api, path)); got != "null" {
		t.Errorf("changed to %s", got)
	}
}

func get(api *apitest.API, path string) string { return api.Call(super, "GET", path, "").Body }
