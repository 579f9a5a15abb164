package rest_test

import (
	"encoding/json"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/NamazuStudios/elements-emulator/emulator/apitest"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/rest"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/sandbox"
)

type thing struct {
	Name  *string `json:"name" check:"notblank"`
	Count int     `json:"count" check:"min=1"`
}

type thingIn struct {
	ID   string `path:"id"`
	Body *thing `body:"check"`
}

type listIn struct {
	rest.Paging
	Tags  []string `query:"tag"`
	Since *int64   `query:"since"`
}

type listed struct {
	Offset int      `json:"offset"`
	Count  int      `json:"count"`
	Tags   []string `json:"tags"`
	Since  *int64   `json:"since"`
}

// routes are a small API with one route of each kind.
func routes() []rest.Route {
	return []rest.Route{
		rest.Get("/thing", rest.Unprivileged, func(_ *rest.Call, in listIn) (listed, error) {
			return listed{in.Offset, in.Count, in.Tags, in.Since}, nil
		}, rest.Hidden),
		rest.Put("/thing/{id}", rest.User, func(_ *rest.Call, in thingIn) (thing, error) { return *in.Body, nil }, rest.Hidden),
		rest.Delete("/thing/{id}", rest.Unprivileged, func(_ *rest.Call, in struct {
			ID string `path:"id"`
		},
		) (rest.None, error) {
			if in.ID == "panic" {
				panic("a mistake")
			}
			return rest.None{}, nil
		}, rest.Hidden),
		rest.Get("/thing/defect", rest.Unprivileged, func(c *rest.Call, _ rest.None) (thing, error) {
			c.Defect("thing.1")
			return thing{}, rest.Unknown("It is broken.").Quiet().By("thing.2")
		}, rest.Hidden),
		rest.Get("/thing/{id}/name", rest.Unprivileged, func(_ *rest.Call, in struct {
			ID string `path:"id"`
		},
		) (thing, error) {
			return thing{Name: &in.ID}, nil
		}, rest.Hidden),
		rest.Post("/thing", rest.Superuser, func(*rest.Call, rest.None) (thing, error) { return thing{}, nil }, rest.Hidden, rest.Created),
	}
}

// serve is the small API; the header Level is its credential.
func serve(t *testing.T, change func(*rest.Settings)) *httptest.Server {
	t.Helper()
	table, err := rest.Compile(append(routes(), moreRoutes()...))
	if err != nil {
		t.Fatal(err)
	}
	settings := rest.DefaultSettings()
	if change != nil {
		change(&settings)
	}
	server := &rest.Server{Table: table, Settings: &settings, Log: slog.New(slog.DiscardHandler), Authenticate: func(c *rest.Call) error {
		c.Caller.Level = rest.Level(c.Request.Header.Get("Authorization"))
		return nil
	}}
	box := sandbox.New(sandbox.NewSchema(nil), "", sandbox.NewSeed("rest"), sandbox.NewClock(time.Time{}))
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		server.ServeHTTP(w, r, &rest.Exchange{Sandbox: box, BaseURL: "http://" + r.Host})
	}))
	t.Cleanup(s.Close)
	return s
}

type answer struct {
	Status int
	Type   string
	Body   string
}

