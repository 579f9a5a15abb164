package application_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/NamazuStudios/elements-emulator/emulator/engine/rest"
)

const (
	urls = `"httpDocumentationUrl":"http://emulator.test/doc/rest/swagger/2/chess/swagger.json",` +
		`"httpDocumentationUiUrl":"http://emulator.test/doc/swagger?url=http://emulator.test/doc/rest/swagger/2/chess/swagger.json",` +
		`"httpTunnelEndpointUrl":"http://emulator.test/app/chess/rest",`
	settings = `"applicationConfiguration":null,"maxProfiles":1,"autoCreateProfile":true,"authoritativeProfilePicture":false,`
	head     = `{"id":"` + id + `","name":"chess",`
)

func TestViews(t *testing.T) {
	t.Parallel()
	hidden := head + `"description":null,"gitBranch":null,"scriptRepoUrl":null,` + urls + `"attributes":{},` + settings + `"displayNameRegex":null}`
	whole := head + `"description":null,"gitBranch":null,"scriptRepoUrl":"http://emulator.test/code/chess",` + urls +
		`"attributes":null,` + settings + `"displayNameRegex":null}`
	for _, c := range []struct {
		name string
		by   rest.Caller
		want string
	}{
		{"application.5 anonymous", rest.Caller{}, hidden},
		{"application.5 user", user, hidden},
		{"application.5 superuser", super, whole},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			if diff := cmp.Diff(c.want, newAPI(t).Call(c.by, "GET", "/application/chess", "").Body); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestAnswers(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name         string
		by           rest.Caller
		method, path string
		body         string
		status       int
		code, defect string
	}{
		{"application.1 list as user", user, "GET", "", "", 403, "FORBIDDEN", ""},
		{"application.2 search", super, "GET", "?search=x", "", 200, "", "application.2"},
		{"application.4 unknown name", rest.Caller{}, "GET", "/poker", "", 404, "NOT_FOUND", ""},
		{"application.7 id in the body", super, "POST", "", `{"name":"poker","id":null}`, 400, "", ""},
		{"application.8 name of one letter", super, "POST", "", `{"name":"x"}`, 400, "INVALID_DATA", ""},
		{"application.9 taken name", super, "POST", "", `{"name":"chess"}`, 500, "UNKNOWN", "application.9"},
		{"application.10 negative maxProfiles", super, "POST", "", `{"name":"poker","maxProfiles":-1}`, 400, "INVALID_DATA", ""},
		{"application.12 another path", super, "PUT", "/zzz", `{"name":"chess"}`, 200, "", "application.12"},
		{"application.12 rename", super, "PUT", "/" + id, `{"name":"poker"}`, 404, "NOT_FOUND", "application.12"},
		{"application.14 delete", super, "DELETE", "/" + id, "", 204, "", ""},
		{"application.15 delete by name", super, "DELETE", "/chess", "", 500, "UNKNOWN", "application.15"},
		{"application.15 delete unknown", super, "DELETE", "/0a0000000000000000000009", "", 404, "NOT_FOUND", ""},
		{"application.19 invalid body of anonymous", rest.Caller{}, "POST", "", `{}`, 400, "INVALID_DATA", ""},
		{"application.19 valid body of user", user, "PUT", "/chess", `{"name":"chess"}`, 403, "FORBIDDEN", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			got := newAPI(t).Call(c.by, c.method, "/application"+c.path, c.body)
			got.Check(t, c.status, c.code, c.defect)
		})
	}
}

// application.1: the refusal has no message.
func TestRefusalIsSilent(t *testing.T) {
	t.Parallel()
	got := newAPI(t).Call(user, "DELETE", "/application/"+id, "")
	if want := `{"code":"FORBIDDEN","message":null}`; got.Body != want {
		t.Errorf("got %s", got.Body)
	}
}

