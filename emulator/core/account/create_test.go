package account_test

import (
	"net/http"
	"slices"
	"strings"
	"testing"
)

// user.20, signup.1, signup.6: what an anonymous caller may not say is
// dropped.
func TestAnonymousSignup(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	for i, path := range []string{"/user", "/signup"} {
		name := "ann" + string(rune('a'+i))
		made := w.create("", path, `{"name":"`+name+`","email":" `+strings.ToUpper(name)+`@Example.com ","password":"pw","level":"SUPERUSER",
			"firstName":"Ann","lastName":"Lee","primaryPhoneNb":"+49 171 2345678"}`)
		if made.Level != "USER" || made.FirstName != nil || made.LastName != nil || made.PrimaryPhoneNb != nil || made.Active || made.Password != "pw" {
			t.Errorf("%s: got %+v", path, made)
		}
		if made.Email != name+"@example.com" { // patterns.2
			t.Errorf("%s: the email is %s", path, made.Email)
		}
		if made.Profiles == nil || len(made.Profiles) != 0 || made.FacebookID != nil || made.FirebaseID != nil || made.AppleSignInID != nil {
			t.Errorf("%s: got %+v", path, made)
		}
	}
}

// user.22, user.26
func TestSuperuserCreates(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	made := w.create(w.root.Secret, "/user", `{"name":"ann","level":"SUPERUSER","firstName":"Ann","lastName":"Lee","primaryPhoneNb":"+49 171 2345678"}`)
	if made.Level != "SUPERUSER" || *made.FirstName != "Ann" || *made.LastName != "Lee" || *made.PrimaryPhoneNb != "+491712345678" {
		t.Errorf("got %+v", made)
	}
	if want := []string{"dev.getelements.auth.scheme.phone", "dev.getelements.auth.scheme.email", "dev.getelements.auth.scheme.name"}; !slices.Equal(made.LinkedAccounts, want) { // json.9
		t.Errorf("linked are %v", made.LinkedAccounts)
	}
	if len(made.Password) != 24 { // user.24
		t.Errorf("the password is %q", made.Password)
	}
	if again := w.Login("ann", made.Password); again.UserID != made.ID {
		t.Errorf("%s logs in as %s", made.ID, again.UserID)
	}
}

// user.13, user.26: a name that its old owner gave up is free, his identity is
// not. Only the answer says otherwise.
func TestTakenIdentities(t *testing.T) {
	t.Parallel()
	for body, want := range map[string]string{
		`{"name":"ann","email":"ben@example.com"}`: `{"linked":["dev.getelements.auth.scheme.email"],"total":1}`,
		`{"name":"ben","email":"ann@example.com"}`: `{"linked":["dev.getelements.auth.scheme.name"],"total":1}`,
		`{"name":"ann","email":"ann@example.com"}`: `{"linked":null,"total":0}`, // user.2
	} {
		w := newWorld(t)
		ann := w.SignUp("ann")
		w.Must(ann.Secret, http.MethodPut, "/user/"+ann.UserID, `{"name":"other","email":"other@example.com","level":"USER"}`)
		made := w.create("", "/user", body)
		if len(made.LinkedAccounts) != 2 {
			t.Errorf("%s: the answer has %v", body, made.LinkedAccounts)
		}
		if got := w.listed(made); got != want {
			t.Errorf("%s: got %s, want %s", body, got, want)
		}
	}
}

func TestCreateRefuses(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	ann := w.SignUp("ann").Secret
	for _, c := range []struct {
		name, secret, body string
		status             int
		code, holds        string
	}{
		{"user.21 as a user", ann, `{"name":"new"}`, 403, "FORBIDDEN", `"message":null`},
		{"user.22 no level", w.root.Secret, `{"name":"new"}`, 400, "INVALID_DATA", `["level: must not be null"]`},
		{"user.22 patterns first", w.root.Secret, `{"name":"n w"}`, 400, "INVALID_DATA", `["name: must match`},
		{"user.24 empty password", "", `{"name":"new","password":""}`, 400, "INVALID_DATA", `["password: must match`},
		{"user.25 name", "", `{"name":"ann"}`, 409, "DUPLICATE", ""},
		{"user.25 email", "", `{"name":"new","email":"ANN@example.com"}`, 409, "DUPLICATE", ""},
		{"json.8 no body", "", ``, 400, "INVALID_DATA", "Received null instance."},
		{"json.8 null", "", `null`, 400, "INVALID_DATA", "Received null instance."},
		{"user.34 name like an id", "", `{"name":"` + unknownID + `"}`, 400, "INVALID_DATA", "name: must match"},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			got := w.Call(c.secret, http.MethodPost, "/user", c.body)
			want(t, got, c.status, c.code)
			if !strings.Contains(got.Body, c.holds) {
				t.Errorf("%s does not hold %s", got.Body, c.holds)
			}
			if w.exists("new") {
				t.Error("the user was made")
			}
		})
	}
}

