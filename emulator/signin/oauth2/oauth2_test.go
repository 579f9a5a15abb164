package oauth2_test

import (
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"slices"
	"sync"
	"testing"

	"github.com/NamazuStudios/elements-emulator/emulator/apitest"
	"github.com/NamazuStudios/elements-emulator/emulator/core/application"
	"github.com/NamazuStudios/elements-emulator/emulator/core/largeobject"
	"github.com/NamazuStudios/elements-emulator/emulator/core/profile"
	"github.com/NamazuStudios/elements-emulator/emulator/core/session"
	"github.com/NamazuStudios/elements-emulator/emulator/core/user"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/rest"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/sandbox"
	"github.com/NamazuStudios/elements-emulator/emulator/signin/oauth2"
	"github.com/NamazuStudios/elements-emulator/emulator/signin/oauth2scheme"
)

type object = map[string]any

var super = rest.Caller{Level: rest.Superuser, UserID: "root"}

// validator is a server that validates what clients send.
type validator struct {
	*httptest.Server
	mu     sync.Mutex
	status int
	answer string
	asked  *http.Request
	body   string
}

func newValidator(t *testing.T) *validator {
	t.Helper()
	v := &validator{status: http.StatusOK, answer: `{"id":"x-1"}`}
	v.Server = httptest.NewServer(v)
	t.Cleanup(v.Close)
	return v
}

func (v *validator) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	v.mu.Lock()
	defer v.mu.Unlock()
	data, _ := io.ReadAll(r.Body)
	v.asked, v.body = r, string(data)
	w.WriteHeader(v.status)
	_, _ = io.WriteString(w, v.answer)
}

func newAPI(t *testing.T) *apitest.API {
	t.Helper()
	return apitest.New(t, slices.Concat(oauth2.Routes(), oauth2scheme.Routes()), user.Tables(), application.Tables(),
		largeobject.Tables(), profile.Tables(), session.Tables(), oauth2scheme.Tables())
}

func call(t *testing.T, api *apitest.API, by rest.Caller, path string, request object) apitest.Answer {
	t.Helper()
	data, err := json.Marshal(request)
	if err != nil {
		t.Fatal(err)
	}
	return api.Call(by, http.MethodPost, path, string(data))
}

// addScheme adds the scheme "idp", which asks the validator.
func addScheme(t *testing.T, api *apitest.API, v *validator, more object) {
	t.Helper()
	all := object{"name": "idp", "validationUrl": v.URL + "/check?fixed=1"}
	for name, value := range more {
		all[name] = value
	}
	if got := call(t, api, super, "/auth_scheme/oauth2", all); got.Status != http.StatusOK {
		t.Fatalf("%d %s", got.Status, got.Body)
	}
}

func signIn(t *testing.T, api *apitest.API, more object) apitest.Answer {
	t.Helper()
	all := object{"schemeId": "idp", "requestParameters": object{"ticket": "t-1"}}
	for name, value := range more {
		all[name] = value
	}
	return call(t, api, rest.Caller{}, "/auth/oauth2", all)
}

func made(t *testing.T, a apitest.Answer) session.Session {
	t.Helper()
	var out session.Creation
	if err := json.Unmarshal([]byte(a.Body), &out); err != nil || a.Status != http.StatusOK {
		t.Fatalf("%d %s", a.Status, a.Body)
	}
	return out.Session
}

