package customscheme_test

import (
	"net/http"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/NamazuStudios/elements-emulator/emulator/engine/rest"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/wire"
	"github.com/NamazuStudios/elements-emulator/emulator/signin/customscheme"
)

const unknownID = "0d0000000000000000000009"

func TestAnswers(t *testing.T) {
	t.Parallel()
	user := rest.Caller{Level: rest.User, UserID: "ann"}
	for _, c := range []struct {
		name         string
		by           rest.Caller
		method, path string
		more         object // changes of the body
		status       int
		code, defect string
	}{
		{"user", user, http.MethodPost, "", nil, http.StatusForbidden, "FORBIDDEN", ""}, // custom_scheme.1
		{"user with an invalid body", user, http.MethodPost, "", object{"audience": nil}, http.StatusForbidden, "FORBIDDEN", ""},
		{"user with bad paging", user, http.MethodGet, "?count=-1", nil, http.StatusBadRequest, "INVALID_PARAMETER", ""},
		{"no key", super, http.MethodPost, "", object{"publicKey": "AAAA"}, http.StatusBadRequest, "INVALID_DATA", ""}, // custom_scheme.3
		{"empty key", super, http.MethodPost, "", object{"publicKey": ""}, http.StatusBadRequest, "INVALID_DATA", ""},  // custom_scheme.9
		{"taken audience", super, http.MethodPost, "", nil, http.StatusConflict, "DUPLICATE", ""},                      // custom_scheme.4
		{"key and regenerate", super, http.MethodPut, "/ID", object{"regenerate": true}, http.StatusInternalServerError, "UNKNOWN", "custom_scheme.6"},
		{"get with spaces", super, http.MethodGet, "/%20ID%20", nil, http.StatusOK, "", ""},
		{"delete with spaces", super, http.MethodDelete, "/%20ID%20", nil, http.StatusNoContent, "", ""},
		{"anonymous with a blank id", rest.Caller{}, http.MethodGet, "/%20", nil, http.StatusNotFound, "NOT_FOUND", ""},
		{"get unknown", super, http.MethodGet, "/" + unknownID, nil, http.StatusNotFound, "NOT_FOUND", ""}, // custom_scheme.8
		{"put unknown", super, http.MethodPut, "/" + unknownID, nil, http.StatusNotFound, "NOT_FOUND", ""},
		{"put malformed", super, http.MethodPut, "/zzz", nil, http.StatusNotFound, "NOT_FOUND", ""},
		{"delete malformed", super, http.MethodDelete, "/zzz", nil, http.StatusNotFound, "NOT_FOUND", ""},
		{"delete", super, http.MethodDelete, "/ID", nil, http.StatusNoContent, "", ""},
		{"delete by audience", super, http.MethodDelete, "/game", nil, http.StatusNotFound, "NOT_FOUND", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			api := newAPI(t)
			id := add(t, api, nil).Scheme.ID
			text := ""
			if c.method == http.MethodPost || c.method == http.MethodPut {
				text = request(t, c.more)
			}
			got := api.Call(c.by, c.method, path+strings.Replace(c.path, "ID", id, 1), text)
			got.Check(t, c.status, c.code, c.defect)
		})
	}
}

// custom_scheme.2, custom_scheme.5: the key is kept, replaced or made anew,
// and the private one is shown only then.
func TestKeyOfAScheme(t *testing.T) {
	t.Parallel()
	api := newAPI(t)
	made := add(t, api, nil)
	put := func(more object) customscheme.Response {
		return read[customscheme.Response](t, api.Call(super, http.MethodPut, path+"/"+made.Scheme.ID, request(t, more)))
	}
	if made.PublicKey != pairs()[0].Public || made.PrivateKey != nil {
		t.Errorf("created with %+v", made)
	}
	if kept := put(object{"publicKey": nil}); kept.PublicKey != made.PublicKey || kept.PrivateKey != nil {
		t.Errorf("kept: %+v", kept)
	}
	if other := put(object{"publicKey": pairs()[1].Public}); other.PublicKey != pairs()[1].Public || other.PrivateKey != nil {
		t.Errorf("replaced: %+v", other)
	}
	renewed := put(object{"publicKey": nil, "regenerate": true})
	if renewed.PublicKey == pairs()[1].Public || renewed.PrivateKey == nil || renewed.Scheme.PublicKey != renewed.PublicKey {
		t.Errorf("regenerated: %+v", renewed)
	}
}

