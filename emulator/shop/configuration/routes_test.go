package configuration_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/NamazuStudios/elements-emulator/emulator/engine/rest"
)

func TestAnswers(t *testing.T) {
	t.Parallel()
	spec := func(inner string) string { return `{"name":"queue","parent":{},"metadataSpec":{` + inner + `}}` }
	for _, c := range []struct {
		name         string
		by           rest.Caller
		method, path string
		body         string
		status       int
		code, defect string
	}{
		{"appconfig.6 empty id", super, "POST", "/ios", `{"id":"","name":"ab","applicationId":"x","parent":{}}`, 400, "INVALID_DATA", ""},
		{"appconfig.6 null type", super, "POST", "/google_play", `{"name":"ab","type":null,"parent":{}}`, 400, "INVALID_DATA", ""},
		{"appconfig.7 before access", user, "POST", "/steam", `{"name":"ab","publisherKey":"k","appId":"1","parent":{}}`, 400, "INVALID_DATA", ""},
		{"appconfig.13 empty id", super, "PUT", "/ios/zz", `{"id":"","name":"ab","applicationId":"x","parent":{}}`, 500, "UNKNOWN", "appconfig.12 appconfig.13"},
		{"appconfig.18 invalid as user", user, "POST", "/matchmaking", `{}`, 403, "FORBIDDEN", ""},
		{"appconfig.24 put as superuser", super, "PUT", "/psn/zz", `{}`, 500, "", "appconfig.24"},
		{"appconfig.24 delete as superuser", super, "DELETE", "/psn/zz", "", 500, "", "appconfig.24"},
		{"appconfig.24 as user", user, "POST", "/psn", `{}`, 403, "FORBIDDEN", ""},
		{"appconfig.25 null is 0", super, "POST", "/matchmaking", `{"name":"queue","parent":{},"maxProfiles":null}`, 400, "INVALID_DATA", ""},
		{"spec without properties", super, "POST", "/matchmaking", spec(`"name":"s","type":"OBJECT"`), 400, "INVALID_DATA", ""},
		{"spec with an id", super, "POST", "/matchmaking", spec(`"id":"x","name":"s","type":"OBJECT","properties":[]`), 400, "INVALID_DATA", ""},
		{"spec", super, "POST", "/matchmaking", spec(`"name":"s","type":"OBJECT","properties":[]`), 200, "", ""},
		{"query.33", super, "GET", "?search=parent.id:x", "", 500, "UNKNOWN", "query.33"},
		{"query.34", super, "GET", "?search=colour:x", "", 500, "UNKNOWN", "query.34"},
		{"query.34 below a text", super, "GET", "?search=applicationId.x:x", "", 500, "UNKNOWN", "query.34"},
		{"query.34 what a type adds", super, "GET", "?search=applicationId:x", "", 200, "", ""},
		{"query.32 no container of names", super, "GET", "?search=metadata.name:x", "", 200, "", "query.32"},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			got := newAPI(t).Call(c.by, c.method, root+c.path, c.body)
			got.Check(t, c.status, c.code, c.defect)
		})
	}
}

// appconfig.13: a replacement that changes nothing fails, and is not confused
// with one that does.
func TestReplaceByTheSame(t *testing.T) {
	t.Parallel()
	api := newAPI(t)
	id := create(t, api, root+"/google_play", `{"name":"store","parent":{},"jsonKey":{"a":1,"b":2},"productBundles":[]}`)
	for _, c := range []struct {
		body   string
		status int
	}{
		{`{"id":"` + id + `","name":"store","parent":{},"jsonKey":{"a":1,"b":2}}`, 500},
		{`{"id":"` + id + `","name":"store","parent":{},"jsonKey":{"b":2,"a":1}}`, 200},
		{`{"id":"` + id + `","name":"store","parent":{}}`, 200},
		{`{"id":"` + id + `","name":"store","parent":{},"jsonKey":{}}`, 500},
	} {
		if got := api.Call(super, "PUT", root+"/google_play/store", c.body); got.Status != c.status {
			t.Errorf("%s: got %d %s, want %d", c.body, got.Status, got.Body, c.status)
		}
	}
}

// appconfig.13, appconfig.20: permissions are never shown, but other ones are
// a change.
func TestPermissionsAreKept(t *testing.T) {
	t.Parallel()
	api := newAPI(t)
	body := func(id, permissions string) string {
		return `{` + id + `"name":"main","applicationId":"a","applicationSecret":"s","parent":{"name":"chess"}` + permissions + `}`
	}
	id := `"id":"` + create(t, api, root+"/facebook", body("", `,"builtinApplicationPermissions":["email"]`)) + `",`
	for _, c := range []struct {
		permissions string
		status      int
	}{
		{`,"builtinApplicationPermissions":["email"]`, 500},
		{`,"builtinApplicationPermissions":[]`, 200},
		{"", 500},
	} {
		got := api.Call(super, "PUT", root+"/facebook/main", body(id, c.permissions))
		if got.Status != c.status || c.status == 200 && !strings.Contains(got.Body, `"builtinApplicationPermissions":[]`) {
			t.Errorf("%q: got %d %s, want %d", c.permissions, got.Status, got.Body, c.status)
		}
	}
}

// appconfig.12: the body's id may be that of a configuration of another type,
// which then has this one.
func TestReplaceChangesTheType(t *testing.T) {
	t.Parallel()
	api := newAPI(t)
	id := create(t, api, root+"/ios", `{"name":"store","applicationId":"x","parent":{}}`)
	got := api.Call(super, "PUT", root+"/google_play/any", `{"id":"`+id+`","name":"store","parent":{}}`)
	if got.Status != 200 || !slices.Contains(got.Defects, "appconfig.12") {
		t.Errorf("put: %d %v %s", got.Status, got.Defects, got.Body)
	}
	if got := api.Call(super, "GET", root+"/ios/"+id, ""); got.Status != 404 {
		t.Errorf("it still is of the old type: %d", got.Status)
	}
	if got := api.Call(super, "GET", root+"/google_play/store", ""); got.Status != 200 {
		t.Errorf("it is not of the new type: %d", got.Status)
	}
}

// The levels at which secrets are shown (appconfig.19).
func TestSecrets(t *testing.T) {
	t.Parallel()
	api := newAPI(t)
	create(t, api, root+"/facebook", `{"name":"main","applicationId":"a","applicationSecret":"hush","parent":{"name":"chess"}}`)
	create(t, api, root+"/oculus", `{"name":"main","applicationId":"a","applicationSecret":"hush","parent":{"name":"chess"}}`)
	create(t, api, root+"/steam", `{"name":"main","appId":"a","publisherKey":"hush","parent":{"name":"chess"}}`)
	create(t, api, root+"/google_play", `{"name":"main","jsonKey":{"k":"hush"},"parent":{}}`)
	for path, secret := range map[string]string{
		"/facebook/main": "applicationSecret", "/oculus/main": "applicationSecret",
		"/steam/main": "publisherKey", "/google_play/main": "jsonKey",
	} {
		for by, shown := range map[rest.Level]bool{rest.Unprivileged: false, rest.User: false, rest.Superuser: true} {
			var got map[string]any
			api.Get(rest.Caller{Level: by, UserID: "x"}, root+path, &got)
			if (got[secret] != nil) != shown {
				t.Errorf("%s as %s: %v", path, by, got[secret])
			}
		}
	}
}