// user.27, user.28, signup.4: profiles in the order of the request, then the
// one that the application makes.
func TestSignupWithProfiles(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	made := w.create("", "/signup", `{"name":"ann","autoCreateProfileApplicationNameOrId":"chess",
		"profiles":[{"applicationId":"`+w.appID("go")+`","displayName":"Stone","imageUrl":" u "}]}`)
	if len(made.Profiles) != 2 || made.Profiles[0].DisplayName != "Stone" || made.Profiles[0].ImageURL != "u" || made.Profiles[1].DisplayName == "" {
		t.Errorf("got %+v", made.Profiles)
	}
	for _, app := range []string{"go", "full"} { // user.28: silently none
		if made := w.create("", "/signup", `{"autoCreateProfileApplicationNameOrId":"`+app+`"}`); len(made.Profiles) != 0 {
			t.Errorf("%s: got %+v", app, made.Profiles)
		}
	}
}

// signup.7, user.28: a failure leaves the user and what was made so far.
func TestFailedProfilesLeaveTheUser(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name, rest string
		status     int
		code       string
		profiles   int
	}{
		{"unknown application", `"profiles":[{"applicationId":"chess"},{"applicationId":"none"}]`, 400, "INVALID_DATA", 1},
		{"no application", `"profiles":[{}]`, 400, "INVALID_DATA", 0},
		{"null for a profile", `"profiles":[{"applicationId":"chess"},null]`, 500, "UNKNOWN", 1},
		{"no slot", `"profiles":[{"applicationId":"go"},{"applicationId":"go"}]`, 400, "INVALID_DATA", 1},
		{"bad name", `"profiles":[{"applicationId":"go","displayName":"-"}]`, 400, "INVALID_DATA", 0},
		{"unknown application to make one in", `"autoCreateProfileApplicationNameOrId":"none"`, 404, "NOT_FOUND", 0},
		{"user.28 named twice", `"profiles":[{"applicationId":"chess"}],"autoCreateProfileApplicationNameOrId":"chess"`, 500, "UNKNOWN", 1},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			w := newWorld(t)
			want(t, w.Call("", http.MethodPost, "/signup", `{"name":"ann","password":"pw",`+c.rest+`}`), c.status, c.code)
			if n := w.profiles(w.Login("ann", "pw").UserID); n != c.profiles {
				t.Errorf("%d profiles were made, want %d", n, c.profiles)
			}
		})
	}
}

// user.28: the same application by name and by id is the same.
func TestApplicationNamedTwiceInTwoWays(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	got := w.Call("", http.MethodPost, "/signup", `{"profiles":[{"applicationId":"`+w.appID("chess")+`"}],"autoCreateProfileApplicationNameOrId":"chess"}`)
	want(t, got, 500, "UNKNOWN")
	if !slices.Contains(got.Defects, "user.28") {
		t.Errorf("defects are %v", got.Defects)
	}
}

// signup.2 to signup.5
func TestSignupSession(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	ann := w.SignUp("ann")
	made := w.Begun(w.Must("", http.MethodPost, "/signup/session", `{"name":"ben","password":"pw","profiles":[{"applicationId":"go","displayName":"Stone"},{"applicationId":"chess"}]}`))
	current := w.Must(made.Secret, http.MethodGet, "/profile/current", "")
	if !strings.Contains(current.Body, `"displayName":"Stone"`) {
		t.Errorf("the session has the profile %s", current.Body)
	}
	for _, c := range []struct {
		name, secret, body string
		status             int
		code               string
		made               bool
	}{
		{"signup.3 without password", "", `{"name":"new"}`, 400, "INVALID_DATA", true},
		{"signup.3 empty password", "", `{"name":"newer","password":""}`, 400, "INVALID_DATA", false},
		{"signup.5 superuser", w.root.Secret, `{"name":"newest","password":"pw","level":"USER"}`, 500, "UNKNOWN", true},
		{"user.21 user", ann.Secret, `{"name":"last","password":"pw"}`, 403, "FORBIDDEN", false},
	} {
		got := w.Call(c.secret, http.MethodPost, "/signup/session", c.body)
		want(t, got, c.status, c.code)
		name := strings.Split(c.body, `"`)[3]
		if w.exists(name) != c.made {
			t.Errorf("%s: made is %v", c.name, !c.made)
		}
	}
}
