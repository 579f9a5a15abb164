package profile_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/NamazuStudios/elements-emulator/emulator/core/application"
	"github.com/NamazuStudios/elements-emulator/emulator/core/profile"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/rest"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/sandbox"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/wire"
)

// The keys and their order are the real server's.
func TestView(t *testing.T) {
	t.Parallel()
	image := sandbox.FixtureID("profile image", rookID)
	want := `{"id":"` + rookID + `","user":{"id":"` + annID + `","name":"ann","firstName":null,"lastName":null,` +
		`"email":"ann@example.com","primaryPhoneNb":null,"level":"USER",` +
		`"linkedAccounts":["dev.getelements.auth.scheme.email","dev.getelements.auth.scheme.name"],"displayName":null,"linkedAccountProfiles":null},` +
		`"application":{"id":"` + chessID + `","name":"chess","description":null,"gitBranch":null,"scriptRepoUrl":null,` +
		`"httpDocumentationUrl":null,"httpDocumentationUiUrl":null,"httpTunnelEndpointUrl":null,"attributes":null,` +
		`"applicationConfiguration":null,"maxProfiles":3,"autoCreateProfile":true,"authoritativeProfilePicture":false,"displayNameRegex":null},` +
		`"imageUrl":"","imageObject":{"id":"` + image + `","url":"http://emulator.test/cdn/object/` + image + `","mimeType":null,` +
		`"state":"EMPTY","lastModified":null},"displayName":"Rook","metadata":null,"lastLogin":0}`
	// profile.11: any user sees it whole.
	if diff := cmp.Diff(want, newAPI(t).Call(ben, "GET", "/profile/"+rookID, "").Body); diff != "" {
		t.Error(diff)
	}
}

func TestAnswers(t *testing.T) {
	t.Parallel()
	body := func(userID string) string {
		return `{"userId":"` + userID + `","applicationId":"chess","displayName":"Queen"}`
	}
	for _, c := range []struct {
		name         string
		by           rest.Caller
		method, path string
		body         string
		status       int
		code         string
	}{
		{"profile.1 get", rest.Caller{}, "GET", "/" + rookID, "", 403, "FORBIDDEN"},
		{"profile.1 invalid post", rest.Caller{}, "POST", "", `{"userId":"x"}`, 400, "INVALID_DATA"},
		{"profile.11 malformed", ann, "GET", "/rook", "", 404, "NOT_FOUND"},
		{"profile.12 no current", ann, "GET", "/current", "", 404, "NOT_FOUND"},
		{"profile.13 for himself", ben, "POST", "", body(benID), 200, ""},
		{"profile.13 for another", ben, "POST", "", body(annID), 400, "INVALID_DATA"},
		{"profile.13 superuser for anybody", super, "POST", "", body(benID), 200, ""},
		{"json.8 no body", ben, "POST", "", "", 500, "UNKNOWN"},
		{"old properties", ben, "POST", "", `{"user":{"id":"` + benID + `"},"application":{"id":"chess"}}`, 200, ""},
		{"profile.23 no name", ann, "PUT", "/" + rookID, `{}`, 400, "INVALID_DATA"},
		{"profile.23 empty name", super, "PUT", "/" + rookID, `{"displayName":""}`, 400, "INVALID_DATA"},
		{"profile.23 blank name", super, "PUT", "/" + rookID, `{"displayName":"  "}`, 400, "INVALID_DATA"},
		{"profile.26 another's", ben, "PUT", "/" + rookID, `{"displayName":"Mine"}`, 400, "INVALID_DATA"},
		{"profile.26 unknown", ann, "PUT", "/0c00000000000000000000ff", `{"displayName":"Mine"}`, 404, "NOT_FOUND"},
		{"profile.29 no current", ann, "PUT", "/" + rookID + "/image", `{"mimeType":"image/png"}`, 404, "NOT_FOUND"},
		{"profile.30 no type", ann, "PUT", "/" + rookID + "/image", `{}`, 400, "INVALID_DATA"},
		{"profile.32 no current", ann, "DELETE", "/" + rookID, "", 404, "NOT_FOUND"},
		{"profile.32 superuser", super, "DELETE", "/" + rookID, "", 204, ""},
		{"profile.32 unknown", super, "DELETE", "/0c00000000000000000000ff", "", 404, "NOT_FOUND"},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			got := newAPI(t).Call(c.by, c.method, "/profile"+c.path, c.body)
			if got.Status != c.status || got.Code() != c.code {
				t.Errorf("got %d %s, want %d %s", got.Status, got.Body, c.status, c.code)
			}
		})
	}
}

// A blank id is a 404 without a message for everybody, once the body is right.
func TestBlankID(t *testing.T) {
	t.Parallel()
	api := newAPI(t)
	for _, c := range []struct{ method, path, body, want string }{
		{"GET", "", "", `{"code":"NOT_FOUND","message":null}`},
		{"PUT", "", `{"displayName":"Rook"}`, `{"code":"NOT_FOUND","message":null}`},
		{"PUT", "/image", `{"mimeType":"image/png"}`, `{"code":"NOT_FOUND","message":null}`},
		{"PUT", "/image", `{}`, `"code":"INVALID_DATA"`},
	} {
		if got := api.Call(rest.Caller{}, c.method, "/profile/%20"+c.path, c.body); !strings.Contains(got.Body, c.want) {
			t.Errorf("%s %s %s: got %d %s, want %s", c.method, c.path, c.body, got.Status, got.Body, c.want)
		}
	}
}

