package conformance

import (
	"context"
	"errors"
	"strings"
	"testing"
	"time"
)

var noon = time.UnixMilli(1_800_000_000_000)

func TestBodies(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name    string
		checks  string // further keys of the step, with ; between
		want    string // the recorded body, as YAML
		got     string
		problem string
	}{
		{"equal", "", "{a: 1, b: [x, null, true]}", `{"a":1,"b":["x",null,true]}`, ""},
		{"number by value", "", "{a: 1.0, b: 100}", `{"a":1,"b":1e2}`, ""},
		{"large number", "", "{a: 12345678901234567890}", `{"a":12345678901234567891}`, "a: expected 12345678901234567890"},
		{"other number", "", "{a: 1}", `{"a":2}`, "a: expected 1, got 2"},
		{"number as text", "", "{a: 1}", `{"a":"1"}`, `a: expected 1, got "1"`},
		{"text as number", "", "{a: '1'}", `{"a":1}`, `a: expected "1", got 1`},
		{"false for null", "", "{a: null}", `{"a":false}`, "a: expected null, got false"},
		{"missing key", "", "{a: null, b: 1}", `{"b":1}`, "a: missing, expected null"},
		{"unexpected key", "", "{b: 1}", `{"b":1,"a":null}`, "a: unexpected, got null"},
		{"list for object", "", "{b: {}}", `{"b":[]}`, "b: expected an object, got []"},
		{"object for list", "", "{b: []}", `{"b":{}}`, "b: expected a list, got {}"},
		{"longer list", "", "{b: [1]}", `{"b":[1,2]}`, "b: expected 1 elements, got 2"},
		{"list in another order", "", "[<string>, a]", `["a","x"]`, `[1]: expected "a", got "x"`},
		{"path in lists", "", "{b: [{c: 1}]}", `{"b":[{"c":2}]}`, "b[0].c: expected 1, got 2"},
		{"list at the top", "", "[1]", `[2]`, "[0]: expected 1, got 2"},
		{"text at the top", "", "'not JSON'", `not JSON`, ""},
		{"empty object", "", "{}", `null`, "body: expected an object, got null"},

		{"id", "", "{a: <id>}", `{"a":"x1"}`, ""},
		{"id with slash", "", "{a: <id>}", `{"a":"x/1"}`, `a: expected "<id>"`},
		{"id with space", "", "{a: <id>}", `{"a":"x 1"}`, `a: expected "<id>"`},
		{"id in a text", "", "{a: /user/<id>/x}", `{"a":"/user/1/x"}`, ""},
		{"uuid", "", "{a: <uuid>}", `{"a":"a/b-c"}`, ""},
		{"uuid with space", "", "{a: <uuid>}", `{"a":"a b"}`, `a: expected "<uuid>"`},
		{"string", "", "{a: <string>}", `{"a":"any\ntext"}`, ""},
		{"empty string", "", "{a: <string>}", `{"a":""}`, `a: expected "<string>"`},
		{"string is no number", "", "{a: <string>}", `{"a":1}`, `a: expected "<string>"`},
		{"pattern characters", "", "{a: '(<string>).'}", `{"a":"(x)y"}`, `a: expected "(<string>)."`},
		{"time", "", "{a: <time>}", `{"a":1800000000000}`, ""},
		{"time in seconds", "", "{a: <time>}", `{"a":1800000000}`, "a: expected a time in ms"},
		{"time with fraction", "", "{a: <time>}", `{"a":1800000000000.5}`, "a: expected a time in ms"},
		{"time in a text", "", "{a: at <time>}", `{"a":"at 12"}`, ""},
		{"no time in a text", "", "{a: at <time>}", `{"a":"at noon"}`, `a: expected "at <time>"`},
		{"near", "near: {a: 60}", "{a: <now+60s>}", `{"a":1800000079000}`, ""},
		{"near, before now", "", "{a: <now-60s>}", `{"a":1799999940000}`, ""},
		{"not near", "", "{a: <now+60s>}", `{"a":1800000081000}`, "a: expected a time within 20s of 1800000060000"},
		{"near is a number", "", "{a: <now+60s>}", `{"a":"1800000060000"}`, "a: expected a time within 20s"},

		{"ignored", "ignore: [a.b]", "{a: {b: 1}}", `{"a":{"b":2}}`, ""},
		{"ignored and missing", "ignore: [a.b]", "{a: {b: 1}}", `{"a":{}}`, ""},
		{"ignored and unexpected", "ignore: [a.b]", "{a: {}}", `{"a":{"b":2}}`, ""},
		{"ignored element", "ignore: ['a[0].b']", "{a: [{b: 1}]}", `{"a":[{"b":2}]}`, ""},
		{"not ignored", "ignore: [b]", "{a: {b: 1}}", `{"a":{"b":2}}`, "a.b: expected 1, got 2"},
		{"whole body ignored", "ignore: ['']", "{a: 1}", `[]`, ""},

		{"unordered", "unordered: [a]", "{a: [<string>, 2, 2]}", `{"a":[2,"x",2]}`, ""},
		{"multiset", "unordered: [a]", "{a: [1, 2, 2]}", `{"a":[1,1,2]}`, "a: no element like 2"},
		{"unordered at the top", "unordered: ['']", "[1, 2]", `[2,1]`, ""},
		{"top not unordered", "unordered: [a]", "[1, 1]", `[1,2]`, "[1]: expected 1, got 2"},

		{"equal numbers", "equal: [[a, b.c]]", "{a: 1, b: {c: 1}}", `{"a":1,"b":{"c":1.0}}`, ""},
		{"equal texts", "equal: [[a, 'b[0]']]", "{a: <id>, b: [<id>]}", `{"a":"x","b":["x"]}`, ""},
		{"equal objects", "equal: [[a, b]]; ignore: [a, b]", "{a: 1, b: 1}", `{"a":{"x":[1,null],"y":"z"},"b":{"y":"z","x":[1.0,null]}}`, ""},
		{"objects differ", "equal: [[a, b]]; ignore: [a, b]", "{a: 1, b: 1}", `{"a":{"x":[1]},"b":{"x":[2]}}`, `a: expected the value of b, which is {"x":[2]}, got {"x":[1]}`},
		{"lists differ in length", "equal: [[a, b]]; ignore: [a, b]", "{a: 1, b: 1}", `{"a":[1],"b":[]}`, "a: expected the value of b, which is [], got [1]"},
		{"keys differ", "equal: [[a, b]]; ignore: [a, b]", "{a: 1, b: 1}", `{"a":{"x":1},"b":{"y":1}}`, "a: expected the value of b"},
		{"values differ", "equal: [[a, b]]", "{a: <id>, b: <id>}", `{"a":"x","b":"y"}`, `a: expected the value of b, which is "y", got "x"`},
		{"value to equal is missing", "equal: [[a, c]]", "{a: <id>}", `{"a":"x"}`, "one of them is missing"},

		{"match", "match: {a: '^[a-z]{3}$'}", "{a: <string>}", `{"a":"abc"}`, ""},
		{"match searches", "match: {a: b}", "{a: <string>}", `{"a":"abc"}`, ""},
		{"match with a capture", "match: {a: '^x${id}$'}; capture: {id: b}", "{a: <string>, b: <id>}", `{"a":"xy","b":"y"}`, ""},
		{"no match", "match: {a: '^[a-z]{3}$'}", "{a: <string>}", `{"a":"abcd"}`, `a: expected a match of ^[a-z]{3}$, got "abcd"`},
		{"match of a number", "match: {a: '1'}", "{a: 1}", `{"a":1}`, "a: expected a match of 1, got 1"},
		{"match of nothing", "match: {a: x}", "{}", `{}`, "a: missing, expected a match"},

		{"keys in order", "", "{a: 1, b: 2, c: 3}", `{"a":1,"b":2,"c":3}`, ""},
		{"keys turned round", "", "{o: {a: 1, b: 2}}", `{"o":{"b":2,"a":1}}`, "o: expected the keys in the order a, b, got b, a"},
		{"keys at the top", "", "{a: 1, b: 2}", `{"b":2,"a":1}`, "body: expected the keys in the order a, b"},
		{"ignored keys have an order", "ignore: [a]", "{a: 1, b: 2}", `{"b":2,"a":1}`, "body: expected the keys in the order a, b"},
		{"keys of an unordered list", "unordered: [o]", "{o: [{a: 1, b: 2}, {a: 3, b: 4}]}", `{"o":[{"a":3,"b":4},{"b":2,"a":1}]}`, "o[0]: expected the keys in the order a, b"},
		{"missing key keeps the order", "", "{a: 1, b: 2, c: 3}", `{"a":1,"c":3}`, "b: missing"},
		{"free-form map", "", "{metadata: {a: 1, b: {c: 1, d: 2}}}", `{"metadata":{"b":{"d":2,"c":1},"a":1}}`, ""},
		{"free-form map of another name", "", "{meta: {a: 1, b: 2}}", `{"meta":{"b":2,"a":1}}`, "meta: expected the keys in the order"},

		{"variable keeps its type", "capture: {n: a}", "{a: 1, b: '${n}', c: 'n${n}'}", `{"a":1,"b":1,"c":"n1"}`, ""},
		{"other types in a text", "capture: {o: a}", "{a: {x: [null]}, b: 'o${o}'}", `{"a":{"x":[null]},"b":"o{\"x\":[null]}"}`, ""},
		{"broken JSON is a text", "", "'[1'", `[1`, ""},
		{"JSON with more after it is a text", "", "'{} {}'", `{} {}`, ""},
		{"variable in a key", "capture: {n: a}", "{a: x, '${n}y': 1}", `{"a":"x","xy":1}`, ""},
		{"variable with another value", "capture: {n: a}", "{a: <id>, b: '${n}'}", `{"a":"x","b":"y"}`, `b: expected "x", got "y"`},
		{"capture with a pattern", "capture: {n: 'a ~ s=([0-9]+)'}", "{a: <string>, b: '${n}'}", `{"a":"?s=12&t=3","b":"12"}`, ""},
		{"capture whose pattern fails", "capture: {n: 'a ~ s=([0-9]+)'}", "{a: <string>, b: '${n}'}", `{"a":"?s=x","b":"${n}"}`, ""},
		{"capture of nothing", "capture: {n: c}", "{a: '${n}'}", `{"a":"${n}"}`, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			steps := "- id: one\n  path: /\n  " + strings.ReplaceAll(c.checks, "; ", "\n  ") +
				"\n  response:\n    status: 200\n    type: application/json\n    body: " + c.want + "\n"
			target := Target{
				BaseURL: server(t, answers(c.got)),
				Now:     func(context.Context) (time.Time, error) { return noon, nil },
			}
			want(t, Run(t.Context(), target, scenario(t, "", steps)), c.problem)
		})
	}
}

func TestNoBody(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ name, checks, got, problem string }{
		{"none", "", "", ""},
		{"literal null", "", "null", ""},
		{"a body", "", "{}", "body: expected none, got {}"},
		{"an ignored body", "ignore: ['']", "{}", "body: expected none, got {}"},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			sc := scenario(t, "", "- id: one\n  path: /\n  "+c.checks+"\n  response: {status: 200}\n")
			want(t, Run(t.Context(), Target{BaseURL: server(t, answers(c.got))}, sc), c.problem)
		})
	}
}

func TestNearNeedsTheServersClock(t *testing.T) {
	t.Parallel()
	sc := scenario(t, "", "- {id: one, path: /, response: {status: 200, body: {a: <now+0s>}}}\n")
	target := Target{
		BaseURL: server(t, answers(`{"a":1}`)),
		Now:     func(context.Context) (time.Time, error) { return time.Time{}, errors.New("no clock") },
	}
	want(t, Run(t.Context(), target, sc), "a: the server's clock cannot be read: no clock")
}
