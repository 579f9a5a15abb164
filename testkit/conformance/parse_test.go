package conformance

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestMalformedFiles(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ name, file, want string }{
		{"empty", "", "f.yaml:1: the file is empty"},
		{"no YAML", "name: a\nsteps: [", "f.yaml:2: did not find expected node content"},
		{"two documents", "name: a\nsteps: []\n---\nname: b\n", "f.yaml:3: a second document; a file holds one scenario"},
		{"a list", "- a\n", "f.yaml:1: the scenario must be a mapping\nf.yaml:1: the scenario has no name\nf.yaml:1: the scenario has no steps"},
		{"unknown key", "name: a\nstep: x\nsteps:\n- {id: a, path: /, response: {status: 200}}\n", `f.yaml:2: the scenario has the unknown key "step"; known are about, name, steps, world`},
		{"key twice", "name: a\nname: b\nsteps:\n- {id: a, path: /, response: {status: 200}}\n", `f.yaml:2: the scenario has the key "name" twice`},
		{"key that is a list", "name: a\n? [x]\n: 1\nsteps:\n- {id: a, path: /, response: {status: 200}}\n", "f.yaml:2: the scenario has a key that is not a text"},
		{"unknown world", "name: a\nworld: old\nsteps:\n- {id: a, path: /, response: {status: 200}}\n", `f.yaml:2: world is "old"; the only one known is fresh`},
		{"name is a number", "name: 1\nsteps:\n- {id: a, path: /, response: {status: 200}}\n", "f.yaml:1: name must be a text\nf.yaml:1: the scenario has no name"},
		{"id twice", "name: a\nsteps:\n- {id: a, path: /, response: {status: 200}}\n- {id: a, path: /, response: {status: 200}}\n", "f.yaml:4: step a: line 3 has the same id"},
		{"all at once", "name: a\nsteps:\n- {path: a}\n- x\n", `f.yaml:3: a step: there is no id
f.yaml:3: a step: path must begin with /
f.yaml:3: a step: there is no response with a status
f.yaml:4: the step must be a mapping`},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			malformed(t, c.file, c.want)
		})
	}
}

func TestMalformedSteps(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ name, keys, want string }{
		{"unknown key", "bdy: 1", `f.yaml:7: the step has the unknown key "bdy"; known are as, body, capture, check_headers, content_type, equal, headers, id, ignore, match, method, near, path, random, raw, response, rules, sign, unordered, wait_ms`},
		{"rules", "rules: r.1", "f.yaml:7: rules must be a list"},
		{"header", "headers: {A: 1}", "f.yaml:7: headers.A must be a text"},
		{"body and raw", "body: 1\n  raw: x", "f.yaml:4: step a: body and raw exclude each other"},
		{"content_type", "content_type: a/b", "f.yaml:4: step a: content_type needs raw"},
		{"wait_ms", "wait_ms: soon", "f.yaml:7: wait_ms must be a whole number"},
		{"sign", "sign: {t: {claim: {}}}", `f.yaml:7: sign.t has the unknown key "claim"; known are claims, header`},
		{"capture path", "capture: {a: b..c}", `f.yaml:7: "b..c" is not a body path such as objects[0].id`},
		{"capture pattern", "capture: {a: 'b ~ ('}", "f.yaml:7: error parsing regexp: missing closing ): `(`"},
		{"capture without group", "capture: {a: b ~ c}", `f.yaml:7: the pattern "c" has no group to capture`},
		{"ignore", "ignore: [a.]", `f.yaml:7: "a." is not a body path such as objects[0].id`},
		{"unordered", "unordered: a", "f.yaml:7: unordered must be a list"},
		{"equal", "equal: [[a]]", "f.yaml:7: equal must hold pairs of paths"},
		{"match", "match: {a: '['}", "f.yaml:7: error parsing regexp: missing closing ]: `[`"},
		{"near", "near: {a: soon}", "f.yaml:7: near.a must be a whole number"},
		{"random", "random: ['[a]']", `f.yaml:7: "[a]" is not a body path such as objects[0].id`},
		{"check_headers", "check_headers: [Allow]", "f.yaml:4: step a: check_headers and the headers of the response are not the same"},
		{"alias", "body: [&x 1, *x]", "f.yaml:7: aliases are not supported"},
		{"date", "body: [2026-01-02]", `f.yaml:7: "2026-01-02" is a !!timestamp, which JSON does not have; quote it`},
		{"infinity", "body: .inf", `f.yaml:7: ".inf" is not a JSON number`},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			malformed(t, "name: a\nsteps:\n- {id: z, path: /, response: {status: 200}}\n- id: a\n  path: /\n  response: {status: 200}\n  "+c.keys+"\n", c.want)
		})
	}
}

func TestMalformedResponses(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ name, response, want string }{
		{"status is a text", "{status: ok, headers: {A: b}}", "f.yaml:6: status must be a number from 100 to 599"},
		{"status is too large", "{status: 2000, headers: {A: b}}", "f.yaml:6: status must be a number from 100 to 599"},
		{"unknown key", "{status: 200, boby: 1, headers: {A: b}}", `f.yaml:6: the response has the unknown key "boby"; known are body, headers, status, type`},
		{"header", "{status: 200, headers: {A: [b]}}", "f.yaml:6: headers.A must be a text"},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			malformed(t, "name: a\nsteps:\n- id: a\n  path: /\n  check_headers: [A]\n  response: "+c.response+"\n", c.want)
		})
	}
}

// malformed checks the error of a file.
func malformed(t *testing.T, file, want string) {
	t.Helper()
	_, err := parse("f.yaml", []byte(file))
	if err == nil {
		t.Fatalf("no error, want %s", want)
	}
	if diff := cmp.Diff(want, err.Error()); diff != "" {
		t.Error(diff)
	}
}

func TestNumbersOfYAML(t *testing.T) {
	t.Parallel()
	sc := scenario(t, "", "- {id: a, path: /, body: [1, 1.0, 1e3, 123456789012345678901234567890, 0x10, '1', .5], response: {status: 200}}\n")
	if got := show(sc.Steps[0].request.body); got != `[1,1.0,1e3,123456789012345678901234567890,16,"1",0.5]` {
		t.Errorf("got %s", got)
	}
}
