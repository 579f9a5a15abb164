package oauth2scheme_test

import (
	"errors"
	"net/http"
	"strings"
	"testing"

	"github.com/NamazuStudios/elements-emulator/emulator/apitest"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/rest"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/sandbox"
	"github.com/NamazuStudios/elements-emulator/emulator/signin/oauth2scheme"
)

// oauth2_scheme.1
func TestCheckUserID(t *testing.T) {
	t.Parallel()
	mark, plain := oauth2scheme.KeyValue{UserID: true}, oauth2scheme.KeyValue{}
	id, empty := "id", ""
	for _, c := range []struct {
		name   string
		scheme oauth2scheme.Scheme
		good   bool
	}{
		{"nothing", oauth2scheme.Scheme{}, true},
		{"one", oauth2scheme.Scheme{Headers: []oauth2scheme.KeyValue{plain}, Body: []oauth2scheme.KeyValue{mark}}, true},
		{"two in a list", oauth2scheme.Scheme{Params: []oauth2scheme.KeyValue{mark, mark}}, false},
		{"two in two lists", oauth2scheme.Scheme{Headers: []oauth2scheme.KeyValue{mark}, Body: []oauth2scheme.KeyValue{mark}}, false},
		{"mapping", oauth2scheme.Scheme{ResponseIDMapping: &id, Params: []oauth2scheme.KeyValue{plain}}, true},
		{"mapping and one", oauth2scheme.Scheme{ResponseIDMapping: &id, Params: []oauth2scheme.KeyValue{mark}}, false},
		{"empty mapping and one", oauth2scheme.Scheme{ResponseIDMapping: &empty, Params: []oauth2scheme.KeyValue{mark}}, true},
	} {
		err := c.scheme.CheckUserID()
		var refused *rest.Error
		if (err == nil) != c.good || err != nil && (!errors.As(err, &refused) || refused.Code != rest.InvalidDataCode) {
			t.Errorf("%s: got %v", c.name, err)
		}
	}
}

// A world as fresh as the server's, with the scheme Steam (oauth2_scheme.9).
func newAPI(t *testing.T) *apitest.API {
	t.Helper()
	api := apitest.New(t, oauth2scheme.Routes(), oauth2scheme.Tables())
	api.Update(oauth2scheme.Bootstrap)
	return api
}

func TestAnswers(t *testing.T) {
	t.Parallel()
	user := rest.Caller{Level: rest.User, UserID: "ann"}
	id := oauth2scheme.SteamID()
	for _, c := range []struct {
		name               string
		by                 rest.Caller
		method, path, body string
		status             int
		code               string
		defect             string
	}{
		{"user, invalid", user, http.MethodPost, "", `{}`, http.StatusForbidden, "FORBIDDEN", ""},
		{"taken name", super, http.MethodPost, "", `{"name":"Steam","validationUrl":"u"}`, http.StatusConflict, "DUPLICATE", ""},                                                                   // oauth2_scheme.2
		{"two sources of the id", super, http.MethodPut, "/Steam", `{"name":"x","validationUrl":"u","responseIdMapping":"i","body":[{"userId":true}]}`, http.StatusBadRequest, "INVALID_DATA", ""}, // oauth2_scheme.1
		{"null method", super, http.MethodPost, "", `{"name":"a","validationUrl":"u","method":null}`, http.StatusBadRequest, "INVALID_DATA", ""},                                                   // oauth2_scheme.8
		{"null among the headers", super, http.MethodPost, "", `{"name":"a","validationUrl":"u","headers":[null]}`, http.StatusInternalServerError, "UNKNOWN", "auth_oauth2.4"},
		{"unknown method", super, http.MethodPost, "", `{"name":"a","validationUrl":"u","method":"PUT"}`, http.StatusBadRequest, "", ""}, // json.3
		{"by id in upper case", super, http.MethodGet, "/" + strings.ToUpper(id), "", http.StatusOK, "", ""},                             // json.6
		{"by name in lower case", super, http.MethodGet, "/steam", "", http.StatusNotFound, "NOT_FOUND", ""},
		{"tags", super, http.MethodGet, "?tags=a", "", http.StatusInternalServerError, "UNKNOWN", "oauth2_scheme.6"}, // oauth2_scheme.6
		{"by name with spaces", super, http.MethodGet, "/%20Steam%20", "", http.StatusOK, "", ""},
		{"anonymous with a blank name", rest.Caller{}, http.MethodGet, "/%20", "", http.StatusNotFound, "NOT_FOUND", ""},
		{"delete by name", super, http.MethodDelete, "/Steam", "", http.StatusNotFound, "NOT_FOUND", ""}, // oauth2_scheme.5
		{"delete", super, http.MethodDelete, "/" + id, "", http.StatusNoContent, "", ""},                 // oauth2_scheme.5
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			got := newAPI(t).Call(c.by, c.method, "/auth_scheme/oauth2"+c.path, c.body)
			got.Check(t, c.status, c.code, c.defect)
		})
	}
}

// oauth2_scheme.3: all is replaced but the name; what is left out has its
// default.
func TestReplaceKeepsTheName(t *testing.T) {
	t.Parallel()
	api := newAPI(t)
	got := api.Call(super, http.MethodPut, "/auth_scheme/oauth2/Steam", `{"name":"Other","validationUrl":"u","method":"POST"}`)
	want := `{"scheme":{"id":"` + oauth2scheme.SteamID() + `","name":"Steam","validationUrl":"u","headers":null,"params":null,"body":null,` +
		`"responseIdMapping":null,"responseValidMapping":null,"responseValidExpectedValue":null,"validStatusCodes":[200],"method":"POST","bodyType":"NONE"}}`
	if got.Body != want {
		t.Errorf("got  %s\nwant %s", got.Body, want)
	}
	api.Update(func(tx *sandbox.Tx) error {
		if _, err := oauth2scheme.Find(tx, "Other"); err == nil {
			t.Error("it is found by the new name")
		}
		return nil
	})
}

// oauth2_scheme.5: the name of a deleted scheme is free.
func TestNameOfADeletedScheme(t *testing.T) {
	t.Parallel()
	api := newAPI(t)
	for _, c := range []struct{ method, path, body string }{
		{http.MethodDelete, "/" + oauth2scheme.SteamID(), ""},
		{http.MethodPost, "", `{"name":"Steam","validationUrl":"u"}`},
	} {
		if got := api.Call(super, c.method, "/auth_scheme/oauth2"+c.path, c.body); got.Status >= http.StatusBadRequest {
			t.Errorf("%s: %d %s", c.method, got.Status, got.Body)
		}
	}
}
