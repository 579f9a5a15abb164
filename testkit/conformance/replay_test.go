package conformance

import (
	"bytes"
	"context"
	"encoding/json"
	"io"
	"maps"
	"net/http"
	"regexp/syntax"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"
)

// replay is a server that answers each step of a scenario as recorded.
type replay struct {
	run    *run
	step   *Step
	change func(any) any
}

func newReplay(sc *Scenario) *replay {
	start := time.UnixMilli(1_800_000_000_000)
	p := &replay{change: func(v any) any { return v }}
	p.run = newRun(Target{
		BaseURL: "http://server",
		Client:  &http.Client{Transport: p},
		Wait:    func(context.Context, time.Duration) error { return nil },
		Now:     func(context.Context) (time.Time, error) { return start, nil },
	}, sc)
	return p
}

func (p *replay) RoundTrip(*http.Request) (*http.Response, error) {
	want := p.step.expected
	resp := &http.Response{StatusCode: want.status, Header: http.Header{}, Body: http.NoBody}
	resp.Header.Set("Content-Type", want.mediaType+"; charset=UTF-8")
	for _, h := range want.headers {
		if h.value != nil {
			resp.Header.Set(h.name, p.run.vars.text(*h.value))
		}
	}
	if want.body == nil {
		return resp, nil
	}
	body := p.variables().value(p.sample("", want.body))
	data, err := encode(p.change(body))
	resp.Body = io.NopCloser(bytes.NewReader(data))
	return resp, err
}

// variables are those of the run, with those that this answer gives.
func (p *replay) variables() variables {
	vars := maps.Clone(p.run.vars)
	for _, c := range p.step.checks.captures {
		vars[c.name] = "value" + c.name
	}
	return vars
}

// sample is a value that a recorded one stands for.
func (p *replay) sample(path string, v any) any {
	for _, m := range p.step.checks.match {
		if m.name == path {
			re, _ := syntax.Parse(variable.ReplaceAllString(m.value, "<$1>"), syntax.Perl)
			text := example(re)
			return strings.NewReplacer("<", "${", ">", "}").Replace(text)
		}
	}
	switch v := v.(type) {
	case string:
		return p.sampleText(v)
	case []any:
		list := []any{}
		for i := range v {
			list = append(list, p.sample(place{path: path}.element(i).path, v[i]))
		}
		return list
	case object:
		o := object{}
		for _, m := range v {
			o = append(o, member{m.key, p.sample(place{path: path}.key(m.key).path, m.value)})
		}
		return o
	}
	return v
}

func (p *replay) sampleText(s string) any {
	now, _ := p.run.now(context.Background())
	if offset, ok := nearOffset(s); ok {
		return millis(now.Add(offset))
	}
	if s == "<time>" {
		return millis(now)
	}
	return strings.NewReplacer("<id>", "0123456789abcdef01234567", "<uuid>", "a-b-c", "<string>", "some text", "<time>", "12").Replace(s)
}

func millis(t time.Time) json.Number { return json.Number(strconv.FormatInt(t.UnixMilli(), 10)) }

// example is a text that a pattern matches.
func example(re *syntax.Regexp) string {
	var b strings.Builder
	switch re.Op {
	case syntax.OpLiteral:
		b.WriteString(string(re.Rune))
	case syntax.OpCharClass:
		b.WriteRune(re.Rune[0])
	case syntax.OpRepeat:
		b.WriteString(strings.Repeat(example(re.Sub[0]), re.Min))
	case syntax.OpConcat, syntax.OpCapture, syntax.OpPlus:
		for _, sub := range re.Sub {
			b.WriteString(example(sub))
		}
	}
	return b.String()
}

func embeddedScenarios(t *testing.T, f func(*testing.T, *Scenario)) {
	for _, name := range Names() {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			sc, err := Load(Scenarios(), name)
			if err != nil {
				t.Fatal(err)
			}
			f(t, sc)
		})
	}
}

func TestAServerThatAnswersAsRecordedPasses(t *testing.T) {
	t.Parallel()
	embeddedScenarios(t, func(t *testing.T, sc *Scenario) {
		p := newReplay(sc)
		for i := range sc.Steps {
			p.step = &sc.Steps[i]
			if report := p.run.step(t.Context(), p.step); report.Status != Passed {
				t.Errorf("%s", report)
			}
		}
	})
}

func TestAServerThatTurnsKeysRoundFails(t *testing.T) {
	t.Parallel()
	embeddedScenarios(t, func(t *testing.T, sc *Scenario) {
		p := newReplay(sc)
		p.change = func(v any) any {
			if o, ok := v.(object); ok {
				slices.Reverse(o)
			}
			return v
		}
		for i := range sc.Steps {
			p.step = &sc.Steps[i]
			body, _ := p.step.expected.body.(object)
			ordered := len(body) < 2 || p.step.checks.ignore[""]
			report := p.run.step(t.Context(), p.step)
			if passed := report.Status == Passed; passed != ordered {
				t.Errorf("turned round: %s", report)
			}
		}
	})
}
