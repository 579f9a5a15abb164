package largeobjectapi_test

import (
	"encoding/json"
	"net/http"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/NamazuStudios/elements-emulator/emulator/apitest"
	"github.com/NamazuStudios/elements-emulator/emulator/content/largeobjectapi"
	"github.com/NamazuStudios/elements-emulator/emulator/core/largeobject"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/rest"
)

func TestAnswers(t *testing.T) {
	t.Parallel()
	valid := `{"mimeType":"a/b",` + access(nobody) + `}`
	for _, test := range []struct {
		name         string
		by           rest.Caller
		method, path string
		body         string
		status       int
		defects      []string
	}{
		{"large_object.4 anonymous, invalid", anonymous, "POST", "/large_object", `{}`, 403, nil},
		{"large_object.4 user, invalid", ann, "POST", "/large_object", `{}`, 403, nil},
		{"large_object.8 no body", super, "POST", "/large_object", "", 400, nil},
		{"large_object.8 an invalid body comes first", super, "PUT", "/large_object/zzz", `{}`, 400, nil},
		{"large_object.9 unknown profile on update", super, "PUT", "/large_object/" + openID, `{"mimeType":"a/b",` + access(`{"userIds":[],"profileIds":["x"]}`) + `}`, 404, nil},
		{"large_object.12 reading comes first", ann, "PUT", "/large_object/" + writableID, valid, 403, []string{"large_object.12"}},
		{"large_object.12 neither", ann, "DELETE", "/large_object/" + closedID, "", 403, nil},
		{"large_object.3 superuser", super, "PUT", "/large_object/" + closedID, valid, 200, nil},
		{"large_object.11 user", ann, "PUT", "/large_object/" + openID, valid, 200, []string{"large_object.11"}},
		{"large_object.11 user, unknown", ann, "PUT", "/large_object/zzz", valid, 404, nil},
		{"large_object.22 anonymous", anonymous, "GET", "/large_object/" + closedID, "", 200, []string{"large_object.22", "large_object.7"}},
		{"large_object.22 user", ann, "GET", "/large_object/" + closedID, "", 403, nil},
		{"large_object.23 user", ann, "GET", "/large_object?search=" + closedID, "", 200, []string{"large_object.23", "large_object.7"}},
		{"large_object.23 superuser", super, "GET", "/large_object", "", 200, []string{"large_object.7"}},
		{"large_object.28", super, "GET", "/large_object?search=path:(", "", 500, []string{"large_object.28"}},
		{"large_object.29 user, malformed", ann, "DELETE", "/large_object/zzz", "", 404, nil},
		{"large_object.30 user, no contents", ann, "DELETE", "/large_object/" + openID, "", 500, []string{"large_object.30"}},
		{"large_object.29 superuser, no contents", super, "DELETE", "/large_object/" + openID, "", 204, nil},
		{"large_object.33", super, "GET", "/large_object?offset=-1", "", 500, []string{"page.3"}},
		{"large_object.20 no URL", super, "POST", "/large_object/from_url", `{"mimeType":"a/b",` + access(nobody) + `}`, 400, nil},
		{"large_object.20 another scheme", super, "POST", "/large_object/from_url", `{"fileUrl":"file:///etc/hosts","mimeType":"a/b",` + access(nobody) + `}`, 500, nil},
		{"large_object.20 another machine", super, "POST", "/large_object/from_url", `{"fileUrl":"http://192.0.2.1/","mimeType":"a/b",` + access(nobody) + `}`, 500, nil},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			got := newAPI(t).Call(test.by, test.method, test.path, test.body)
			if got.Status != test.status {
				t.Errorf("status %d, want %d: %s", got.Status, test.status, got.Body)
			}
			if diff := cmp.Diff(test.defects, got.Defects); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// large_object.10, large_object.7
func TestUpdateKeepsContentsAndShowsTheURLInLists(t *testing.T) {
	t.Parallel()
	api := newAPI(t)
	put(t, api, closedID, "data")
	body := `{"mimeType":"a/b",` + access(`{"wildcard":true,"userIds":["`+annID+`"],"profileIds":["`+rookID+`"]}`) + `}`
	if got := api.Call(super, http.MethodPut, "/large_object/"+closedID, body); got.Status != http.StatusOK {
		t.Fatal(got)
	}
	var page rest.Page[largeobjectapi.LargeObject]
	api.Get(anonymous, "/large_object?search="+closedID, &page)
	o := page.Objects[0]
	if o.URL == nil || *o.MimeType != "a/b" || o.State != largeobject.Uploaded || o.Path != "/"+closedID {
		t.Errorf("got %+v", o)
	}
	read := o.AccessPermissions.Read
	if !read.Wildcard || *read.Users[0].ID != annID || read.Profiles[0].ID != rookID {
		t.Errorf("got %+v", read)
	}
	if got := download(api, anonymous, closedID, "").Body.String(); got != "data" {
		t.Errorf("contents are %q", got)
	}
}

// large_object.1
func TestAllow(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		name     string
		subjects largeobject.Subjects
		caller   rest.Caller
		want     bool
	}{
		{"everybody", everybody, anonymous, true},
		{"nobody", largeobject.Subjects{}, anonymous, false},
		{"an empty id is nobody's", largeobject.Subjects{UserIDs: []string{""}, ProfileIDs: []string{""}}, anonymous, false},
		{"a user", largeobject.Subjects{UserIDs: []string{"x", annID}}, ann, true},
		{"another user", largeobject.Subjects{UserIDs: []string{"x"}}, ann, false},
		{"a profile", largeobject.Subjects{ProfileIDs: []string{rookID}}, rest.Caller{Level: rest.User, UserID: "x", ProfileID: rookID}, true},
		{"large_object.3 superuser", largeobject.Subjects{}, super, true},
	} {
		if got := test.subjects.Allow(test.caller); got != test.want {
			t.Errorf("%s: got %t", test.name, got)
		}
	}
}

// large_object.24 to .27
func TestSearch(t *testing.T) {
	t.Parallel()
	text, empty, name := "text/plain", "", "Castle:1.png"
	rows := map[string]*largeobject.Row{
		"named":  {Path: "/a.bin", MimeType: &text, OriginalFilename: &name, State: largeobject.Uploaded},
		"empty":  {Path: "/b.bin", MimeType: &empty, State: largeobject.Empty},
		"absent": {Path: "/c.bin", State: largeobject.Empty},
	}
	for search, want := range map[string]string{
		"Cas.le":              "named",
		"castle":              "",
		":1":                  "named", // a colon first
		"Castle : 1":          "named", // no such field
		" state : uploaded ":  "named",
		"state:none":          "",
		"state:":              "",
		"mimeType:":           "absent empty",
		"mimeType:plain$":     "named",
		"originalFilename:":   "absent empty",
		"path: ^/b":           "empty",
		"path:":               "",
		"originalFilename:.*": "named",
	} {
		filter, err := largeobject.Search(search)
		if err != nil {
			t.Fatal(err)
		}
		got := ""
		for _, name := range []string{"absent", "empty", "named"} {
			if in, err := filter(rows[name]); err != nil {
				t.Fatal(err)
			} else if in {
				got += " " + name
			}
		}
		if got != "" {
			got = got[1:]
		}
		if got != want {
			t.Errorf("%q: got %q, want %q", search, got, want)
		}
	}
}

// large_object.31; large_object.30: what had no contents is gone, too.
func TestDeletedIsGone(t *testing.T) {
	t.Parallel()
	for name, prepare := range map[string]func(*apitest.API){
		"with contents": func(api *apitest.API) { put(t, api, openID, "data") },
		"without":       func(*apitest.API) {},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			api := newAPI(t)
			prepare(api)
			api.Call(ann, http.MethodDelete, "/large_object/"+openID, "")
			if got := api.Call(super, http.MethodGet, "/large_object/"+openID, ""); got.Status != http.StatusNotFound {
				t.Errorf("%d %s", got.Status, got.Body)
			}
		})
	}
}

// A USER may delete what has contents.
func TestUserDeletes(t *testing.T) {
	t.Parallel()
	api := newAPI(t)
	put(t, api, openID, "data")
	if got := api.Call(ann, http.MethodDelete, "/large_object/"+openID, ""); got.Status != http.StatusNoContent {
		t.Errorf("%d %s", got.Status, got.Body)
	}
}

// large_object.20, large_object.18: whatever the status at the URL.
func TestFromURLKeepsWhatIsThere(t *testing.T) {
	t.Parallel()
	api := newAPI(t)
	body := `{"fileUrl":"http://emulator.test/cdn/object/zzz","mimeType":"a/b",` + access(nobody) + `}`
	got := api.Call(super, http.MethodPost, "/large_object/from_url", body)
	made := object(t, got.Body)
	if made.State != largeobject.Empty || cmp.Diff([]string{"large_object.18"}, got.Defects) != "" {
		t.Errorf("got %+v", got)
	}
	var fetched struct {
		Code rest.Code `json:"code"`
	}
	contents := download(api, super, made.ID, "").Body.Bytes()
	if err := json.Unmarshal(contents, &fetched); err != nil || fetched.Code != rest.UnknownCode {
		t.Errorf("contents are %s", contents)
	}
}