// errors.2: what is missing is named.
func TestMissingPropertiesAreNamed(t *testing.T) {
	t.Parallel()
	got := newAPI(t).Call(ann, "POST", "/profile", `{}`)
	if want := `"validationFailureMessages":["userId: must not be null","applicationId: must not be null"]`; !strings.Contains(got.Body, want) {
		t.Errorf("got %s", got.Body)
	}
}

// profile.13: a USER's metadata is dropped, a superuser's is not.
func TestCreateMetadata(t *testing.T) {
	t.Parallel()
	api := newAPI(t)
	body := `{"userId":"` + benID + `","applicationId":"chess","metadata":{"z":1,"a":null}}`
	for _, c := range []struct {
		by   rest.Caller
		want string
	}{{ben, `"metadata":null`}, {super, `"metadata":{"z":1,"a":null}`}} {
		if got := api.Call(c.by, "POST", "/profile", body).Body; !strings.Contains(got, c.want) {
			t.Errorf("%s: got %s", c.by.Level, got)
		}
	}
}

// profile.24, profile.25: what an update takes away is noted.
func TestUpdateTakesAway(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name    string
		by      rest.Caller
		body    string
		want    string
		defects []string
	}{
		{"all omitted", super, `{"displayName":"Rook"}`, `"imageUrl":"" null`, []string{"profile.24", "profile.25"}},
		{"all given", super, `{"displayName":"Rook","imageUrl":" u ","metadata":{"b":2}}`, `"imageUrl":"u" {"b":2}`, nil},
		{"metadata of a user", ann, `{"displayName":"Rook","imageUrl":"u","metadata":{"b":2}}`, `"imageUrl":"u" null`, []string{"profile.25"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			api := newAPI(t)
			change(api, rookID, func(r *profile.Row) {
				r.ImageURL, r.Metadata = "old", wire.NewObject(wire.Member{Key: "a", Value: true})
			})
			got := api.Call(c.by, "PUT", "/profile/"+rookID, c.body)
			url, metadata, _ := strings.Cut(c.want, " ")
			if !strings.Contains(got.Body, url) || !strings.Contains(got.Body, `"metadata":`+metadata) {
				t.Errorf("got %d %s, want %s", got.Status, got.Body, c.want)
			}
			if !slices.Equal(got.Defects, c.defects) {
				t.Errorf("defects: %v, want %v", got.Defects, c.defects)
			}
		})
	}
}

// profile.27, profile.28, profile.29
func TestApplicationGovernsUpdates(t *testing.T) {
	t.Parallel()
	yes, regex, three := true, "[A-Z][a-z]+", 3
	for _, c := range []struct {
		name, path, body string
		by               rest.Caller
		status           int
	}{
		{"picture of a user", "", `{"displayName":"Rook","imageUrl":"u"}`, ann, 400},
		{"no picture of a user", "", `{"displayName":"Rook"}`, ann, 200},
		{"picture of a superuser", "", `{"displayName":"Rook","imageUrl":"u"}`, super, 200},
		{"name that does not match", "", `{"displayName":"ROOK"}`, super, 400},
		{"image of a user", "/image", `{"mimeType":"image/png"}`, ann, 400},
		{"image of a superuser", "/image", `{"mimeType":"image/png"}`, super, 200},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			api := newAPI(t)
			changeApplication(api, application.Request{MaxProfiles: &three, AuthoritativeProfilePicture: &yes, DisplayNameRegex: &regex})
			got := api.Call(playing(api, c.by, rookID), "PUT", "/profile/"+rookID+c.path, c.body)
			if got.Status != c.status {
				t.Errorf("got %d %s, want %d", got.Status, got.Body, c.status)
			}
		})
	}
}

// profile.32: a USER deletes the current profile only; another one is refused
// without a message.
func TestDeleteCurrent(t *testing.T) {
	t.Parallel()
	api := newAPI(t)
	by := playing(api, ann, rookID)
	if got, want := api.Call(by, "DELETE", "/profile/"+pawnID, ""), `{"code":"NOT_FOUND","message":null}`; got.Body != want {
		t.Errorf("another: %d %s", got.Status, got.Body)
	}
	for _, status := range []int{204, 404} {
		if got := api.Call(by, "DELETE", "/profile/"+rookID, ""); got.Status != status {
			t.Errorf("got %d %s, want %d", got.Status, got.Body, status)
		}
	}
	// profile.33: it is still the current one.
	if got := api.Call(by, "GET", "/profile/current", ""); got.Status != 200 {
		t.Errorf("current: %d %s", got.Status, got.Body)
	}
}

// profile.35
func TestDeletedApplication(t *testing.T) {
	t.Parallel()
	api := newAPI(t)
	deleteApplication(api, chessID)
	const null, nameless = `"application":null`, `"application":{"id":"` + chessID + `","name":null,`
	by := playing(api, ann, rookID)
	for path, want := range map[string]string{
		"/" + rookID:               nameless,
		"/current":                 nameless,
		"?search=displayName:Rook": nameless,
		"?application=" + chessID:  null,
		"?user=me&count=1":         null,
		"?count=1":                 null,
	} {
		if got := api.Call(by, "GET", "/profile"+path, ""); !strings.Contains(got.Body, want) {
			t.Errorf("%s: %d %s", path, got.Status, got.Body)
		}
	}
	if got := api.Call(by, "PUT", "/profile/"+rookID, `{"displayName":"Rook"}`); got.Status != 404 {
		t.Errorf("update: %d %s", got.Status, got.Body)
	}
}