func ask(t *testing.T, s *httptest.Server, method, path, body string, header ...string) (answer, http.Header) {
	t.Helper()
	req, err := http.NewRequest(method, s.URL+path, strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	if body != "" {
		req.Header.Set("Content-Type", "application/json")
	}
	for i := 0; i < len(header); i += 2 {
		req.Header.Set(header[i], header[i+1])
		if header[i+1] == "" {
			req.Header.Del(header[i])
		}
	}
	res, err := s.Client().Do(req)
	if err != nil {
		t.Fatal(err)
	}
	defer res.Body.Close()
	data, err := io.ReadAll(res.Body)
	if err != nil {
		t.Fatal(err)
	}
	return answer{res.StatusCode, res.Header.Get("Content-Type"), string(data)}, res.Header
}

// utf16Text is a text of ASCII in UTF-16, the high bytes first.
func utf16Text(text string) string { return "\x00" + strings.Join(strings.Split(text, ""), "\x00") }

func TestAnswers(t *testing.T) {
	t.Parallel()
	const jsonType, htmlType = "application/json", "text/html;charset=iso-8859-1"
	cases := []struct {
		name, method, path, body string
		header                   []string
		status                   int
		contentType, code        string
	}{
		{"http.6 unknown path", "GET", "/api/rest/nothing", "", nil, 404, "", "UNKNOWN"},
		{"http.7 wrong method", "PATCH", "/api/rest/thing", "", nil, 405, "", "UNKNOWN"},
		{"http.8 form body", "PUT", "/api/rest/thing/1", "a=b", []string{"Content-Type", "application/x-www-form-urlencoded"}, 415, "", "UNKNOWN"},
		{"errors.1 body without type", "PUT", "/api/rest/thing/1", "{}", []string{"Content-Type", ""}, 415, jsonType, "UNKNOWN"},
		{"errors.1 refuses JSON, body without type", "PUT", "/api/rest/thing/1", "{}", []string{"Content-Type", "", "Accept", "text/xml"}, 406, "", "UNKNOWN"},
		{"http.7a no media type", "GET", "/api/rest/thing", "", []string{"Content-Type", "application"}, 400, htmlType, ""},
		{"http.7a no media type, unknown path", "POST", "/api/rest/nothing", "{}", []string{"Content-Type", "json"}, 400, htmlType, ""},
		{"http.7a q above 1", "GET", "/api/rest/thing", "", []string{"Accept", "application/json;q=1.1"}, 400, htmlType, ""},
		{"http.7a q with 4 decimals", "GET", "/api/rest/thing", "", []string{"Accept", "application/json;q=0.1234"}, 400, htmlType, ""},
		{"http.7a UTF-16", "PUT", "/api/rest/thing/1", utf16Text(`{"name":" "}`), nil, 400, jsonType, "INVALID_DATA"},
		{"http.7a UTF-16, white space", "PUT", "/api/rest/thing/1", "\x00 \x00 ", nil, 400, jsonType, "INVALID_DATA"},
		{"http.7a Arabic digits", "GET", "/api/rest/thing?count=-%D9%A1", "", nil, 400, jsonType, "INVALID_PARAMETER"},
		{"http.7a digits beyond 16 bits", "GET", "/api/rest/thing?count=%F0%9D%9F%8F", "", nil, 404, jsonType, "UNKNOWN"},
		{"http.8 refuses JSON", "GET", "/api/rest/thing", "", []string{"Accept", "text/xml"}, 406, "", "UNKNOWN"},
		{"http.8 JSON of quality 0", "GET", "/api/rest/thing", "", []string{"Accept", "application/json;q=0"}, 406, "", "UNKNOWN"},
		{"http.9 no number", "GET", "/api/rest/thing?count=abc", "", nil, 404, jsonType, "UNKNOWN"},
		{"http.9 beyond int", "GET", "/api/rest/thing?count=2147483648", "", nil, 404, jsonType, "UNKNOWN"},
		{"page.3 negative offset", "GET", "/api/rest/thing?offset=-1", "", nil, 400, jsonType, "INVALID_PARAMETER"},
		{"json.2 unknown key", "PUT", "/api/rest/thing/1", `{"nome":"x"}`, nil, 400, "text/plain", ""},
		{"json.8 no body", "PUT", "/api/rest/thing/1", "", nil, 400, jsonType, "INVALID_DATA"},
		{"json.8 only white space", "PUT", "/api/rest/thing/1", " \r\n\t", nil, 400, jsonType, "INVALID_DATA"},
		{"json.3 other white space", "PUT", "/api/rest/thing/1", "\v", nil, 400, "text/plain", ""},
		{"errors.8 invalid before access", "PUT", "/api/rest/thing/1", `{"name":" "}`, nil, 400, jsonType, "INVALID_DATA"},
		{"errors.8 valid but anonymous", "PUT", "/api/rest/thing/1", `{"name":"x","count":1}`, nil, 403, jsonType, "FORBIDDEN"},
		{"auth.17 level too low", "POST", "/api/rest/thing", "", []string{"Authorization", "USER"}, 403, jsonType, "FORBIDDEN"},
		{"a panic", "DELETE", "/api/rest/thing/panic", "", nil, 500, jsonType, "UNKNOWN"},
		{"http.13 an encoded fixed part", "GET", "/api/rest/thin%67?offset=-1", "", nil, 400, jsonType, "INVALID_PARAMETER"},
		{"http.13 an encoded root", "GET", "/%61pi/res%74/thing?offset=-1", "", nil, 400, jsonType, "INVALID_PARAMETER"},
		{"http.13 an encoded fixed part behind parameters", "DELETE", "/api/rest/thing;v=%31/pani%63", "", nil, 500, jsonType, "UNKNOWN"},
		{"not built", "GET", "/api/rest/schedule", "", nil, 501, jsonType, "NOT_IMPLEMENTED"},
		{"http.13 empty segment", "GET", "/api/rest//thing", "", nil, 400, "text/html;charset=iso-8859-1", ""},
		{"an encoded slash", "GET", "/api/rest/thing/a%2Fb", "", nil, 400, "text/html;charset=iso-8859-1", ""},
		{"an encoded percent sign", "GET", "/api/rest/thing/a%25b", "", nil, 400, "text/html;charset=iso-8859-1", ""},
		{"an encoded backslash", "GET", "/api/rest/thing/a%5cb", "", nil, 400, "text/html;charset=iso-8859-1", ""},
		{"an encoded end of line", "GET", "/api/rest/thing/a%0Ab", "", nil, 400, "text/html;charset=iso-8859-1", ""},
		{"encoded dots", "GET", "/api/rest/thing/.%2E/thing", "", nil, 400, "text/html;charset=iso-8859-1", ""},
		{"no UTF-8", "GET", "/api/rest/thing/%ff", "", nil, 400, "text/html;charset=iso-8859-1", ""},
		{"an encoded bar is harmless", "GET", "/api/rest/nothing/a%7Cb", "", nil, 404, "", "UNKNOWN"},
		{"http.12 long header", "GET", "/api/rest/thing", "", []string{"X-Long", strings.Repeat("x", 9000)}, 431, "text/html;charset=iso-8859-1", ""},
		{"body over the limit", "PUT", "/api/rest/thing/1", `{"name":"` + strings.Repeat("x", 5000) + `"}`, nil, 413, jsonType, "UNKNOWN"},
	}
	s := serve(t, func(s *rest.Settings) { s.MaxBody = 4096 })
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			got, _ := ask(t, s, c.method, c.path, c.body, c.header...)
			if got.Status != c.status || got.Type != c.contentType {
				t.Errorf("got %d %q, want %d %q: %s", got.Status, got.Type, c.status, c.contentType, got.Body)
			}
			if c.code == "" {
				return
			}
			var body struct{ Code string }
			if err := json.Unmarshal([]byte(got.Body), &body); err != nil || body.Code != c.code {
				t.Errorf("got code %q (%v), want %q: %s", body.Code, err, c.code, got.Body)
			}
		})
	}
}

