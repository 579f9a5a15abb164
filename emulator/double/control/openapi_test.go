package control_test

import (
	"strings"
	"testing"

	"github.com/getkin/kin-openapi/openapi3"
)

// TestDocument checks the document itself, and that every operation in it is
// served.
func TestDocument(t *testing.T) {
	t.Parallel()
	c := fresh(t).fork(object{"name": "doc"})
	a := c.ok("GET", "/_emulator/openapi.json", nil)
	doc, err := openapi3.NewLoader().LoadFromData([]byte(a.body))
	if err != nil {
		t.Fatal(err)
	}
	if err := doc.Validate(t.Context()); err != nil {
		t.Error(err)
	}
	if doc.Servers[0].URL != c.url+"/_emulator" {
		t.Errorf("the server is %s", doc.Servers[0].URL)
	}
	n := 0
	for path, item := range doc.Paths.Map() {
		for method, op := range item.Operations() {
			n++
			if op.OperationID == "" || op.Summary == "" {
				t.Errorf("%s %s has no id or summary", method, path)
			}
			if path == "/journal/stream" {
				continue
			}
			query := ""
			if path == "/journal/wait" {
				query = "?timeout=1ms"
			}
			a := c.do(method, "/_emulator"+strings.ReplaceAll(path, "{name}", "x")+query, nil)
			if a.status == 405 || a.status == 404 && strings.Contains(a.body, "there is nothing") {
				t.Errorf("%s %s is not served: %s", method, path, a.body)
			}
		}
	}
	if n < 25 {
		t.Errorf("%d operations", n)
	}
}
