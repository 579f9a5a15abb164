package fcm_test

import (
	"encoding/json"
	"net/http"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/NamazuStudios/elements-emulator/emulator/core/profile"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/rest"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/sandbox"
	"github.com/NamazuStudios/elements-emulator/emulator/social/fcm"
)

// forProfile is a request for a profile.
func forProfile(id string) string { return `{"registrationToken":"t","profile":{"id":"` + id + `"}}` }

func TestPost(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name   string
		by     func(callers) rest.Caller
		body   string
		status int
		owner  string
	}{
		{"with an id", rook, `{"id":"x","registrationToken":"t"}`, http.StatusBadRequest, ""}, // fcm.1
		{"with an id, anonymously", anonymous, `{"id":"x","registrationToken":"t"}`, http.StatusBadRequest, ""},
		{"null token", rook, `{"registrationToken":null}`, http.StatusBadRequest, ""},
		{"empty token", rook, `{"registrationToken":""}`, http.StatusOK, rookID},
		{"no body", rook, `null`, http.StatusBadRequest, ""},                                       // json.8
		{"current profile", rook, `{"registrationToken":"t"}`, http.StatusOK, rookID},              // fcm.3
		{"null profile", rook, `{"registrationToken":"t","profile":null}`, http.StatusOK, rookID},  // fcm.3
		{"current profile by its id", rook, forProfile(rookID), http.StatusOK, rookID},             // fcm.3
		{"another profile", rook, forProfile(kingID), http.StatusForbidden, ""},                    // fcm.3
		{"no current profile", ann, `{"registrationToken":"t"}`, http.StatusNotFound, ""},          // fcm.3
		{"own profile that is not current", ann, forProfile(rookID), http.StatusNotFound, ""},      // fcm.3
		{"superuser without profile", super, `{"registrationToken":"t"}`, http.StatusNotFound, ""}, // fcm.4
		{"superuser, any profile", super, forProfile(kingID), http.StatusOK, kingID},               // fcm.4
		{"superuser, deleted profile", super, forProfile(goneID), http.StatusNotFound, ""},         // fcm.4
		{"superuser, malformed profile", super, forProfile("zzz"), http.StatusNotFound, ""},        // fcm.4
		{"anonymous", anonymous, `{"registrationToken":"t"}`, http.StatusForbidden, ""},            // fcm.8
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			api, by := newAPI(t)
			got := api.Call(c.by(by), http.MethodPost, path, c.body)
			if got.Status != c.status {
				t.Fatalf("got %d %s, want %d", got.Status, got.Body, c.status)
			}
			var made fcm.Registration
			if err := json.Unmarshal([]byte(got.Body), &made); c.owner != "" && (err != nil || made.Profile.ID != c.owner) {
				t.Errorf("got %s, want profile %s", got.Body, c.owner)
			}
		})
	}
}

func anonymous(by callers) rest.Caller { return by.anonymous }
func ann(by callers) rest.Caller       { return by.ann }
func rook(by callers) rest.Caller      { return by.rook }
func king(by callers) rest.Caller      { return by.king }
func super(by callers) rest.Caller     { return by.super }

// fcm.5
func TestOneRegistrationForAProfile(t *testing.T) {
	t.Parallel()
	api, by := newAPI(t)
	register(t, api, by.rook, "first")
	kings := register(t, api, by.king, "kings")
	for name, got := range map[string]struct {
		method, path, body string
	}{
		"a second one":      {http.MethodPost, path, `{"registrationToken":"t"}`},
		"one that is moved": {http.MethodPut, path + "/" + kings, `{"registrationToken":"t"}`},
	} {
		answer := api.Call(by.rook, got.method, got.path, got.body)
		if answer.Status != http.StatusInternalServerError || answer.Code() != "UNKNOWN" || !slices.Contains(answer.Defects, "fcm.5") {
			t.Errorf("%s: %d %s %v", name, answer.Status, answer.Body, answer.Defects)
		}
	}
	if got := stored(api, kings); got.ProfileID != kingID || got.Token != "kings" {
		t.Errorf("king's became %+v", got)
	}
}

