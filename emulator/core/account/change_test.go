package account_test

import (
	"net/http"
	"slices"
	"strings"
	"testing"
)

// user.16, user.17: a new password, and a new session in place of all others.
func TestChangePassword(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	ann, other := w.SignUp("ann"), w.Login("ann", "pw")
	made := w.Begun(w.Must(ann.Secret, http.MethodPut, "/user/"+ann.UserID+"/password", `{"oldPassword":" pw ","newPassword":" new "}`))
	for _, secret := range []string{ann.Secret, other.Secret} {
		want(t, w.Call(secret, http.MethodGet, "/user/me", ""), 403, "FORBIDDEN")
	}
	w.Must(made.Secret, http.MethodGet, "/user/me", "")
	w.Login("ann", "new")
}

// user.17: the profile of the new session; any other value means none.
func TestChangePasswordWithAProfile(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	ben := w.Begun(w.Must("", http.MethodPost, "/signup/session", `{"name":"ben","password":"pw","profiles":[{"applicationId":"go"}]}`))
	ann := w.Begun(w.Must("", http.MethodPost, "/signup/session", `{"name":"ann","password":"pw","profiles":[{"applicationId":"go"}]}`))
	for _, c := range []struct{ given, want string }{
		{`"` + ann.ProfileID + `"`, ann.ProfileID},
		{`"` + ben.ProfileID + `"`, ""},
		{`"` + unknownID + `"`, ""},
		{`"nonsense"`, ""},
		{`""`, ""},
		{`null`, ""},
	} {
		made := w.Begun(w.Must(w.Login("ann", "pw").Secret, http.MethodPut, "/user/"+ann.UserID+"/password",
			`{"oldPassword":"pw","newPassword":"pw","profileId":`+c.given+`}`))
		if made.ProfileID != c.want {
			t.Errorf("%s: the session has the profile %q", c.given, made.ProfileID)
		}
	}
}

func TestChangePasswordRefuses(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	ann, ben := w.SignUp("ann"), w.SignUp("ben")
	const good = `{"oldPassword":"pw","newPassword":"new"}`
	for _, c := range []struct {
		name, secret, path, body string
		status                   int
		code                     string
	}{
		{"user.16 wrong old password", ann.Secret, ann.UserID, `{"oldPassword":"x","newPassword":"new"}`, 404, "NOT_FOUND"},
		{"user.16 another user", ben.Secret, ann.UserID, good, 404, "NOT_FOUND"},
		{"user.16 by name", ann.Secret, "ann", good, 404, "NOT_FOUND"},
		{"user.16 null", ann.Secret, ann.UserID, `{"oldPassword":"pw"}`, 400, "INVALID_DATA"},
		{"user.11 me", ann.Secret, "me", good, 404, "NOT_FOUND"},
		{"user.18 superuser", w.root.Secret, ann.UserID, good, 500, "UNKNOWN"},
		{"user.19 anonymous", "", ann.UserID, good, 403, "FORBIDDEN"},
		{"user.19 anonymous, invalid", "", ann.UserID, `{}`, 400, "INVALID_DATA"},
	} {
		got := w.Call(c.secret, http.MethodPut, "/user/"+c.path+"/password", c.body)
		if got.Status != c.status || got.Code() != c.code {
			t.Errorf("%s: got %d %s", c.name, got.Status, got.Body)
		}
		if c.status == 500 && !slices.Contains(got.Defects, "user.18") {
			t.Errorf("%s: defects are %v", c.name, got.Defects)
		}
	}
	w.Login("ann", "pw")
}

// user.16: the new password may be empty; nobody can give it at a login.
func TestEmptyNewPassword(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	ann := w.SignUp("ann")
	made := w.Begun(w.Must(ann.Secret, http.MethodPut, "/user/"+ann.UserID+"/password", `{"oldPassword":"pw","newPassword":""}`))
	w.Must(made.Secret, http.MethodPut, "/user/"+ann.UserID+"/password", `{"oldPassword":" ","newPassword":"back"}`)
	w.Login("ann", "back")
}

// user.29, user.31: the user becomes a husk, its profiles inactive, its
// sessions end.
func TestDeleteUser(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	ann := w.Begun(w.Must("", http.MethodPost, "/signup/session", `{"name":"ann","password":"pw","profiles":[{"applicationId":"go"}]}`))
	want(t, w.Call(ann.Secret, http.MethodDelete, "/user/"+ann.UserID, ""), 204, "")
	want(t, w.Call(ann.Secret, http.MethodGet, "/user/me", ""), 403, "FORBIDDEN")
	want(t, w.Call(w.root.Secret, http.MethodGet, "/profile/"+ann.ProfileID, ""), 404, "NOT_FOUND")
	want(t, w.Call("", http.MethodPost, "/session", `{"userId":"`+ann.UserID+`","password":"pw"}`), 403, "FORBIDDEN")
	if w.exists("ann") {
		t.Error("she is found by name")
	}
	husk := w.Must(w.root.Secret, http.MethodGet, "/user/"+ann.UserID, "").Body
	if !strings.Contains(husk, `"name":null`) || !strings.Contains(husk, `"level":"USER"`) {
		t.Errorf("the husk is %s", husk)
	}
	want(t, w.Call(w.root.Secret, http.MethodDelete, "/user/"+ann.UserID, ""), 204, "") // user.30
}

// user.30, user.11
func TestDeleteRefuses(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	ann, ben := w.SignUp("ann"), w.SignUp("ben")
	for _, c := range []struct {
		name, secret, path string
		status             int
	}{
		{"by name", w.root.Secret, "ann", 404},
		{"by email", w.root.Secret, "ann@example.com", 404},
		{"unknown id", w.root.Secret, unknownID, 404},
		{"another user", ben.Secret, ann.UserID, 404},
		{"me", ann.Secret, "me", 404},
		{"anonymous", "", ann.UserID, 403},
	} {
		if got := w.Call(c.secret, http.MethodDelete, "/user/"+c.path, ""); got.Status != c.status {
			t.Errorf("%s: got %d %s", c.name, got.Status, got.Body)
		}
	}
	if !w.exists("ann") {
		t.Error("she is gone")
	}
}

// user.31, user.25: the last superuser may go; his name is free then, for a
// plain user.
func TestLastSuperuserGoes(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	want(t, w.Call(w.root.Secret, http.MethodDelete, "/user/"+w.root.UserID, ""), 204, "")
	want(t, w.Call(w.root.Secret, http.MethodGet, "/version", ""), 403, "FORBIDDEN")
	if made := w.create("", "/signup", `{"name":"root","email":"root@example.com"}`); made.Level != "USER" {
		t.Errorf("he is %s", made.Level)
	}
}
