package rest_test

import (
	"fmt"
	"net/http"
	"strings"
	"testing"

	"github.com/NamazuStudios/elements-emulator/emulator/engine/rest"
)

// shown is what a route saw of the part "file".
type shown struct {
	Found       bool    `json:"found"`
	FileName    *string `json:"fileName"`
	ContentType string  `json:"contentType"`
	Data        string  `json:"data"`
	Name        string  `json:"name"`
}

type partsIn struct {
	Body rest.Multipart `body:"multipart"`
}

// moreRoutes are a route that takes parts, one that reads JSON in a part, and
// one below another root.
func moreRoutes() []rest.Route {
	return []rest.Route{
		rest.Post("/parts", rest.Unprivileged, func(_ *rest.Call, in partsIn) (shown, error) {
			part, ok := in.Body.Part("file")
			if !ok {
				return shown{}, nil
			}
			return shown{Found: true, FileName: part.FileName, ContentType: part.ContentType, Data: string(part.Data)}, nil
		}, rest.Hidden),
		rest.Post("/versioned", rest.Unprivileged, func(_ *rest.Call, in struct {
			Body *versioned `body:"plain"`
		},
		) (shown, error) {
			return shown{Found: in.Body.New != nil}, nil
		}, rest.Hidden),
		rest.Post("/parts/json", rest.Unprivileged, func(_ *rest.Call, in partsIn) (shown, error) {
			var v shown
			part, _ := in.Body.Part("file")
			return v, part.JSON(&v)
		}, rest.Hidden, rest.QuietToAnonymous),
		rest.Post("/parts/locked", rest.Superuser, func(*rest.Call, partsIn) (shown, error) { return shown{}, nil },
			rest.Hidden, rest.QuietToAnonymous),
		rest.Get("/file/{id}", rest.Unprivileged, func(_ *rest.Call, in struct {
			ID string `path:"id"`
		},
		) (shown, error) {
			return shown{Name: in.ID}, nil
		}, rest.At("/files"), rest.Named("getFile", "A file.")),
	}
}

const boundary = "multipart/form-data; boundary=XX"

// part is one part of a body, with its header.
func part(header, data string) string { return "--XX\r\n" + header + "\r\n\r\n" + data + "\r\n" }