// application.11, application.13: what is omitted is reset.
func TestUpdateReplacesAll(t *testing.T) {
	t.Parallel()
	api := newAPI(t)
	full := `{"name":"chess","description":" D ","attributes":{"z":1,"a":[true,null]},"maxProfiles":3,` +
		`"autoCreateProfile":false,"authoritativeProfilePicture":true,"displayNameRegex":" x "}`
	code := `"gitBranch":null,"scriptRepoUrl":"http://emulator.test/code/chess",`
	for _, c := range []struct{ body, want string }{
		{full, head + `"description":"D",` + code + urls + `"attributes":{"z":1,"a":[true,null]},"applicationConfiguration":null,` +
			`"maxProfiles":3,"autoCreateProfile":false,"authoritativeProfilePicture":true,"displayNameRegex":"x"}`},
		{`{"name":"chess"}`, head + `"description":"",` + code + urls + `"attributes":null,` + settings + `"displayNameRegex":""}`},
	} {
		if diff := cmp.Diff(c.want, api.Call(super, "PUT", "/application/chess", c.body).Body); diff != "" {
			t.Error(diff)
		}
	}
}

// The database leaves empty attributes out when it makes an application, but
// not when it changes one.
func TestEmptyAttributes(t *testing.T) {
	t.Parallel()
	api := newAPI(t)
	const empty, none = `"attributes":{}`, `"attributes":null`
	for _, c := range []struct{ method, path, body, want string }{
		{"POST", "", `{"name":"poker","attributes":{}}`, empty},
		{"GET", "/poker", "", none},
		{"PUT", "/poker", `{"name":"poker","attributes":{}}`, empty},
		{"GET", "/poker", "", empty},
	} {
		if got := api.Call(super, c.method, "/application"+c.path, c.body); !strings.Contains(got.Body, c.want) {
			t.Errorf("%s: got %d %s, want %s", c.method, got.Status, got.Body, c.want)
		}
	}
}

// application.8: a name is stored as given, but an update trims it.
func TestUpdateTrimsTheName(t *testing.T) {
	t.Parallel()
	api := newAPI(t)
	for _, c := range []struct {
		method, body string
		status       int
		want         string
	}{
		{"POST", `{"name":" chess"}`, 200, `"name":" chess"`},
		{"PUT", `{"name":" chess"}`, 409, `"code":"DUPLICATE"`},
		{"POST", `{"name":" poker"}`, 200, `"name":" poker"`},
		{"PUT", `{"name":" poker"}`, 200, `"name":"poker"`},
	} {
		path := "/application"
		if c.method == "PUT" {
			path += "/any"
		}
		if got := api.Call(super, c.method, path, c.body); got.Status != c.status || !strings.Contains(got.Body, c.want) {
			t.Errorf("%s %s: got %d %s, want %d %s", c.method, c.body, got.Status, got.Body, c.status, c.want)
		}
	}
}

// application.3, application.14
func TestDeletedIsNotShown(t *testing.T) {
	t.Parallel()
	api := newAPI(t)
	remove(api, id)
	if got := api.Call(super, "GET", "/application/"+id, ""); got.Status != 404 {
		t.Errorf("by id: %d %s", got.Status, got.Body)
	}
	if got := api.Call(super, "POST", "/application", `{"name":"chess"}`); got.Status != 200 {
		t.Errorf("the name is still taken: %d %s", got.Status, got.Body)
	}
	var page struct {
		Total   int
		Objects []struct{ ID string }
	}
	api.Get(super, "/application", &page)
	if page.Total != 1 || len(page.Objects) != 1 || page.Objects[0].ID == id {
		t.Errorf("list: %+v", page)
	}
}

// page.5: the list is in the order of ids, whatever the names are.
func TestListOrder(t *testing.T) {
	t.Parallel()
	api := newAPI(t)
	add(api, "0a0000000000000000000003", "abc")
	add(api, "0a0000000000000000000002", "xyz")
	var page struct{ Objects []struct{ Name string } }
	api.Get(super, "/application?offset=1&count=2", &page)
	var names []string
	for _, a := range page.Objects {
		names = append(names, a.Name)
	}
	if got := strings.Join(names, " "); got != "xyz abc" {
		t.Errorf("got %s", got)
	}
}
