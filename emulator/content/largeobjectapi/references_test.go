package largeobjectapi_test

import (
	"net/http"
	"regexp"
	"strings"
	"testing"

	"github.com/NamazuStudios/elements-emulator/emulator/core/profile"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/sandbox"
)

// large_object.5: the path is made of the type and a random id.
func TestPathOfANewObject(t *testing.T) {
	t.Parallel()
	api := newAPI(t)
	pattern := regexp.MustCompile(`^/_auto/text/x-b/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\.bin$`)
	paths := map[string]bool{}
	for range 2 {
		got := api.Call(super, http.MethodPost, "/large_object", `{"mimeType":"text/x-b",`+access(nobody)+`}`)
		path := object(t, got.Body).Path
		if !pattern.MatchString(path) || paths[path] {
			t.Errorf("path %q, after %v", path, paths)
		}
		paths[path] = true
	}
	if got := api.Call(super, http.MethodPost, "/large_object", `{"path":"/mine","mimeType":"a/b",`+access(nobody)+`}`); got.Status != http.StatusBadRequest {
		t.Errorf("a path of one's own: %d %s", got.Status, got.Body) // json.2
	}
}

// large_object.2: no request sets a least level, so none is shown.
func TestMinimumLevel(t *testing.T) {
	t.Parallel()
	api := newAPI(t)
	if got := api.Call(super, http.MethodGet, "/large_object/"+openID, ""); strings.Count(got.Body, `"minimumLevel":null`) != 3 {
		t.Errorf("got %s", got.Body)
	}
	subjects := `{"userIds":[],"profileIds":[],"minimumLevel":"USER"}`
	if got := api.Call(super, http.MethodPost, "/large_object", `{"mimeType":"a/b",`+access(subjects)+`}`); got.Status != http.StatusBadRequest {
		t.Errorf("a level of one's own: %d %s", got.Status, got.Body) // json.2
	}
}

// large_object.32: what refers to a deleted object shows null in its place.
func TestReferenceToADeletedObject(t *testing.T) {
	t.Parallel()
	api := newAPI(t)
	image := func() (id string, shown bool) {
		api.Update(func(tx *sandbox.Tx) error {
			row, _ := profile.Profiles.Get(tx, rookID)
			id, shown = row.ImageID, profile.InSession(tx, row).ImageObject != nil
			return nil
		})
		return id, shown
	}
	id, shown := image()
	if !shown {
		t.Fatal("the profile has no image object")
	}
	if got := api.Call(super, http.MethodDelete, "/large_object/"+id, ""); got.Status != http.StatusNoContent {
		t.Fatalf("%d %s", got.Status, got.Body)
	}
	if kept, shown := image(); kept != id || shown {
		t.Errorf("the profile refers to %q, and shows it: %t", kept, shown)
	}
}