// Rook has a registration that is changed by somebody.
func TestPut(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name   string
		by     func(callers) rest.Caller
		id     string // of the path; empty for the registration's
		body   string
		status int
		owner  string
		defect bool
	}{
		{"new token", rook, "", `{"registrationToken":"t"}`, http.StatusOK, rookID, false},                             // fcm.6
		{"the path's id", rook, "", `{"id":"ID","registrationToken":"t"}`, http.StatusOK, rookID, false},               // fcm.2
		{"another id", rook, "", `{"id":"x","registrationToken":"t"}`, http.StatusBadRequest, rookID, false},           // fcm.2
		{"null token, anonymously", anonymous, "", `{"registrationToken":null}`, http.StatusBadRequest, rookID, false}, // fcm.1
		{"taken over", king, "", `{"registrationToken":"t"}`, http.StatusOK, kingID, true},                             // fcm.6
		{"given away", rook, "", forProfile(kingID), http.StatusForbidden, rookID, false},                              // fcm.3
		{"moved by a superuser", super, "", forProfile(kingID), http.StatusOK, kingID, false},                          // fcm.4
		{"unknown", rook, unknownID, `{"registrationToken":"t"}`, http.StatusNotFound, rookID, false},                  // fcm.6
		{"malformed", rook, "zzz", `{"registrationToken":"t"}`, http.StatusNotFound, rookID, false},                    // fcm.6
		{"anonymous", anonymous, "", `{"registrationToken":"t"}`, http.StatusForbidden, rookID, false},                 // fcm.8
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			api, by := newAPI(t)
			id := register(t, api, by.rook, "first")
			at := id
			if c.id != "" {
				at = c.id
			}
			got := api.Call(c.by(by), http.MethodPut, path+"/"+at, strings.Replace(c.body, "ID", id, 1))
			if got.Status != c.status || slices.Contains(got.Defects, "fcm.6") != c.defect {
				t.Errorf("got %d %s %v, want %d", got.Status, got.Body, got.Defects, c.status)
			}
			want := &fcm.Row{ID: id, Token: "first", ProfileID: c.owner}
			if c.status == http.StatusOK {
				want.Token = "t"
			}
			if diff := cmp.Diff(want, stored(api, id)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// fcm.7
func TestDelete(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name   string
		by     func(callers) rest.Caller
		status int
	}{
		{"own", rook, http.StatusNoContent},
		{"another's", king, http.StatusNotFound},
		{"own user, no current profile", ann, http.StatusNotFound},
		{"superuser", super, http.StatusNoContent},
		{"anonymous", anonymous, http.StatusForbidden}, // fcm.8
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			api, by := newAPI(t)
			id := register(t, api, by.rook, "first")
			if got := api.Call(c.by(by), http.MethodDelete, path+"/"+strings.ToUpper(id), ""); got.Status != c.status {
				t.Errorf("got %d %s, want %d", got.Status, got.Body, c.status)
			}
			if kept := stored(api, id) != nil; kept != (c.status != http.StatusNoContent) {
				t.Errorf("after %d it is kept: %t", c.status, kept)
			}
		})
	}
}

// A profile that was deleted while it is current registers nothing and ends
// nothing (fcm.3, fcm.7).
func TestDeletedCurrentProfile(t *testing.T) {
	t.Parallel()
	api, by := newAPI(t)
	id := register(t, api, by.rook, "first")
	api.Update(func(tx *sandbox.Tx) error { return profile.DeactivateAllOf(tx, annID) })
	const body = `{"registrationToken":"t"}`
	for _, c := range []struct{ method, path, body string }{
		{http.MethodPost, path, body},
		{http.MethodPut, path + "/" + id, body},
		{http.MethodDelete, path + "/" + id, ""},
	} {
		if got := api.Call(by.rook, c.method, c.path, c.body); got.Status != http.StatusNotFound || got.Code() != "NOT_FOUND" {
			t.Errorf("%s: %d %s", c.method, got.Status, got.Body)
		}
	}
	if got := stored(api, id); got == nil || got.Token != "first" {
		t.Errorf("stored %+v", got)
	}
}

// A registration goes away with a profile that is removed.
func TestRegistrationOfARemovedProfile(t *testing.T) {
	t.Parallel()
	api, by := newAPI(t)
	id := register(t, api, by.rook, "first")
	api.Update(func(tx *sandbox.Tx) error { sandbox.RemoveOwned(tx, rookID); return nil })
	if got := stored(api, id); got != nil {
		t.Errorf("left: %+v", got)
	}
}
