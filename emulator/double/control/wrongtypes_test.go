package control_test

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/getkin/kin-openapi/openapi3"
)

// wrong are values that fit no, or hardly any, property.
func wrong() map[string]any {
	return map[string]any{
		"null": nil, "negative": -1, "huge": json.Number("1e400"), "long": json.Number("99999999999999999999"),
		"fraction": 0.5, "empty": "", "text": "\x00\u2028ä ☃", "much": strings.Repeat("x", 5000),
		"list": []any{[]any{}, "x"}, "object": object{"nested": object{"x": 1}}, "truth": true,
	}
}

// TestWrongTypes sends each property of each call every wrong value, and a key
// that is not there. Whatever the answer is, it is none of a server that fails,
// and an error is a short envelope.
func TestWrongTypes(t *testing.T) {
	t.Parallel()
	c := fresh(t)
	c.ok("POST", "/_emulator/idp", object{"name": "x"})
	doc, err := openapi3.NewLoader().LoadFromData([]byte(c.ok("GET", "/_emulator/openapi.json", nil).body))
	if err != nil {
		t.Fatal(err)
	}
	sent := 0
	for path, item := range doc.Paths.Map() {
		for method, op := range item.Operations() {
			if op.RequestBody == nil || op.RequestBody.Value.Content["application/json"].Schema.Ref == "" {
				continue
			}
			call := func(what string, body any) {
				sent++
				a := c.do(method, "/_emulator"+strings.ReplaceAll(path, "{name}", "x"), body)
				checkEnvelope(t, fmt.Sprintf("%s %s with %s", method, path, what), a)
			}
			for _, body := range []string{"null", "[]", "1", `"x"`, "{", `{"a":1}`, strings.Repeat(`{"x":`, 5000)} {
				call(body[:min(len(body), 9)], body)
			}
			eachProperty(op.RequestBody.Value.Content["application/json"].Schema.Value, 3, func(name string, wrap func(any) object) {
				for what, value := range wrong() {
					call(name+" "+what, wrap(value))
				}
			})
		}
	}
	if sent < 500 {
		t.Errorf("only %d calls were made", sent)
	}
}

// eachProperty visits the properties of a schema and of those below it.
func eachProperty(schema *openapi3.Schema, depth int, visit func(name string, wrap func(any) object)) {
	for _, name := range slices.Sorted(maps.Keys(schema.Properties)) {
		visit(name, func(v any) object { return object{name: v} })
		inner := schema.Properties[name].Value
		if len(inner.AllOf) == 1 { // a model that may be null
			inner = inner.AllOf[0].Value
		}
		if depth == 0 || len(inner.Properties) == 0 {
			continue
		}
		eachProperty(inner, depth-1, func(below string, wrap func(any) object) {
			visit(name+"."+below, func(v any) object { return object{name: wrap(v)} })
		})
	}
}

func checkEnvelope(t *testing.T, what string, a answer) {
	t.Helper()
	if a.err != nil || a.status >= 500 {
		t.Errorf("%s: %d %s %v", what, a.status, a.body, a.err)
		return
	}
	if a.status < 400 {
		return
	}
	if a.text("code") == "" || a.text("message") == "" || a.header.Get("Content-Type") != "application/json" || len(a.body) > 2000 {
		t.Errorf("%s: %d %s, %d bytes: %.300s", what, a.status, a.header.Get("Content-Type"), len(a.body), a.body)
	}
}

// TestWrongParameters sends each parameter of each call, in path and query,
// every wrong text.
func TestWrongParameters(t *testing.T) {
	t.Parallel()
	c := fresh(t)
	doc, err := openapi3.NewLoader().LoadFromData([]byte(c.ok("GET", "/_emulator/openapi.json", nil).body))
	if err != nil {
		t.Fatal(err)
	}
	texts := []string{"-1", "1e9", "99999999999999999999", "%00", "%F0%9F", "a%2Fb", "..%2F..", strings.Repeat("x", 5000)}
	for path, item := range doc.Paths.Map() {
		for method, op := range item.Operations() {
			for _, p := range op.Parameters {
				for _, text := range texts {
					call := method + " " + path + " " + p.Value.Name + "=" + text[:min(9, len(text))]
					checkEnvelope(t, call, c.do(method, "/_emulator"+withParameter(path, p.Value, text), nil))
				}
			}
		}
	}
}

// withParameter is a path with a text for one of its parameters. A wait ends
// at once; streams are asked for secrets in a way that they refuse.
func withParameter(path string, p *openapi3.Parameter, text string) string {
	if p.In == "path" {
		return strings.ReplaceAll(path, "{name}", text)
	}
	path = strings.ReplaceAll(path, "{name}", "x") + "?" + p.Name + "=" + text
	switch {
	case strings.HasPrefix(path, "/journal/wait") && p.Name != "timeout":
		return path + "&timeout=1ms"
	case strings.HasPrefix(path, "/journal/stream") && p.Name != "secrets":
		return path + "&secrets=perhaps"
	default:
		return path
	}
}