// custom_scheme.5: everything else is replaced, and a lower-case id is found
// in upper case.
func TestReplace(t *testing.T) {
	t.Parallel()
	api := newAPI(t)
	id := add(t, api, nil).Scheme.ID
	more := object{"audience": "other", "algorithm": "RSA_512", "userLevel": "SUPERUSER", "tags": []string{"c"}, "allowedIssuers": []string{"you"}}
	read[customscheme.Response](t, api.Call(super, http.MethodPut, path+"/"+strings.ToUpper(id), request(t, more)))
	want := customscheme.Scheme{
		ID: id, Audience: "other", PublicKey: pairs()[0].Public, Algorithm: customscheme.RSA512,
		UserLevel: rest.Superuser, Tags: wire.Pointers([]string{"c"}), AllowedIssuers: wire.Pointers([]string{"you"}),
	}
	var got customscheme.Scheme
	api.Get(super, path+"/"+id, &got)
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

// A list may hold null, which no filter finds and no issuer is.
func TestNullInLists(t *testing.T) {
	t.Parallel()
	api := newAPI(t)
	id := add(t, api, object{"tags": []any{nil, "a"}, "allowedIssuers": []any{nil}}).Scheme.ID
	got := api.Call(super, http.MethodGet, path+"/"+id, "")
	if want := `"tags":[null,"a"],"allowedIssuers":[null]`; !strings.Contains(got.Body, want) {
		t.Errorf("got %s, want %s", got.Body, want)
	}
	var page rest.Page[customscheme.Scheme]
	if api.Get(super, path+"?tags=", &page); page.Total != 0 {
		t.Errorf("an empty tag finds %d", page.Total)
	}
}

// custom_scheme.4
func TestReplaceOntoATakenAudience(t *testing.T) {
	t.Parallel()
	api := newAPI(t)
	add(t, api, nil)
	id := add(t, api, object{"audience": "other"}).Scheme.ID
	if got := api.Call(super, http.MethodPut, path+"/"+id, request(t, nil)); got.Status != http.StatusConflict || got.Code() != "DUPLICATE" {
		t.Errorf("got %d %s", got.Status, got.Body)
	}
}

// custom_scheme.7
func TestTags(t *testing.T) {
	t.Parallel()
	api := newAPI(t)
	add(t, api, nil)
	add(t, api, object{"audience": "other", "tags": []string{"b", "c"}})
	add(t, api, object{"audience": "third", "tags": []string{}})
	for query, want := range map[string]string{
		"":                         "game other third",
		"?tags=a":                  "game",
		"?tags=a&tags=c":           "game other",
		"?tags=b&offset=1&count=1": "other",
		"?tags=B":                  "",
	} {
		var page struct{ Objects []customscheme.Scheme }
		api.Get(super, path+query, &page)
		var names []string
		for _, s := range page.Objects {
			names = append(names, s.Audience)
		}
		if got := strings.Join(names, " "); got != want {
			t.Errorf("%q: got %q, want %q", query, got, want)
		}
	}
}

// Empty lists are shown to who sends them, and read back as null.
func TestEmptyLists(t *testing.T) {
	t.Parallel()
	api := newAPI(t)
	made := add(t, api, object{"tags": []string{}, "allowedIssuers": []string{}}).Scheme
	if made.Tags == nil || made.AllowedIssuers == nil {
		t.Errorf("shown %+v", made)
	}
	var kept customscheme.Scheme
	if api.Get(super, path+"/"+made.ID, &kept); kept.Tags != nil || kept.AllowedIssuers != nil {
		t.Errorf("kept %+v", kept)
	}
}
