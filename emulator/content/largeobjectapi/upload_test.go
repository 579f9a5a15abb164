package largeobjectapi_test

import (
	"net/http"
	"strings"
	"testing"

	"github.com/NamazuStudios/elements-emulator/emulator/core/largeobject"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/rest"
)

// large_object.14: without a file name the earlier one stays.
func TestUploadWithoutFileName(t *testing.T) {
	t.Parallel()
	api := newAPI(t)
	put(t, api, openID, "first")
	got := object(t, upload(api, ann, http.MethodPut, "/large_object/"+openID+"/content", `name="file"`, "").Body.String())
	if got.OriginalFilename == nil || *got.OriginalFilename != "f.txt" || got.State != largeobject.Uploaded {
		t.Errorf("got %+v", got)
	}
	if w := download(api, anonymous, openID, ""); w.Code != http.StatusOK || w.Body.Len() != 0 {
		t.Errorf("download: %d %q", w.Code, w.Body)
	}
}

func TestUploadAnswers(t *testing.T) {
	t.Parallel()
	const metadata = "name=\"metadata\"\r\nContent-Type: application/json"
	for _, test := range []struct {
		name         string
		by           rest.Caller
		method, path string
		parts        []string
		status       int
		want         string
	}{
		{"large_object.15 no part", super, "PUT", "/large_object/" + openID + "/content", []string{`name="other"`, "x"}, 500, "large_object.15"},
		{"large_object.15 nothing but the closing boundary", super, "PUT", "/large_object/" + openID + "/content", nil, 400, "UNKNOWN"},
		{"large_object.12 anonymous", anonymous, "PUT", "/large_object/" + openID + "/content", []string{`name="file"`, "x"}, 403, `"message":null`},
		{"large_object.12 reading comes first", ann, "PUT", "/large_object/" + writableID + "/content", []string{`name="file"`, "x"}, 403, "large_object.12"},
		{"large_object.15 malformed id", super, "PUT", "/large_object/zzz/content", []string{`name="file"`, "x"}, 404, `"message":null`},
		{"large_object.17 defaults", super, "POST", "/large_object_mp", []string{metadata, "{}", `name="object"`, "x"}, 200, `"mimeType":"object","accessPermissions":{"read":{"wildcard":false,"users":[]`},
		{"large_object.8 null lists", super, "POST", "/large_object_mp", []string{metadata, `{"read":{}}`, `name="object"`, "x"}, 400, "userIds: must not be null"},
		{"no object", super, "POST", "/large_object_mp", []string{metadata, "{}"}, 500, "large_object.17"},
		{"no metadata", super, "POST", "/large_object_mp", []string{`name="object"`, "x"}, 500, "large_object.17"},
		{"null metadata", super, "POST", "/large_object_mp", []string{metadata, "null", `name="object"`, "x"}, 500, "metadata"},
		{"metadata of another type", super, "POST", "/large_object_mp", []string{`name="metadata"`, "{}", `name="object"`, "x"}, 500, "application/json"},
		{"json.2 unknown property", super, "POST", "/large_object_mp", []string{metadata, `{"color":1}`, `name="object"`, "x"}, 400, "color"},
		{"large_object.4 user", ann, "POST", "/large_object_mp", []string{metadata, "{}", `name="object"`, "x"}, 403, "FORBIDDEN"},
		{"large_object.4 anonymous", anonymous, "POST", "/large_object_mp", []string{metadata, "{}", `name="object"`, "x"}, 403, `"message":null`},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			w := upload(newAPI(t), test.by, test.method, test.path, test.parts...)
			note := strings.Join(w.Result().Header.Values(rest.NoteHeader), ",")
			if w.Code != test.status || !strings.Contains(w.Body.String()+note, test.want) {
				t.Errorf("got %d %s %s, want %d %s", w.Code, w.Body, note, test.status, test.want)
			}
		})
	}
}

func TestContentsHaveABoundTogether(t *testing.T) {
	t.Parallel()
	api := newAPI(t)
	api.Settings().MaxContents = 10
	put(t, api, openID, "123456")
	put(t, api, openID, "1234567890") // replaced, not added
	w := upload(api, super, http.MethodPut, "/large_object/"+closedID+"/content", `name="file"`, "x")
	if w.Code != http.StatusInsufficientStorage || !strings.Contains(w.Body.String(), "10 bytes together") {
		t.Errorf("got %d %s", w.Code, w.Body)
	}
	if got := object(t, api.Call(super, http.MethodGet, "/large_object/"+closedID, "").Body); got.State != largeobject.Empty {
		t.Errorf("the object that was refused contents is %s", got.State)
	}
	put(t, api, openID, "")
	put(t, api, closedID, "x")
}