func TestSuccess(t *testing.T) {
	t.Parallel()
	s := serve(t, nil)
	cases := []struct {
		name, method, path, body string
		header                   []string
		want                     answer
	}{
		{"page.1 defaults", "GET", "/api/rest/thing", "", nil, answer{200, "application/json", `{"offset":0,"count":20,"tags":null,"since":null}`}},
		{"http.9 empty value", "GET", "/api/rest/thing?count=&since=", "", nil, answer{200, "application/json", `{"offset":0,"count":20,"tags":null,"since":null}`}},
		{"repeated and odd parameters", "GET", "/api/rest/thing?tag=a%3Bb&tag=%zz&since=5&;=", "", nil, answer{200, "application/json", `{"offset":0,"count":20,"tags":["a;b","%zz"],"since":5}`}},
		{"http.13 trailing slash", "GET", "/api/rest/thing/", "", nil, answer{200, "application/json", `{"offset":0,"count":20,"tags":null,"since":null}`}},
		{"parameters of segments", "GET", "/api/rest/thing;a=b;c%2F", "", nil, answer{200, "application/json", `{"offset":0,"count":20,"tags":null,"since":null}`}},
		{"http.3 no answer", "DELETE", "/api/rest/thing/1", "", nil, answer{204, "", ""}},
		{"http.4 created", "POST", "/api/rest/thing", "", []string{"Authorization", "SUPERUSER"}, answer{201, "application/json", `{"name":null,"count":0}`}},
		{"http.5 override", "POST", "/api/rest/thing/1", `{"name":"x","count":2}`, []string{"Authorization", "USER", "X-HTTP-Method-Override", "PUT"}, answer{200, "application/json", `{"name":"x","count":2}`}},
		{"http.8 charset", "PUT", "/api/rest/thing/1", `{"name":"x","count":2}`, []string{"Authorization", "USER", "Content-Type", "application/json; charset=utf-8"}, answer{200, "application/json", `{"name":"x","count":2}`}},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			got, _ := ask(t, s, c.method, c.path, c.body, c.header...)
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestHeaders(t *testing.T) {
	t.Parallel()
	s := serve(t, func(s *rest.Settings) { s.AllowedOrigins = []string{"http://game.test"} })
	cases := []struct {
		name, method, path string
		request            []string
		header, want       string
	}{
		{"http.7 Allow", "PATCH", "/api/rest/thing", nil, "Allow", "POST,GET,OPTIONS"},
		{"http.10 Allow of OPTIONS", "OPTIONS", "/api/rest/thing", []string{"Accept", "application/json"}, "Allow", "HEAD,POST,GET,OPTIONS"},
		{"http.10 WADL", "OPTIONS", "/api/rest/thing", nil, "Content-Type", "application/vnd.sun.wadl+xml"},
		{"cors.2 allowed origin", "GET", "/api/rest/nothing", []string{"Origin", "http://game.test"}, "Access-Control-Allow-Origin", "http://game.test"},
		{"cors.4 other origin", "GET", "/api/rest/thing", []string{"Origin", "http://other.test"}, "Access-Control-Allow-Origin", ""},
		{"http.11 no caching", "GET", "/api/rest/thing", nil, "Cache-Control", ""},
		{"defects are noted", "GET", "/api/rest/thing/defect", nil, rest.NoteHeader, "thing.1"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			_, header := ask(t, s, c.method, c.path, "", c.request...)
			if got := header.Get(c.header); got != c.want {
				t.Errorf("%s: got %q, want %q", c.header, got, c.want)
			}
		})
	}
}

// A plus is no space in a path, whatever else is encoded in it, and nothing is
// decoded twice.
func TestPathParameters(t *testing.T) {
	t.Parallel()
	s := serve(t, nil)
	for segment, want := range map[string]string{
		"ann+1@x": "ann+1@x", "ann+1%40x": "ann+1@x", "ann%2B1%40x": "ann+1@x", "%20a%3Bb;c=d": " a;b", "%C3%A9": "é",
	} {
		var got struct{ Name string }
		body, _ := ask(t, s, "GET", "/api/rest/thing/"+segment+"/name", "")
		if err := json.Unmarshal([]byte(body.Body), &got); err != nil || got.Name != want {
			t.Errorf("%s: got %q, want %q", segment, got.Name, want)
		}
	}
}

// The container refuses what must be encoded in a path, but not in a query.
func TestBareCharacters(t *testing.T) {
	t.Parallel()
	s := serve(t, nil)
	for target, want := range map[string]int{
		"/api/rest/thing/a|b": 400, `/api/rest/thing/a"b`: 400, "/api/rest/thing/[a]": 400, "/api/rest/thing/a\\b": 400,
		"/api/rest/thing/a:b@c!$&'()*+,;=~": 405, "/api/rest/thing?tag=a|b[]": 200,
	} {
		req, err := http.NewRequest(http.MethodGet, s.URL, nil)
		if err != nil {
			t.Fatal(err)
		}
		req.URL.Opaque = target // sent as it is
		res, err := s.Client().Do(req)
		if err != nil {
			t.Fatal(err)
		}
		res.Body.Close()
		if res.StatusCode != want {
			t.Errorf("%s: got %d, want %d", target, res.StatusCode, want)
		}
	}
}

// cors.1, cors.4: where every origin is allowed, whatever is a URI is echoed.
func TestOrigins(t *testing.T) {
	t.Parallel()
	s := serve(t, func(s *rest.Settings) { s.AllowedOrigins = []string{"*"} })
	for origin, allowed := range map[string]bool{
		"https://game.test": true, "null": true, "game.test": true, "file:///": true, "chrome-extension://abc": true,
		"": false, "http://": false, "http://a b": false, "{}": false, "http://%zz": false,
	} {
		_, header := ask(t, s, "GET", "/api/rest/thing", "", "Origin", origin)
		if got := header.Get("Access-Control-Allow-Origin"); (got != "") != allowed || allowed && got != origin {
			t.Errorf("%q: got %q, allowed %v", origin, got, allowed)
		}
	}
}

// auth.16
func TestGlobalSecret(t *testing.T) {
	t.Parallel()
	s := serve(t, func(s *rest.Settings) { s.GlobalSecret = "open sesame" })
	for secret, want := range map[string]int{"": 404, "open": 404, " open sesame ": 200} {
		if got, _ := ask(t, s, "GET", "/api/rest/thing", "", "Elements-GlobalSecret", secret); got.Status != want {
			t.Errorf("secret %q: got %d, want %d", secret, got.Status, want)
		}
	}
}

func TestCompileRefusesMistakes(t *testing.T) {
	t.Parallel()
	type wrongPath struct {
		ID string `path:"other"`
	}
	none := func(*rest.Call, rest.None) (rest.None, error) { return rest.None{}, nil }
	cases := map[string][]rest.Route{
		"no such operation":      {rest.Get("/nothing", rest.User, none)},
		"twice":                  {rest.Get("/user/{a}", rest.User, none), rest.Get("/user/{b}", rest.User, none)},
		"unknown path parameter": {rest.Get("/user/{id}", rest.User, func(*rest.Call, wrongPath) (rest.None, error) { return rest.None{}, nil })},
	}
	for name, routes := range cases {
		if _, err := rest.Compile(routes); err == nil {
			t.Errorf("%s: compiled without an error", name)
		}
	}
}

// takes is a route whose input is of a type.
func takes[In any]() rest.Route {
	return rest.Post("/user", rest.User, func(*rest.Call, In) (rest.None, error) { return rest.None{}, nil })
}

func TestCompileRefusesBodyTags(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		route rest.Route
		want  string
	}{
		"unknown mode": {takes[struct {
			Body *thing `body:"cheque"`
		}](), `no body mode "cheque"; known are [check late plain raw multipart]`},
		"no mode": {takes[struct {
			Body *thing `body:""`
		}](), `no body mode ""`},
		"group of what is not validated": {takes[struct {
			Body *thing `body:"plain=create"`
		}](), "validates nothing"},
		"empty group": {takes[struct {
			Body *thing `body:"check="`
		}](), "names no group"},
		"multipart of another type": {takes[struct {
			Body *thing `body:"multipart"`
		}](), "Multipart"},
		"raw of another type": {takes[struct {
			Body *thing `body:"raw"`
		}](), "[]byte"},
		"two bodies": {takes[struct {
			Body  *thing `body:"check"`
			Other *thing `body:"check"`
		}](), "a body already"},
	} {
		if _, err := rest.Compile([]rest.Route{test.route}); err == nil || !strings.Contains(err.Error(), test.want) {
			t.Errorf("%s: got %v, want %s", name, err, test.want)
		}
	}
}

