package control_test

import (
	"encoding/json"
	"fmt"
	"maps"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/NamazuStudios/elements-emulator/emulator"
)

// world is what the model knows of a sandbox: its users with the instant (ms)
// at which each is gone (0 for never), and its clock, which stands still.
type world struct {
	users map[string]int64
	now   int64
}

func (w world) copy() world { return world{maps.Clone(w.users), w.now} }

func (w world) expire() {
	maps.DeleteFunc(w.users, func(_ string, at int64) bool { return at != 0 && at <= w.now })
}

// modelled is a sandbox of the model.
type modelled struct {
	world
	start     world
	snapshots map[string]world
}

// model is a simple model of an emulator with several sandboxes, beside the
// emulator itself.
type model struct {
	t       *rapid.T
	handler http.Handler
	boxes   map[string]*modelled
	made    int
}

// TestModel checks that any interleaving of writes, forks, snapshots,
// restores, resets and clock moves on several sandboxes behaves like a simple
// model.
func TestModel(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		e, err := emulator.New(emulator.Options{Seed: "model", Start: began})
		if err != nil {
			t.Fatal(err)
		}
		defer func() { _ = e.Close(t.Context()) }()
		m := &model{t: t, handler: e, boxes: map[string]*modelled{}}
		m.add("default", m.seed())
		t.Repeat(map[string]func(*rapid.T){
			"":         func(*rapid.T) { m.compare() },
			"user":     func(*rapid.T) { m.user() },
			"mock":     func(*rapid.T) { m.mock() },
			"advance":  func(*rapid.T) { m.advance() },
			"fork":     func(*rapid.T) { m.fork() },
			"delete":   func(*rapid.T) { m.delete() },
			"snapshot": func(*rapid.T) { m.snapshot() },
			"restore":  func(*rapid.T) { m.restore() },
			"reset":    func(*rapid.T) { m.reset() },
		})
	})
}

func (m *model) seed() world { return world{users: map[string]int64{"root": 0}} }

// add notes a sandbox that was just made, and freezes it.
func (m *model) add(name string, from world) {
	b := &modelled{start: from.copy(), snapshots: map[string]world{}}
	m.boxes[name] = b
	m.begin(name, from)
}

// begin makes a sandbox hold a state of which the instant may not be known:
// the clock of the seed runs.
func (m *model) begin(name string, from world) {
	b := m.boxes[name]
	b.world = from.copy()
	now := m.call(name, "POST", "/_emulator/clock", `{"freeze":true}`).instant("now").UnixMilli()
	if from.now != 0 && now != from.now {
		m.t.Fatalf("%s shows %d, want %d", name, now, from.now)
	}
	b.now = now
}

// compare compares all sandboxes with the model.
func (m *model) compare() {
	for name, b := range m.boxes {
		if now := m.call(name, "GET", "/_emulator/clock", "").instant("now").UnixMilli(); now != b.now {
			m.t.Fatalf("%s shows %d, want %d", name, now, b.now)
		}
		secret := m.call(name, "POST", "/_emulator/sessions", `{"user":"root"}`).text("sessionSecret")
		got := []string{}
		for _, u := range m.call(name, "GET", "/api/rest/user?count=100", "", "Elements-SessionSecret", secret).list("objects") {
			user, _ := u["name"].(string)
			got = append(got, user)
		}
		slices.Sort(got)
		if diff := cmp.Diff(slices.Sorted(maps.Keys(b.users)), got); diff != "" {
			m.t.Fatalf("%s: %s", name, diff)
		}
	}
}

func (m *model) pick() (string, *modelled) {
	name := rapid.SampledFrom(slices.Sorted(maps.Keys(m.boxes))).Draw(m.t, "sandbox")
	return name, m.boxes[name]
}

func (m *model) fresh(kind string) string {
	m.made++
	return fmt.Sprintf("%s%d", kind, m.made)
}

func (m *model) user() {
	name, b := m.pick()
	user := m.fresh("user")
	m.call(name, "POST", "/api/rest/signup", fmt.Sprintf(`{"name":%q,"email":"%s@example.com","password":"secret"}`, user, user))
	b.users[user] = 0
}

func (m *model) mock() {
	name, b := m.pick()
	lifetime := rapid.IntRange(60, 600).Draw(m.t, "lifetime")
	secret := m.call(name, "POST", "/_emulator/sessions", `{"user":"root"}`).text("sessionSecret")
	made := m.call(name, "POST", "/api/rest/mock_session", fmt.Sprintf(`{"lifetimeInSeconds":%d}`, lifetime), "Elements-SessionSecret", secret)
	b.users[made.text("session", "user", "name")] = b.now + int64(lifetime)*1000
}

