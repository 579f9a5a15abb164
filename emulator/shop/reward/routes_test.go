package reward_test

import (
	"net/http"
	"strings"
	"testing"

	"github.com/NamazuStudios/elements-emulator/emulator/engine/rest"
	"github.com/NamazuStudios/elements-emulator/emulator/shop/reward"
)

// reward.8, reward.9
func TestList(t *testing.T) {
	t.Parallel()
	api := newAPI(t)
	issue(t, api, reward.Grant{Context: "b", Tags: []string{"x", "y"}})
	redeem(t, api, ann, issue(t, api, reward.Grant{Context: "c", Type: reward.Persistent, Tags: []string{"x"}}).ID)
	issue(t, api, reward.Grant{Context: "a", Item: "crown"})
	issue(t, api, reward.Grant{Context: "z", UserID: benID})
	for query, want := range map[string]string{
		"":                               "b c a",
		"?states=ISSUED":                 "b a",
		"?states=REDEEMED&tags=x":        "c",
		"?states=ISSUED&states=REDEEMED": "b c a",
		"?tags=y&tags=z":                 "b",
		"?tags=X":                        "",
		"?tags=":                         "",
		"?offset=1&count=1":              "c",
		"?count=-2":                      "b c",
	} {
		var page rest.Page[reward.Issuance]
		api.Get(ann, "/reward_issuance"+query, &page)
		var contexts []string
		for _, i := range page.Objects {
			contexts = append(contexts, i.Context)
		}
		if got := strings.Join(contexts, " "); got != want {
			t.Errorf("%s: got %q, want %q", query, got, want)
		}
	}
	var none rest.Page[reward.Issuance]
	if api.Get(super, "/reward_issuance", &none); none.Total != 0 {
		t.Errorf("a superuser sees %d", none.Total)
	}
}

// reward.7, reward.9, econ.24
func TestRefusals(t *testing.T) {
	t.Parallel()
	api := newAPI(t)
	id := issue(t, api, reward.Grant{Context: "a"}).ID
	for _, c := range []struct {
		by           rest.Caller
		method, path string
		status       int
		code, defect string
	}{
		{ben, http.MethodGet, "/" + id, http.StatusOK, "", ""},
		{ben, http.MethodGet, "/" + strings.ToUpper(id), http.StatusOK, "", ""},
		{ann, http.MethodGet, "/" + id[:56], http.StatusNotFound, "NOT_FOUND", ""},
		{ann, http.MethodGet, "/" + id + "00", http.StatusNotFound, "NOT_FOUND", ""},
		{ann, http.MethodGet, "/zzz", http.StatusNotFound, "NOT_FOUND", ""},
		{ann, http.MethodGet, "?states=LOST", http.StatusNotFound, "UNKNOWN", ""},
		{ann, http.MethodGet, "?states=ISSUED&states=issued", http.StatusNotFound, "UNKNOWN", ""},
		{ann, http.MethodGet, "?offset=-1", http.StatusInternalServerError, "UNKNOWN", "page.3"},
		{rest.Caller{}, http.MethodGet, "", http.StatusInternalServerError, "", "econ.24"},
		{rest.Caller{}, http.MethodGet, "/" + id, http.StatusInternalServerError, "", "econ.24"},
		{rest.Caller{}, http.MethodPut, "/" + id + "/redeem", http.StatusInternalServerError, "", "econ.24"},
		{rest.Caller{}, http.MethodPut, "/redeem", http.StatusInternalServerError, "", "econ.24"},
	} {
		t.Run(c.method+" "+c.path, func(t *testing.T) {
			api.Call(c.by, c.method, "/reward_issuance"+c.path, "").Check(t, c.status, c.code, c.defect)
		})
	}
}