func TestMultipart(t *testing.T) {
	t.Parallel()
	const file = `Content-Disposition: form-data; name="file"`
	for _, test := range []struct {
		name, path, body, contentType string
		status                        int
		want                          string
	}{
		{
			"a part", "/parts", part(file+"; filename=\"a/b.txt\"\r\nContent-Type: text/css; charset=x", "hello") + "--XX--", boundary, 200,
			`{"found":true,"fileName":"a/b.txt","contentType":"text/css","data":"hello","name":""}`,
		},
		{
			"a part without a name of a file", "/parts", part(file, "") + "--XX--", boundary, 200,
			`{"found":true,"fileName":null,"contentType":"text/plain","data":"","name":""}`,
		},
		{
			"a part without a disposition is skipped over", "/parts", part("X: y", "x") + part(file, "z") + "--XX--", boundary, 200,
			`{"found":true,"fileName":null,"contentType":"text/plain","data":"z","name":""}`,
		},
		{
			"the first of two counts", "/parts", part(file, "1") + part(file, "2") + "--XX--", boundary, 200,
			`{"found":true,"fileName":null,"contentType":"text/plain","data":"1","name":""}`,
		},
		{"another part", "/parts", part(`Content-Disposition: form-data; name="other"`, "x") + "--XX--", boundary, 200, `"found":false`},
		{"no body", "/parts", "", boundary, 400, `"code":"UNKNOWN"`},
		{"nothing but the closing boundary", "/parts", "--XX--\r\n", boundary, 400, `"code":"UNKNOWN"`},
		{"another disposition", "/parts", part(`Content-Disposition: attachment; name="file"`, "x") + "--XX--", boundary, 400, `"code":"UNKNOWN"`},
		{"no name", "/parts", part(`Content-Disposition: form-data; filename="x"`, "x") + "--XX--", boundary, 400, `"code":"UNKNOWN"`},
		{"a part of no media type", "/parts", part(file+"\r\nContent-Type: text", "x") + "--XX--", boundary, 400, `"code":"UNKNOWN"`},
		{"an open quote", "/parts", part(file+`; filename="x`, "x") + "--XX--", boundary, 400, `"code":"UNKNOWN"`},
		{"a bare name in UTF-8", "/parts", part(file+`; filename=héros.png`, "x") + "--XX--", boundary, 400, `"code":"UNKNOWN"`},
		{"a name in UTF-8", "/parts", part(file+`; filename="héros.png"`, "x") + "--XX--", boundary, 200, `"fileName":"hÃ©ros.png"`},
		{"a name in Latin-1", "/parts", part(file+"; filename=\"h\xe9ros.png\"", "x") + "--XX--", boundary, 200, `"fileName":"héros.png"`},
		{"an extended name", "/parts", part(file+"; filename=a; filename*=UTF-8''h%C3%A9ros%20.png", "x") + "--XX--", boundary, 200, `"fileName":"héros .png"`},
		{"an extended name with a language", "/parts", part(file+"; filename*=utf-8'en-GB'a%41", "x") + "--XX--", boundary, 200, `"fileName":"aA"`},
		{"an extended name, not encoded", "/parts", part(file+`; filename*="UTF-8''a b"`, "x") + "--XX--", boundary, 200, `"fileName":"a b"`},
		{"an extended name in another charset", "/parts", part(file+`; filename*="latin1''a b"`, "x") + "--XX--", boundary, 400, `"code":"UNKNOWN"`},
		{"no extended name", "/parts", part(file+"; filename*=x", "x") + "--XX--", boundary, 400, `"code":"UNKNOWN"`},
		{"a backslash and a quote", "/parts", part(file+`; filename="a\\b\"c\d"`, "x") + "--XX--", boundary, 200, `"fileName":"a\\\\b\\\"cd"`},
		{"no size", "/parts", part(file+"; size=x", "x") + "--XX--", boundary, 400, `"code":"UNKNOWN"`},
		{"no date", "/parts", part(file+"; read-date=x", "x") + "--XX--", boundary, 400, `"code":"UNKNOWN"`},
		{"a folded header", "/parts", part("Content-Disposition:\r\n form-data;\r\n\tname=file", "x") + "--XX--", boundary, 200, `"data":"x"`},
		{"lines that end in LF", "/parts", "--XX\n" + file + "\n\nx\n--XX--", boundary, 200, `"data":"x"`},
		{"a preamble in the boundary's line", "/parts", "ignored" + part(file, "x") + "--XX--ignored", boundary, 200, `"data":"x"`},
		{"a boundary within a line is none", "/parts", part(file, "a--XX\r\nb\r\n--XXX\r\n") + "--XX  \r\n\r\n\r\n--XX--", boundary, 200, `"data":"a--XX\r\nb\r\n--XXX\r\n"`},
		{"a quoted boundary", "/parts", part(file, "x") + "--XX--", `multipart/form-data; boundary="XX"`, 200, `"data":"x"`},
		{"base64", "/parts", part(file+"\r\nContent-Transfer-Encoding: Base64", "aGV s\r\nbG8=") + "--XX--", boundary, 200, `"data":"hello"`},
		{"quoted-printable", "/parts", part(file+"\r\nContent-Transfer-Encoding: quoted-printable", "h=65l=\r\nlo") + "--XX--", boundary, 200, `"data":"hello"`},
		{"an unknown transfer encoding", "/parts", part(file+"\r\nContent-Transfer-Encoding: odd", "x") + "--XX--", boundary, 500, `"code":"UNKNOWN"`},
		{"another type", "/parts", "{}", "application/json", 415, `"code":"UNKNOWN"`},
		{"no boundary", "/parts", "x", "multipart/form-data", 400, `the body is no multipart/form-data`},
		{"cut short", "/parts", part(file, "x"), boundary, 400, `the body is no multipart/form-data`},
		{"too many parts", "/parts", strings.Repeat(part(file, "x"), 101) + "--XX--", boundary, 400, `more than 100 parts`},
		{"too large", "/parts", part(file, strings.Repeat("x", 20<<10)) + "--XX--", boundary, 413, `larger than 16384 bytes`},
		{"JSON", "/parts/json", part(file, `{"name":"n"}`) + "--XX--", boundary, 200, `"name":"n"`},
		{"json.3 no JSON", "/parts/json", part(file, `{`) + "--XX--", boundary, 400, `Part "file":`},
		{"refused before it is looked at", "/parts/locked", part(file, "x") + "--XX--", boundary, 403, `{"code":"FORBIDDEN","message":null}`},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			s := serve(t, func(s *rest.Settings) { s.MaxUpload = 16 << 10 })
			got, _ := ask(t, s, http.MethodPost, rest.Root+test.path, test.body, "Content-Type", test.contentType)
			if got.Status != test.status || !strings.Contains(got.Body, test.want) {
				t.Errorf("got %d %s, want %d %s", got.Status, got.Body, test.status, test.want)
			}
		})
	}
}

func TestRouteAtAnotherRoot(t *testing.T) {
	t.Parallel()
	s := serve(t, nil)
	for path, want := range map[string]int{"/files/file/1": 200, "/files/file/1/": 200, "/files/file": 404, rest.Root + "/file/1": 404, rest.Root + "/files/file/1": 404} {
		if got, _ := ask(t, s, http.MethodGet, path, ""); got.Status != want {
			t.Errorf("GET %s: %d, want %d", path, got.Status, want)
		}
	}
	got, header := ask(t, s, http.MethodDelete, "/files/file/1", "")
	if got.Status != http.StatusMethodNotAllowed || header.Get("Allow") != "GET,OPTIONS" {
		t.Errorf("DELETE: %d, Allow %q", got.Status, header.Get("Allow"))
	}
}

func TestTableKnowsOtherRoots(t *testing.T) {
	t.Parallel()
	table, err := rest.Compile(moreRoutes())
	if err != nil {
		t.Fatal(err)
	}
	for path, want := range map[string]string{
		"/files/file/1": "true true", "/files/file/": "false true", "/files": "false true", rest.Root: "true true",
		rest.Root + "/item": "true false", rest.Root + "/parts": "true true", rest.Root + "x": "false true",
	} {
		if got := fmt.Sprint(table.Serves(path), table.Built(http.MethodGet, path) || table.Built(http.MethodPost, path)); got != want {
			t.Errorf("%s: served, built: %s, want %s", path, got, want)
		}
	}
	for _, d := range table.Describe() {
		if d.Operation == "getFile" {
			t.Error("a route at another root is described as an operation of the API")
		}
	}
}

func TestCompileRefusesOtherBodiesThanMultipart(t *testing.T) {
	t.Parallel()
	type wrong struct {
		Body *thing `body:"multipart"`
	}
	route := rest.Post("/user", rest.User, func(*rest.Call, wrong) (rest.None, error) { return rest.None{}, nil })
	if _, err := rest.Compile([]rest.Route{route}); err == nil {
		t.Error("compiled without an error")
	}
}
