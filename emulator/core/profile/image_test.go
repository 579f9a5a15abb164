package profile_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/NamazuStudios/elements-emulator/emulator/core/profile"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/rest"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/sandbox"
)

const png = `{"mimeType":"image/png"}`

// profile.30: the object stays the same and is modified now.
func TestImageType(t *testing.T) {
	t.Parallel()
	image := `"imageObject":{"id":"` + sandbox.FixtureID("profile image", rookID) + `",`
	for name, by := range map[string]rest.Caller{"user": ann, "superuser": super} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			api := newAPI(t)
			got := api.Call(playing(api, by, rookID), "PUT", "/profile/"+rookID+"/image", png)
			if !strings.Contains(got.Body, image) || !strings.Contains(got.Body, `"mimeType":"image/png","state":"EMPTY","lastModified":1700000000000`) {
				t.Errorf("got %d %s", got.Status, got.Body)
			}
			if len(got.Defects) != 0 {
				t.Errorf("defects: %v", got.Defects)
			}
		})
	}
}

// profile.29: for a USER the id in the path has no effect.
func TestImageOfTheCurrentProfile(t *testing.T) {
	t.Parallel()
	api := newAPI(t)
	got := api.Call(playing(api, ann, rookID), "PUT", "/profile/"+kingID+"/image", png)
	if !strings.Contains(got.Body, `"id":"`+rookID+`"`) || !slices.Contains(got.Defects, "profile.29") {
		t.Errorf("got %d %s %v", got.Status, got.Body, got.Defects)
	}
}

// profile.30: a missing object is made, for a superuser without the type.
func TestImageIsMade(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		by   rest.Caller
		want string
	}{
		"user":      {ann, `"mimeType":"image/png","state":"EMPTY","lastModified":null`},
		"superuser": {super, `"mimeType":null,"state":"EMPTY","lastModified":null`},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			api := newAPI(t)
			change(api, rookID, func(r *profile.Row) { r.ImageID = "" })
			if got := api.Call(playing(api, c.by, rookID), "PUT", "/profile/"+rookID+"/image", png); !strings.Contains(got.Body, c.want) {
				t.Errorf("got %d %s, want %s", got.Status, got.Body, c.want)
			}
			var kept profile.Profile
			api.Get(ann, "/profile/"+rookID, &kept)
			if kept.ImageObject == nil {
				t.Error("the profile does not refer to it")
			}
		})
	}
}

// profile.29: a deleted current profile has no image to change.
func TestImageOfADeletedProfile(t *testing.T) {
	t.Parallel()
	api := newAPI(t)
	by := playing(api, ann, rookID)
	deleteProfile(api, rookID)
	if got := api.Call(by, "PUT", "/profile/"+rookID+"/image", png); got.Status != 404 {
		t.Errorf("got %d %s", got.Status, got.Body)
	}
}