type fileIn struct {
	Folder string `path:"folder"`
	File   string `path:"file"`
}

// A route whose last parameter takes the rest of the path.
func TestRestOfPath(t *testing.T) {
	t.Parallel()
	route := rest.Get("/{folder}/{file...}", rest.Unprivileged, func(_ *rest.Call, in fileIn) ([]string, error) {
		return []string{in.Folder, in.File}, nil
	}, rest.At("/app/rest"), rest.Named("getFile", "A file."))
	api := apitest.New(t, []rest.Route{route})
	for path, want := range map[string]string{
		"/app/rest/a/b":          `200 ["a","b"]`,
		"/app/rest/a/b/c%20d.js": `200 ["a","b/c d.js"]`,
		"/app/rest/a/b/":         `200 ["a","b"]`,
		"/app/rest/a/b+c/d?x=y":  `200 ["a","b+c/d"]`,
		"/app/rest/a":            `404`,
		"/app/other":             `404`,
	} {
		w := api.Do(rest.Caller{}, httptest.NewRequest(http.MethodGet, apitest.BaseURL+path, nil))
		if got := strconv.Itoa(w.Code) + " " + w.Body.String(); !strings.HasPrefix(got, want) {
			t.Errorf("%s: got %s, want %s", path, got, want)
		}
	}
	w := api.Do(rest.Caller{}, httptest.NewRequest(http.MethodDelete, apitest.BaseURL+"/app/rest/a/b/c", nil))
	if w.Code != http.StatusMethodNotAllowed || w.Header().Get("Allow") != "GET,OPTIONS" {
		t.Errorf("DELETE: %d, Allow %q", w.Code, w.Header().Get("Allow"))
	}
}

// A route beside one that takes the rest of the path is a mistake that is
// reported, not a panic.
func TestCompileRefusesRoutesBesideTheRest(t *testing.T) {
	t.Parallel()
	none := func(*rest.Call, rest.None) (rest.None, error) { return rest.None{}, nil }
	at := func(path string) rest.Route {
		return rest.Get(path, rest.Unprivileged, none, rest.At("/doc"), rest.Named("get", "A page."))
	}
	if _, err := rest.Compile([]rest.Route{at("/{file...}"), at("/swagger")}); err == nil || !strings.Contains(err.Error(), "do not go together") {
		t.Errorf("got %v", err)
	}
}

func TestPrepareFindsMistakes(t *testing.T) {
	t.Parallel()
	type wrongCheck struct {
		Body *struct {
			A *string `json:"a" check:"nonsense"`
		} `body:"check"`
	}
	wrong := rest.Post("/user", rest.User, func(*rest.Call, wrongCheck) (rest.None, error) { return rest.None{}, nil })
	table, err := rest.Compile([]rest.Route{wrong})
	if err != nil {
		t.Fatal(err)
	}
	if err := table.Prepare(); err == nil || !strings.Contains(err.Error(), `"nonsense"`) {
		t.Errorf("got %v", err)
	}
}
