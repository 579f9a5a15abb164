package plain_test

import (
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/NamazuStudios/elements-emulator/emulator/engine/plain"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/rest"
)

type in struct {
	Count int `query:"count" default:"1"`
}

// A plain API refuses parameters that a route does not have, and answers every
// error in the envelope under the code that goes with its status.
func TestPlain(t *testing.T) {
	t.Parallel()
	table, err := plain.Compile("/x", []rest.Route{
		rest.Get("/count", rest.Unprivileged, func(_ *rest.Call, in in) (int, error) { return in.Count, nil }, rest.Named("count", "Counts.")),
		rest.Get("/none", rest.Unprivileged, func(_ *rest.Call, _ rest.None) (int, error) { return 0, nil }, rest.Named("none", "Takes nothing.")),
		rest.Get("/html", rest.Unprivileged, func(_ *rest.Call, _ rest.None) (int, error) {
			return 0, rest.NotFound("It is gone.").In(rest.HTML)
		}, rest.Named("html", "Fails.")),
	})
	if err != nil {
		t.Fatal(err)
	}
	settings := rest.DefaultSettings()
	server := &rest.Server{Table: table, Settings: &settings, Log: slog.New(slog.DiscardHandler)}
	for _, test := range []struct {
		method, path string
		status       int
		want         string
	}{
		{"GET", "/x/count?count=3", 200, "3"},
		{"HEAD", "/x/count", 200, "1"}, // net/http leaves out the body
		{"GET", "/x/count/", 200, "1"},
		{"GET", "/x/count?count=a", 400, `{"code":"INVALID_PARAMETER","message":"\"a\" is no value for parameter \"count\"."}`},
		{"GET", "/x/count?cuont=3", 400, `There is no parameter \"cuont\"; did you mean count?`},
		{"GET", "/x/count?zzzzzz=3", 400, `There is no parameter \"zzzzzz\"; known are count`},
		{"GET", "/x/none?a=1", 400, `There is no parameter \"a\"; this call has none`},
		{"GET", "/x/nothing", 404, `{"code":"NOT_FOUND","message":"404 Not Found`},
		{"POST", "/x/count", 405, `{"code":"INVALID_DATA","message":"405 Method Not Allowed`},
		{"OPTIONS", "/x/count", 405, `{"code":"INVALID_DATA"`},
		{"GET", "/x/html", 404, `{"code":"NOT_FOUND","message":"It is gone."}`},
	} {
		w := httptest.NewRecorder()
		r := httptest.NewRequest(test.method, test.path, nil)
		r.Header.Set("Origin", "http://game.test")
		server.ServeRoutes(w, r, &rest.Exchange{})
		if w.Code != test.status || !strings.Contains(w.Body.String(), test.want) {
			t.Errorf("%s %s: got %d %s, want %d %s", test.method, test.path, w.Code, w.Body, test.status, test.want)
		}
		if got := w.Header().Get("Access-Control-Allow-Origin"); got != "" {
			t.Errorf("%s %s: it has CORS headers", test.method, test.path)
		}
		if test.status == http.StatusMethodNotAllowed && w.Header().Get("Allow") != "GET,OPTIONS" {
			t.Errorf("%s %s: Allow is %q", test.method, test.path, w.Header().Get("Allow"))
		}
	}
}

func TestCheckName(t *testing.T) {
	t.Parallel()
	for name, good := range map[string]bool{
		"a": true, "Z9": true, "0.1_x-y": true, strings.Repeat("a", 100): true,
		"": false, ".a": false, "-a": false, "_a": false, "a/b": false, "a b": false, "ä": false, strings.Repeat("a", 101): false,
	} {
		if err := plain.CheckName("snapshot", name); (err == nil) != good {
			t.Errorf("%q: got %v", name, err)
		}
	}
}
