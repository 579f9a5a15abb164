package savedata_test

import (
	"net/http"
	"strings"
	"testing"

	"github.com/NamazuStudios/elements-emulator/emulator/content/savedata"
	"github.com/NamazuStudios/elements-emulator/emulator/core/user"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/rest"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/sandbox"
)

const annsSlot3 = annID + "00000003"

func TestAnswers(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name               string
		by                 rest.Caller
		method, path, body string
		status             int
		code, defect       string
	}{
		{"save_data.5 a used slot is overwritten", ann, "POST", "", `{"userId":"` + annID + `","slot":3,"contents":"x"}`, 200, "", "save_data.5"},
		{"save_data.7 both ids that belong together", ann, "POST", "", `{"userId":"` + annID + `","profileId":"` + rookID + `","contents":""}`, 409, "CONFLICT", "save_data.7"},
		{"save_data.8 both ids that do not", ann, "POST", "", `{"userId":"` + annID + `","profileId":"` + kingID + `","contents":""}`, 500, "UNKNOWN", "save_data.8"},
		{"save_data.8 as superuser", super, "POST", "", `{"userId":"` + annID + `","profileId":"` + kingID + `","contents":""}`, 200, "", "save_data.8"},
		{"save_data.9 unknown user", super, "POST", "", `{"userId":"` + unknownID + `","contents":""}`, 404, "NOT_FOUND", ""},
		{"save_data.9 malformed profile", super, "POST", "", `{"profileId":"zzz","contents":""}`, 404, "NOT_FOUND", ""},
		{"save_data.10 another's profile", ann, "POST", "", `{"profileId":"` + kingID + `","contents":""}`, 403, "FORBIDDEN", ""},
		{"save_data.12 the owner comes before the slot", ann, "POST", "", `{"userId":"` + benID + `","slot":-1,"contents":""}`, 403, "FORBIDDEN", ""},
		{"save_data.12 a null body", ann, "POST", "", `null`, 400, "INVALID_DATA", ""},
		{"json.3 a slot past 32 bits", ann, "POST", "", `{"userId":"` + annID + `","slot":2147483648,"contents":""}`, 400, "", ""},
		{"json.3 a fraction of a slot", ann, "POST", "", `{"userId":"` + annID + `","slot":1.5,"contents":""}`, 200, "", ""},
		{"the last slot", ann, "POST", "", `{"userId":"` + annID + `","slot":2147483647,"contents":""}`, 200, "", ""},
		{"json.2 a mistyped key", ann, "POST", "", `{"userID":"` + annID + `","contents":""}`, 400, "", ""},
		{"contents that are no text", ann, "POST", "", `{"userId":"` + annID + `","contents":{"a":1}}`, 400, "", ""},
		{"invalid UTF-8", ann, "POST", "", "{\"userId\":\"" + annID + "\",\"contents\":\"\xff\"}", 400, "", ""},
		{"save_data.14 force ignores the version", ann, "PUT", "/" + annsSlot3, `{"force":true,"version":"zz","contents":"x"}`, 200, "", ""},
		{"save_data.15 force is null", ann, "PUT", "/" + annsSlot3, `{"force":null,"contents":"x"}`, 400, "INVALID_DATA", ""},
		{"save_data.16 an empty version is none of them", ann, "PUT", "/" + annsSlot3, `{"version":"","contents":"x"}`, 409, "CONFLICT", ""},
		{"save_data.16 a part of the version", ann, "PUT", "/" + annsSlot3, `{"version":"e3b0","contents":"x"}`, 409, "CONFLICT", ""},
		{"save_data.17 as superuser", super, "PUT", "/" + annsSlot3, `{"version":"00","contents":"x"}`, 409, "DUPLICATE", "save_data.17"},
		{"save_data.18 an odd version", ann, "PUT", "/" + annsSlot3, `{"version":"abc","contents":"x"}`, 500, "UNKNOWN", "save_data.18"},
		{"save_data.18 white space in a version", ann, "PUT", "/" + annsSlot3, `{"version":"ab ","contents":"x"}`, 400, "INVALID_DATA", ""},
		{"a version that is a number is a text", ann, "PUT", "/" + annsSlot3, `{"version":12,"contents":"x"}`, 409, "CONFLICT", ""},
		{"a version that is a list", ann, "PUT", "/" + annsSlot3, `{"version":[],"contents":"x"}`, 400, "", ""},
		{"save_data.19 another's, with a wrong version", ben, "PUT", "/" + annsSlot3, `{"version":"zz","contents":"x"}`, 404, "NOT_FOUND", ""},
		{"save_data.21 malformed id", ann, "PUT", "/zzz", `{"force":true,"contents":"x"}`, 404, "NOT_FOUND", ""},
		{"save_data.36 a longer id", ann, "GET", "/" + annsSlot3 + "ffff", "", 200, "", ""},
		{"save_data.36 upper case", ann, "GET", "/" + strings.ToUpper(annsSlot3), "", 200, "", ""},
		{"an odd id", ann, "GET", "/" + annsSlot3 + "f", "", 404, "NOT_FOUND", ""},
		{"save_data.22", ben, "GET", "/" + annsSlot3, "", 404, "NOT_FOUND", ""},
		{"save_data.23 one's own id in upper case", ann, "GET", "/user/" + strings.ToUpper(annID) + "/3", "", 404, "NOT_FOUND", ""},
		{"save_data.23 as superuser in upper case", super, "GET", "/user/" + strings.ToUpper(annID) + "/3", "", 200, "", ""},
		{"save_data.23 an unknown user", super, "GET", "/user/" + unknownID + "/3", "", 404, "NOT_FOUND", ""},
		{"save_data.24 a foreign profile", ann, "GET", "/profile/" + kingID + "/0", "", 404, "NOT_FOUND", ""},
		{"save_data.24 an unknown profile", ann, "GET", "/profile/" + unknownID + "/0", "", 404, "NOT_FOUND", ""},
		{"http.9 a slot that is no number", ann, "GET", "/user/" + annID + "/x", "", 404, "UNKNOWN", ""},
		{"http.9 a slot past 32 bits", ann, "GET", "/user/" + annID + "/2147483648", "", 404, "UNKNOWN", ""},
		{"a negative slot", ann, "GET", "/user/" + annID + "/-1", "", 404, "NOT_FOUND", ""},
		{"save_data.25 anybody deletes", ben, "DELETE", "/" + annsSlot3, "", 204, "", "save_data.25"},
		{"save_data.26 malformed id", ben, "DELETE", "/" + annsSlot3[:30], "", 204, "", "save_data.26"},
		{"save_data.26 absent", ben, "DELETE", "/" + unknownID + "00000000", "", 404, "NOT_FOUND", ""},
		{"save_data.33 anonymous", rest.Caller{}, "GET", "", "", 403, "FORBIDDEN", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			api := newAPI(t)
			save(t, api, ann, `{"userId":"`+annID+`","slot":3,"contents":""}`)
			api.Call(c.by, c.method, "/save_data"+c.path, c.body).Check(t, c.status, c.code, c.defect)
		})
	}
}

