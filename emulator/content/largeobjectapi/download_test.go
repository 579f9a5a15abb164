package largeobjectapi_test

import (
	"net/http"
	"net/http/httptest"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/NamazuStudios/elements-emulator/emulator/apitest"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/rest"
)

// The instant of all tests in hex, and in words.
const (
	nowHex = "18bcfe56800"
	now    = "Tue, 14 Nov 2023 22:13:20 GMT"
)

// got is what a download is about.
type got struct {
	Status                              int
	Type, Disposition, ETag, Cache      string
	Modified, Vary, Length, Note, Bytes string
}

func of(w *httptest.ResponseRecorder) got {
	h := w.Result().Header
	return got{
		w.Code, h.Get("Content-Type"), h.Get("Content-Disposition"), h.Get("ETag"), h.Get("Cache-Control"),
		h.Get("Last-Modified"), h.Get("Vary"), h.Get("Content-Length"), h.Get(rest.NoteHeader), w.Body.String(),
	}
}

func TestDownload(t *testing.T) {
	t.Parallel()
	const (
		public, private = "public, max-age=300, must-revalidate", "private, no-store"
		vary            = "Cookie, Authorization"
		openTag         = `"` + openID + "-" + nowHex + `"`
		closedTag       = `"` + closedID + `-0"`
	)
	for _, test := range []struct {
		name, path, ifNoneMatch string
		by                      rest.Caller
		want                    got
	}{
		{"cdn.3 inline", openID, "", anonymous, got{200, "text/plain", `inline; filename="f.txt"`, openTag, public, now, vary, "5", "", "hello"}},
		{"cdn.3 attachment", openID + "?download=true", "", ann, got{200, "text/plain", `attachment; filename="f.txt"`, openTag, public, now, vary, "5", "", "hello"}},
		{"cdn.7 not modified", openID, openTag, anonymous, got{304, "", "", openTag, public, "", "", "", "", ""}},
		{"cdn.7 a list of tags is no match", openID, openTag + `, "x"`, anonymous, got{200, "text/plain", `inline; filename="f.txt"`, openTag, public, now, vary, "5", "", "hello"}},
		{"cdn.7 comes before the permission", closedID, closedTag, anonymous, got{304, "", "", closedTag, private, "", "", "", "cdn.7", ""}},
		{"cdn.2 anonymous is refused", closedID, "", anonymous, got{403, "text/plain", `inline; filename="null"`, closedTag, private, "", vary, "0", "cdn.2", ""}},
		{"cdn.2 no contents", closedID, "", super, got{404, "text/plain", `inline; filename="null"`, closedTag, private, "", vary, "0", "", ""}},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			api := newAPI(t)
			put(t, api, openID, "hello")
			if diff := cmp.Diff(test.want, of(download(api, test.by, test.path, test.ifNoneMatch))); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// cdn.2
func TestUserIsRefusedInJSON(t *testing.T) {
	t.Parallel()
	w := download(newAPI(t), ann, closedID, "")
	if w.Code != http.StatusForbidden || w.Result().Header.Get("Content-Type") != "application/json" {
		t.Errorf("got %d %s", w.Code, w.Body)
	}
}

// http.10: a HEAD has the headers of the GET; net/http leaves out the body.
func TestHead(t *testing.T) {
	t.Parallel()
	api := newAPI(t)
	put(t, api, openID, "hello")
	w := api.Do(anonymous, httptest.NewRequest(http.MethodHead, apitest.BaseURL+"/cdn/object/"+openID, nil))
	if w.Code != http.StatusOK || w.Result().Header.Get("Content-Length") != "5" {
		t.Errorf("got %d %v", w.Code, w.Result().Header)
	}
}