// What makes an answer good, and where the external id comes from
// (auth_oauth2.5 to .7).
func TestAnswers(t *testing.T) {
	t.Parallel()
	byID := object{"responseIdMapping": "id"}
	valid := func(expected any) object {
		return object{"responseIdMapping": "id", "responseValidMapping": "ok", "responseValidExpectedValue": expected}
	}
	for _, c := range []struct {
		name   string
		scheme object
		status int
		answer string
		want   int
		id     string
	}{
		{"id", byID, 200, `{"id":"x"}`, 200, "x"},
		{"own key before those below", byID, 200, `{"a":{"id":"below"},"id":"own"}`, 200, "own"},
		{"below", byID, 200, `{"a":[{"b":{"id":7}}]}`, 200, "7"},
		{"no id", byID, 200, `{"a":1}`, 403, ""},
		{"null id", byID, 200, `{"id":null}`, 403, ""},
		{"blank id", byID, 200, `{"id":" "}`, 400, ""},
		{"no body", byID, 200, ``, 403, ""},
		{"no JSON", byID, 200, `<html>`, 500, ""},
		{"text behind the JSON", byID, 200, `{"id":"x"} and more`, 200, "x"},
		{"braces in the URL", object{"validationUrl": "http://localhost/{x}", "responseIdMapping": "id"}, 200, `{"id":"x"}`, 500, ""},
		{"a null key", object{"params": []object{{"value": "v"}}, "responseIdMapping": "id"}, 200, `{"id":"x"}`, 500, ""},
		{"a null key without a value", object{"params": []object{{"value": " "}}, "responseIdMapping": "id"}, 200, `{"id":"x"}`, 200, "x"},
		{"no JSON, whatever the status", byID, 404, `<html>`, 500, ""},
		{"other status", byID, 201, `{"id":"x"}`, 403, ""},
		{"listed status", object{"responseIdMapping": "id", "validStatusCodes": []int{200, 201}}, 201, `{"id":"x"}`, 200, "x"},
		{"nothing says what the id is", nil, 200, `{"id":"x"}`, 403, ""},
		{"true", valid(nil), 200, `{"id":"x","ok":true}`, 200, "x"},
		{"false", valid(nil), 200, `{"id":"x","ok":false}`, 403, ""},
		{"text", valid(nil), 200, `{"id":"x","ok":"y"}`, 200, "x"},
		{"blank", valid(nil), 200, `{"id":"x","ok":" "}`, 403, ""},
		{"object", valid(nil), 200, `{"id":"x","ok":{}}`, 403, ""},
		{"missing", valid(nil), 200, `{"id":"x"}`, 403, ""},
		{"null", valid("null"), 200, `{"id":"x","ok":null}`, 403, ""},
		{"expected", valid("1"), 200, `{"id":"x","ok":1}`, 200, "x"},
		{"not expected", valid("1"), 200, `{"id":"x","ok":2}`, 403, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			api, v := newAPI(t), newValidator(t)
			v.status, v.answer = c.status, c.answer
			addScheme(t, api, v, c.scheme)
			if got := signIn(t, api, nil); got.Status != c.want {
				t.Fatalf("got %d %s", got.Status, got.Body)
			}
			api.Update(func(tx *sandbox.Tx) error {
				if _, linked := user.FindUID(tx, "idp", c.id); linked != (c.id != "") {
					t.Errorf("identity %q: %v", c.id, linked)
				}
				return nil
			})
		})
	}
}

// How the request is made (auth_oauth2.4, auth_oauth2.5).
func TestRequests(t *testing.T) {
	t.Parallel()
	kv := func(key, value string, client bool) object {
		return object{"key": key, "value": value, "fromClient": client}
	}
	parts := object{
		"headers": []object{kv("X-Key", "secret", false), kv("X-Blank", " ", false)},
		"params":  []object{kv("ticket", "", true), kv("unsent", "default", true)},
		"body":    []object{kv("a b", "c&d", false)}, "responseIdMapping": "id",
	}
	for _, c := range []struct{ method, bodyType, contentType, body string }{
		{"GET", "JSON", "", ""},
		{"POST", "NONE", "", ""},
		{"POST", "JSON", "application/json", `{"a b":"c&d"}`},
		{"POST", "FORM_URL_ENCODED", "application/x-www-form-urlencoded", "a+b=c%26d"},
	} {
		t.Run(c.method+" "+c.bodyType, func(t *testing.T) {
			t.Parallel()
			api, v := newAPI(t), newValidator(t)
			addScheme(t, api, v, merge(parts, object{"method": c.method, "bodyType": c.bodyType}))
			made(t, signIn(t, api, nil))
			h := v.asked.Header
			if v.asked.Method != c.method || v.asked.URL.RawQuery != "fixed=1&ticket=t-1" || h.Get("X-Key") != "secret" || h["X-Blank"] != nil {
				t.Errorf("%s %s %v", v.asked.Method, v.asked.URL, h)
			}
			if h.Get("Content-Type") != c.contentType || v.body != c.body {
				t.Errorf("body %q as %q", v.body, h.Get("Content-Type"))
			}
		})
	}
}