// save_data.27 to save_data.32
func TestLists(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name        string
		by          rest.Caller
		query, want string
		defect      string
	}{
		{"a user's own", ann, "", "rook0 ann1 rook2", ""},
		{"the user's id is ignored", ann, "?userId=" + benID, "rook0 ann1 rook2", ""},
		{"of a profile", ann, "?profileId=" + rookID, "rook0 rook2", ""},
		{"of another's profile", ann, "?profileId=" + kingID, "", ""},
		{"of an unknown profile", ann, "?profileId=zzz", "rook0 ann1 rook2", "save_data.29"},
		{"a search", ann, "?search=x&profileId=" + rookID, "rook0 ann1 rook2", "save_data.31"},
		{"a blank search", ann, "?search=%20&profileId=" + rookID, "rook0 rook2", ""},
		{"all, by slot and owner", super, "", "ben0 rook0 ann1 rook2", ""},
		{"of a user", super, "?userId=" + benID, "ben0", ""},
		{"of a user and a profile", super, "?userId=" + benID + "&profileId=" + rookID, "", ""},
		{"of a profile, as superuser", super, "?profileId=" + rookID, "rook0 rook2", ""},
		{"of an unknown user", super, "?userId=" + unknownID, "ben0 rook0 ann1 rook2", "save_data.30"},
		{"a search, as superuser", super, "?search=x&userId=" + benID, "ben0 rook0 ann1 rook2", "save_data.31"},
		{"a page", super, "?offset=1&count=2", "rook0 ann1", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			api := newAPI(t)
			for _, body := range []string{
				`{"profileId":"` + rookID + `","slot":2,"contents":"rook2"}`, `{"userId":"` + annID + `","slot":1,"contents":"ann1"}`,
				`{"userId":"` + benID + `","slot":0,"contents":"ben0"}`, `{"profileId":"` + rookID + `","slot":0,"contents":"rook0"}`,
			} {
				save(t, api, super, body)
			}
			var page rest.Page[savedata.Document]
			got := api.Call(c.by, http.MethodGet, "/save_data"+c.query, "")
			got.Check(t, http.StatusOK, "", c.defect)
			api.Get(c.by, "/save_data"+c.query, &page)
			var names []string
			for _, d := range page.Objects {
				names = append(names, d.Contents)
			}
			if got := strings.Join(names, " "); got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

// save_data.35: deleting owners keeps what they saved; a mock user, who is
// removed without a trace, takes it along.
func TestDocumentsOfOwnersThatAreGone(t *testing.T) {
	t.Parallel()
	api := newAPI(t)
	kept := save(t, api, ann, `{"profileId":"`+rookID+`","contents":"x"}`)
	api.Update(func(tx *sandbox.Tx) error {
		row, err := user.Get(tx, annID)
		if err != nil {
			return err
		}
		return user.Delete(tx, row)
	})
	var got savedata.Document
	api.Get(super, "/save_data/"+kept.ID, &got)
	if got.User == nil || got.User.Name != nil || got.User.LinkedAccounts != nil || got.Profile == nil {
		t.Errorf("got %+v", got)
	}
	api.Update(func(tx *sandbox.Tx) error { user.Remove(tx, annID); return nil })
	api.Call(super, http.MethodGet, "/save_data/"+kept.ID, "").Check(t, http.StatusNotFound, "NOT_FOUND", "")
}

// save_data.3: any text is kept to the byte, NUL and all.
func TestOddContents(t *testing.T) {
	t.Parallel()
	for _, contents := range []string{`\u0000`, `\u2028\r\n`, `\ud83d\ude00`, strings.Repeat("x", 1<<20)} {
		api := newAPI(t)
		made := save(t, api, ann, `{"userId":"`+annID+`","contents":"`+contents+`"}`)
		var read savedata.Document
		api.Get(ann, "/save_data/"+made.ID, &read)
		if read.Contents != made.Contents || read.Version != savedata.Version(read.Contents) {
			t.Errorf("%.40q: got %.40q", made.Contents, read.Contents)
		}
	}
}
