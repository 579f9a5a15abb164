package profile_test

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"github.com/NamazuStudios/elements-emulator/emulator/engine/rest"
)

// A search that the server misreads says with the rule what it was read as, and
// what to write instead.
func TestNotesOfSearches(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ search, want string }{
		{"displayName:Rook", ""},
		{"^Ro+k$", ""},
		{"displayName:Rook AND .ref.user:zzz OR displayName:King", // query.42
			"query.42; read as: displayName:Rook AND .ref.user:zzz (matches nothing) AND displayName:King" +
				"; write instead: displayName:King OR displayName:Rook AND .ref.user:zzz. "},
		{"NOT displayName:Rook OR displayName:King", // query.42
			"query.42; read as: NOT displayName:Rook AND displayName:King; write instead: displayName:King OR NOT displayName:Rook. "},
		{"NOTdisplayName:Rook", // query.6
			"query.6; read as: NOT displayName:Rook. "},
		{".ref.user:zzz AND metadata.vip:1", // query.11
			"query.11; read as: .ref.user:zzz (matches nothing) AND metadata.vip:1; write instead: .ref.user:zzz AND metadata.vip = 1. "},
		{"active:true", // query.20
			"query.20; read as: active:true (matches nothing). "},
		{"lastLogin > 5", // query.21
			"query.21; read as: lastLogin > 5 (matches nothing). "},
		{"metadata.vip:gold", // query.50
			"query.50; read as: a regular expression, case-sensitive, that is found in displayName or in name or email of the user " +
				"(active profiles only). No index covers the query: there is none on metadata.vip (query.50)."},
		{"displayName:Rook Castle", // query.2
			"query.2; read as: a regular expression, case-sensitive, that is found in displayName or in name or email of the user " +
				`(active profiles only); write instead: displayName:"Rook Castle". not a query: at position 16`},
	} {
		t.Run(c.search, func(t *testing.T) {
			t.Parallel()
			got := newAPI(t).Call(super, http.MethodGet, "/profile?search="+url.QueryEscape(c.search), "")
			if note := strings.Join(got.Header[rest.NoteHeader], "\n"); got.Status != http.StatusOK || !strings.HasPrefix(note, c.want) || c.want == "" && note != "" {
				t.Errorf("got %d\n%s\nwant\n%s", got.Status, note, c.want)
			}
		})
	}
}