func merge(objects ...object) object {
	out := object{}
	for _, o := range objects {
		for name, value := range o {
			out[name] = value
		}
	}
	return out
}

// The client's own value is the external id where the scheme says so
// (auth_oauth2.7).
func TestUserIDFromTheClient(t *testing.T) {
	t.Parallel()
	api, v := newAPI(t), newValidator(t)
	addScheme(t, api, v, object{"params": []object{{"key": "ticket", "fromClient": true, "userId": true}}})
	first := made(t, signIn(t, api, nil)).User
	if again := made(t, signIn(t, api, nil)).User; *again.ID != *first.ID || len(again.LinkedAccounts) != 3 {
		t.Errorf("second login: %v, first: %v", again, first) // auth_oauth2.8
	}
	if got := signIn(t, api, object{"requestParameters": object{"ticket": " "}}); got.Status != http.StatusForbidden {
		t.Errorf("blank: %d %s", got.Status, got.Body)
	}
}

// Anybody's profile can be attached (auth_oauth2.11, auth_oauth2.12).
func TestForeignProfiles(t *testing.T) {
	t.Parallel()
	api, v := newAPI(t), newValidator(t)
	addScheme(t, api, v, object{"responseIdMapping": "id"})
	var foreign *profile.Row
	api.Update(func(tx *sandbox.Tx) error {
		app, owner := "chess", user.Creation{Name: "ann", Email: "ann@example.com", Level: rest.User, Password: "x"}
		game, err := application.Create(tx, "", &application.Request{Name: &app})
		if err != nil {
			return err
		}
		ann, err := user.Create(tx, owner)
		if err != nil {
			return err
		}
		foreign, err = profile.Create(tx, profile.Creation{UserID: ann.ID, Application: game.ID, DisplayName: "annie"})
		return err
	})
	for _, c := range []struct {
		rule    string
		request object
	}{
		{"auth_oauth2.11", object{"profileId": foreign.ID}},
		{"auth_oauth2.12", object{"profileSelector": "displayName:annie"}},
	} {
		got := signIn(t, api, c.request)
		if at := made(t, got); at.Profile == nil || at.Profile.ID != foreign.ID || *at.Application.Name != "chess" || !slices.Contains(got.Defects, c.rule) {
			t.Errorf("%s: %s %q", c.rule, got.Body, got.Defects)
		}
	}
	if at := made(t, signIn(t, api, object{"profileSelector": "displayName:nobody"})); at.Profile != nil {
		t.Errorf("a selector that names none: %+v", at.Profile)
	}
}

// user_link.6
func TestLink(t *testing.T) {
	t.Parallel()
	api, v := newAPI(t), newValidator(t)
	addScheme(t, api, v, object{"responseIdMapping": "id"})
	var callers [2]rest.Caller
	api.Update(func(tx *sandbox.Tx) error {
		for i, name := range []string{"ann", "bea"} {
			row, err := user.Create(tx, user.Creation{Name: name, Email: name + "@example.com", Level: rest.User, Password: "x"})
			if err != nil {
				return err
			}
			callers[i] = rest.Caller{Level: rest.User, UserID: row.ID}
		}
		return nil
	})
	request := object{"schemeId": "idp", "requestParameters": object{"a": "b"}}
	for _, c := range []struct {
		name   string
		by     rest.Caller
		status int
	}{
		{"free", callers[0], http.StatusOK},
		{"linked already", callers[0], http.StatusOK},
		{"linked to another", callers[1], http.StatusForbidden},
		{"anonymous", rest.Caller{}, http.StatusForbidden}, // user_link.1
	} {
		if got := call(t, api, c.by, "/user/me/link/oauth2", request); got.Status != c.status {
			t.Errorf("%s: %d %s", c.name, got.Status, got.Body)
		}
	}
	if got := made(t, signIn(t, api, nil)); *got.User.ID != callers[0].UserID || *got.User.Name != "ann" {
		t.Errorf("the linked identity is %v", got.User)
	}
	if got := api.Call(callers[0], http.MethodPost, "/user/me/link/oauth2", ""); got.Status != http.StatusInternalServerError {
		t.Errorf("no body: %d %s", got.Status, got.Body)
	}
}