func (m *model) advance() {
	name, b := m.pick()
	ms := rapid.Int64Range(0, 400_000).Draw(m.t, "ms")
	m.call(name, "POST", "/_emulator/clock", fmt.Sprintf(`{"advance":"%dms"}`, ms))
	b.now += ms
	b.expire()
}

func (m *model) fork() {
	if len(m.boxes) > 5 {
		return
	}
	name, body, from := m.fresh("box"), "", m.seed()
	of, b := m.pick()
	switch snapshots := slices.Sorted(maps.Keys(b.snapshots)); {
	case len(snapshots) > 0 && rapid.Bool().Draw(m.t, "of a snapshot"):
		snapshot := rapid.SampledFrom(snapshots).Draw(m.t, "snapshot")
		body, from = fmt.Sprintf(`,"sandbox":%q,"snapshot":%q`, of, snapshot), b.snapshots[snapshot]
	case rapid.Bool().Draw(m.t, "of a sandbox"):
		body, from = fmt.Sprintf(`,"sandbox":%q`, of), b.world
	}
	m.call("default", "POST", "/_emulator/sandboxes", fmt.Sprintf(`{"name":%q%s}`, name, body))
	m.add(name, from)
}

func (m *model) delete() {
	name, _ := m.pick()
	if name == "default" {
		return
	}
	m.call("default", "DELETE", "/_emulator/sandboxes/"+name, "")
	delete(m.boxes, name)
}

func (m *model) snapshot() {
	name, b := m.pick()
	snapshot := rapid.SampledFrom([]string{"a", "b"}).Draw(m.t, "snapshot")
	m.call(name, "POST", "/_emulator/snapshots", fmt.Sprintf(`{"name":%q}`, snapshot))
	b.snapshots[snapshot] = b.copy()
}

func (m *model) restore() {
	name, b := m.pick()
	snapshots := slices.Sorted(maps.Keys(b.snapshots))
	if len(snapshots) == 0 {
		return
	}
	snapshot := rapid.SampledFrom(snapshots).Draw(m.t, "snapshot")
	m.call(name, "POST", "/_emulator/snapshots/"+snapshot+"/restore", "")
	m.begin(name, b.snapshots[snapshot])
}

func (m *model) reset() {
	name, b := m.pick()
	to := rapid.SampledFrom([]string{"seed", "start"}).Draw(m.t, "to")
	m.call(name, "POST", "/_emulator/reset", fmt.Sprintf(`{"to":%q}`, to))
	if to == "seed" {
		m.begin(name, m.seed())
		return
	}
	m.begin(name, b.start)
}

// modelAnswer is a JSON answer to the model.
type modelAnswer struct {
	m    *model
	body map[string]any
}

// call makes a call without a network; it must succeed.
func (m *model) call(sandbox, method, path, body string, header ...string) modelAnswer {
	r := httptest.NewRequest(method, "http://localhost/sandbox/"+sandbox+path, strings.NewReader(body))
	if body != "" {
		r.Header.Set("Content-Type", "application/json")
	}
	for i := 0; i < len(header); i += 2 {
		r.Header.Set(header[i], header[i+1])
	}
	w := httptest.NewRecorder()
	m.handler.ServeHTTP(w, r)
	if w.Code >= 400 {
		m.t.Fatalf("%s %s %s %s: %d %s", sandbox, method, path, body, w.Code, w.Body)
	}
	a := modelAnswer{m: m}
	if w.Body.Len() > 0 {
		if err := json.Unmarshal(w.Body.Bytes(), &a.body); err != nil {
			m.t.Fatal(err)
		}
	}
	return a
}

func (a modelAnswer) text(keys ...string) string {
	var v any = a.body
	for _, k := range keys {
		o, _ := v.(map[string]any)
		v = o[k]
	}
	s, ok := v.(string)
	if !ok {
		a.m.t.Fatalf("%v: %v is no text", a.body, keys)
	}
	return s
}

func (a modelAnswer) instant(key string) time.Time {
	at, err := time.Parse(time.RFC3339Nano, a.text(key))
	if err != nil {
		a.m.t.Fatal(err)
	}
	return at
}

func (a modelAnswer) list(key string) []object {
	values, _ := a.body[key].([]any)
	out := make([]object, len(values))
	for i, v := range values {
		out[i], _ = v.(object)
	}
	return out
}
