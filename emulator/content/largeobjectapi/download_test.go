package largeobjectapi_test

import (
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/NamazuStudios/elements-emulator/emulator/apitest"
	"github.com/NamazuStudios/elements-emulator/emulator/content/largeobjectapi"
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

// A file name is kept as the server reads it (large_object.14), and written in
// Latin-1, which ends neither the name nor the header.
func TestFileNames(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ sent, kept, written string }{
		{`filename="héros.png"`, "hÃ©ros.png", "h\xc3\xa9ros.png"},
		{`filename*=UTF-8''h%C3%A9ros.png`, "héros.png", "h\xe9ros.png"},
		{`filename*=UTF-8''%E2%82%AC%F0%9F%98%80`, "€😀", "   "},
		{`filename="a\"b"`, `a\"b`, `a\"b`},
		{`filename*=UTF-8''a%22%5C`, `a"\`, `a\"\\`},
		{`filename*=UTF-8''a%0D%0Ab`, "a\r\nb", "a  b"},
	} {
		api := newAPI(t)
		w := upload(api, super, http.MethodPut, "/large_object/"+openID+"/content", `name="file"; `+c.sent, "x")
		var kept largeobjectapi.LargeObject
		if err := json.Unmarshal(w.Body.Bytes(), &kept); err != nil || kept.OriginalFilename == nil || *kept.OriginalFilename != c.kept {
			t.Errorf("%s: kept %s, want %q", c.sent, w.Body, c.kept)
		}
		if got, want := of(download(api, super, openID, "")).Disposition, `inline; filename="`+c.written+`"`; got != want {
			t.Errorf("%s: written %q, want %q", c.sent, got, want)
		}
	}
}

// cdn.9
func TestBelowAnObject(t *testing.T) {
	t.Parallel()
	for _, path := range []string{openID + "/x", openID + "/x/y", "zzz/x"} {
		got := of(download(newAPI(t), anonymous, path, ""))
		if got.Status != http.StatusInternalServerError || got.Note != "cdn.9" {
			t.Errorf("%s: %+v", path, got)
		}
	}
}
