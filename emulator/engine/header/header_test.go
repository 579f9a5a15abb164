package header_test

import (
	"testing"

	"github.com/NamazuStudios/elements-emulator/emulator/engine/header"
)

// http.7a: what the server's library refuses is 400.
func TestParseMediaType(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"application/json":                         "application/json",
		"Application/JSON; charset=utf-8":          "application/json",
		" application/json ;; charset=\"utf-8\" ;": "application/json",
		"*/*":                               "*/*",
		"":                                  "",
		"application":                       "",
		"application/":                      "",
		"/json":                             "",
		"application / json":                "",
		"application/json charset=utf-8":    "",
		"application/json; charset":         "",
		"application/json; charset=":        "",
		"application/json; charset = utf-8": "",
		"application/json; charset=\"utf-8": "",
		"application/json, text/plain":      "",
		"application/json;":                 "application/json",
		"appli(cation)/json":                "",
		"application/jsön":                  "",
	} {
		got, err := header.ParseMediaType(text)
		if (err == nil) != (want != "") || err == nil && got.Name() != want {
			t.Errorf("%q: %v %v, want %q", text, got, err, want)
		}
	}
}

// http.7a: a q above 1 or with more than three decimals is 400.
func TestParseAccept(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]int{ // the quality of the last one, -1 for an error
		"application/json":                 1000,
		"text/html, application/json;q=.5": 500,
		"application/*;q=0.123":            123,
		"*;q=0":                            0,
		"application":                      1000,
		"text/html,":                       1000,
		"a/b;q=1.000":                      1000,
		"a/b;q=1.001":                      -1,
		"a/b;q=2":                          -1,
		"a/b;q=0.1234":                     -1,
		"a/b;q=":                           -1,
		"a/b;q=.":                          -1,
		"a/b;q=-1":                         -1,
		"a/b;q=0,5":                        1000, // a list of two
		"a/b,,c/d":                         -1,
		",a/b":                             -1,
		"a/b c/d":                          -1,
	} {
		got, err := header.ParseAccept(text)
		if (err != nil) != (want < 0) || err == nil && got[len(got)-1].Quality != want {
			t.Errorf("%q: %v %v, want %d", text, got, err, want)
		}
	}
}
