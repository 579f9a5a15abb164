package largeobjectapi_test

import (
	"encoding/json"
	"errors"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/NamazuStudios/elements-emulator/emulator/apitest"
	"github.com/NamazuStudios/elements-emulator/emulator/content/largeobjectapi"
	"github.com/NamazuStudios/elements-emulator/emulator/core/application"
	"github.com/NamazuStudios/elements-emulator/emulator/core/largeobject"
	"github.com/NamazuStudios/elements-emulator/emulator/core/profile"
	"github.com/NamazuStudios/elements-emulator/emulator/core/user"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/rest"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/sandbox"
)

// The ids of the world that newAPI makes.
const (
	annID, chessID, rookID = "0a0000000000000000000001", "0b0000000000000000000001", "0c0000000000000000000001"
	openID, closedID       = "0d0000000000000000000001", "0d0000000000000000000002"
	writableID             = "0d0000000000000000000003" // to ann, who can't read it
)

var (
	anonymous rest.Caller
	super     = rest.Caller{Level: rest.Superuser, UserID: "0a0000000000000000000009"}
	ann       = rest.Caller{Level: rest.User, UserID: annID}
	everybody = largeobject.Subjects{Wildcard: true}
)

// newAPI is an API with ann, her profile Rook, an object that everybody may
// do anything with, and two that most may not.
func newAPI(t *testing.T) *apitest.API {
	t.Helper()
	api := apitest.New(t, largeobjectapi.Routes(), user.Tables(), application.Tables(), largeobject.Tables(), profile.Tables())
	api.Update(func(tx *sandbox.Tx) error {
		chess := "chess"
		_, err1 := user.Create(tx, user.Creation{ID: annID, Name: "ann", Email: "ann@example.com", Level: rest.User})
		_, err2 := application.Create(tx, chessID, &application.Request{Name: &chess})
		_, err3 := profile.Create(tx, profile.Creation{ID: rookID, UserID: annID, Application: chessID, DisplayName: "Rook"})
		return errors.Join(err1, err2, err3,
			add(tx, openID, largeobject.Permissions{Read: everybody, Write: everybody, Delete: everybody}),
			add(tx, closedID, largeobject.Permissions{}),
			add(tx, writableID, largeobject.Permissions{Write: largeobject.Subjects{UserIDs: []string{annID}}}))
	})
	return api
}

func add(tx *sandbox.Tx, id string, access largeobject.Permissions) error {
	text := "text/plain"
	_, err := largeobject.Create(tx, largeobject.Creation{ID: id, Path: "/" + id, MimeType: &text, Access: access})
	return err
}

// access is a request's subjects, the same for reading, writing, deleting.
func access(subjects string) string {
	return `"read":` + subjects + `,"write":` + subjects + `,"delete":` + subjects
}

const nobody = `{"userIds":[],"profileIds":[]}`

// upload sends parts; each is a header and data.
func upload(api *apitest.API, by rest.Caller, method, path string, parts ...string) *httptest.ResponseRecorder {
	body := ""
	for i := 0; i < len(parts); i += 2 {
		body += "--XX\r\nContent-Disposition: form-data; " + parts[i] + "\r\n\r\n" + parts[i+1] + "\r\n"
	}
	r := httptest.NewRequest(method, apitest.BaseURL+rest.Root+path, strings.NewReader(body+"--XX--\r\n"))
	r.Header.Set("Content-Type", "multipart/form-data; boundary=XX")
	return api.Do(by, r)
}

// put gives an object contents.
func put(t *testing.T, api *apitest.API, id, data string) {
	t.Helper()
	if w := upload(api, super, http.MethodPut, "/large_object/"+id+"/content", `name="file"; filename="f.txt"`, data); w.Code != http.StatusOK {
		t.Fatalf("upload to %s: %d %s", id, w.Code, w.Body)
	}
}

func download(api *apitest.API, by rest.Caller, path, ifNoneMatch string) *httptest.ResponseRecorder {
	r := httptest.NewRequest(http.MethodGet, apitest.BaseURL+"/cdn/object/"+path, nil)
	if ifNoneMatch != "" {
		r.Header.Set("If-None-Match", ifNoneMatch)
	}
	return api.Do(by, r)
}

func object(t *testing.T, body string) largeobjectapi.LargeObject {
	t.Helper()
	var o largeobjectapi.LargeObject
	if err := json.Unmarshal([]byte(body), &o); err != nil {
		t.Fatalf("%v: %s", err, body)
	}
	return o
}
