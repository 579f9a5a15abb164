package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"net"
	"net/http"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

const aliceWorld = "users:\n  - name: alice\n    password: wonderland\n"

func TestServe(t *testing.T) {
	t.Parallel()
	s := serving(t, "", nil)
	if status, answer := s.call(t, http.MethodGet, "/health", "", ""); status != http.StatusOK {
		t.Errorf("health: %d %v", status, answer)
	}
	secret := s.login(t, "root", "example")
	status, answer := s.call(t, http.MethodPost, "/mock_session", secret, `{}`)
	if status != http.StatusOK || answer["sessionSecret"] == nil {
		t.Errorf("mock session: %d %v", status, answer)
	}
	s.signal(t)
	if code := s.exit(t); code != 0 {
		t.Errorf("exit code %d, want 0:\n%s", code, s.log.text())
	}
}

// TestServeSources checks where a world may come from.
func TestServeSources(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	file := filepath.Join(folder, "world.yaml")
	write(t, file, aliceWorld)
	tests := []struct {
		name        string
		stdin       string
		environment []string
		arguments   []string
	}{
		{"a file", "", nil, []string{"--fixtures", file}},
		{"a folder by its variable", "", []string{"ELEMENTS_EMULATOR_FIXTURES=" + folder}, nil},
		{"standard input", aliceWorld, nil, []string{"--fixtures", "-"}},
		{"several", aliceWorld, nil, []string{"--fixtures", "demo", "--fixtures", file}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			serving(t, tt.stdin, tt.environment, tt.arguments...).login(t, "alice", "wonderland")
		})
	}
}

// TestServeSettings checks that settings reach the emulator, each by what it
// changes.
func TestServeSettings(t *testing.T) {
	t.Parallel()
	s := serving(t, "", []string{"ELEMENTS_EMULATOR_SEED=7"},
		"--max-results=1", "--mock-session-timeout=90s", "--start-time=2031-05-06T07:08:09Z", "--allowed-origins=https://game.example", "--max-body=300")
	secret := s.login(t, "root", "example")
	_, made := s.call(t, http.MethodPost, "/mock_session", secret, `{}`)
	session, _ := made["session"].(map[string]any)
	expiry, _ := session["expiry"].(float64)
	ends, want := time.UnixMilli(int64(expiry)), time.Date(2031, 5, 6, 7, 9, 39, 0, time.UTC)
	if ends.Before(want) || ends.After(want.Add(patience)) {
		t.Errorf("the mock session ends at %s, want 90 s after the start", ends)
	}
	_, page := s.call(t, http.MethodGet, "/user?count=50", secret, "")
	if objects, _ := page["objects"].([]any); len(objects) != 1 {
		t.Errorf("a page has %d objects, want 1", len(objects))
	}
	if status, _ := s.call(t, http.MethodPost, "/mock_session", secret, `{"x":"`+strings.Repeat("x", 300)+`"}`); status != http.StatusRequestEntityTooLarge {
		t.Errorf("a body over the limit: %d, want 413", status)
	}
	other := serving(t, "", nil, "--seed=7", "--start-time=2031-05-06T07:08:09Z")
	if again := other.login(t, "root", "example"); again != secret {
		t.Errorf("the same seed gave the secrets %s and %s", secret, again)
	}
}

// TestStopFinishesRequests checks that a request in flight is answered before
// the process ends.
func TestStopFinishesRequests(t *testing.T) {
	t.Parallel()
	s := serving(t, "", nil)
	conn, rest := s.half(t)
	s.signal(t)
	s.log.await(t, "stopping")
	if _, err := fmt.Fprint(conn, rest); err != nil {
		t.Fatal(err)
	}
	response, err := http.ReadResponse(bufio.NewReader(conn), nil)
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	if response.StatusCode != http.StatusOK {
		t.Errorf("the request in flight got %s", response.Status)
	}
	if code := s.exit(t); code != 0 {
		t.Errorf("exit code %d, want 0:\n%s", code, s.log.text())
	}
}

// TestStopCutsSlowRequests checks that a client which never ends its request
// holds nothing up for long.
func TestStopCutsSlowRequests(t *testing.T) {
	t.Parallel()
	s := serving(t, "", nil, "--shutdown-timeout=50ms")
	s.half(t)
	s.signal(t)
	if code := s.exit(t); code != 0 {
		t.Errorf("exit code %d, want 0", code)
	}
	s.log.await(t, "requests in flight were cut")
}

func TestSecondSignalEndsAtOnce(t *testing.T) {
	t.Parallel()
	s := serving(t, "", nil, "--shutdown-timeout=1h")
	s.half(t)
	s.signal(t)
	s.log.await(t, "stopping")
	s.signal(t)
	if code := s.exit(t); code != exitCut {
		t.Errorf("exit code %d, want %d", code, exitCut)
	}
}

// half sends a request but for the end of its body, and returns that.
func (s *server) half(t *testing.T) (conn net.Conn, rest string) {
	t.Helper()
	conn, err := net.Dial("tcp", strings.TrimPrefix(s.url, "http://"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = conn.Close() })
	body := `{"userId":"root","password":"example"}`
	// The server says "continue" once the handler reads the body.
	head := "POST /api/rest/session HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nExpect: 100-continue\r\nContent-Length: %d\r\n\r\n"
	if _, err := fmt.Fprintf(conn, head, len(body)); err != nil {
		t.Fatal(err)
	}
	answer := make([]byte, len("HTTP/1.1 100 Continue\r\n\r\n"))
	if _, err := conn.Read(answer); err != nil || !strings.Contains(string(answer), "100 Continue") {
		t.Fatalf("got %q, %v", answer, err)
	}
	if _, err := fmt.Fprint(conn, body[:10]); err != nil {
		t.Fatal(err)
	}
	return conn, body[10:]
}

func TestWatch(t *testing.T) {
	t.Parallel()
	file := filepath.Join(t.TempDir(), "world.yaml")
	write(t, file, aliceWorld)
	s := serving(t, "", nil, "--watch", "--fixtures", file)
	s.login(t, "alice", "wonderland")

	write(t, file, "users:\n  - nmae: bob\n")
	s.log.await(t, "the world stays as it was")
	if text := s.log.text(); !strings.Contains(text, "world.yaml:2:5: ") {
		t.Errorf("the log does not say where the mistake is:\n%s", text)
	}
	secret := s.login(t, "alice", "wonderland")

	write(t, file, "users:\n  - name: bob\n    password: builder\n")
	s.log.await(t, "the world started anew")
	s.login(t, "bob", "builder")
	if status, _ := s.call(t, http.MethodGet, "/user/me", secret, ""); status != http.StatusForbidden {
		t.Errorf("a session of the old world: %d, want 403", status)
	}
}

// TestLogHasNoSecrets checks that requests are logged, and that no secret or
// password is, whole.
func TestLogHasNoSecrets(t *testing.T) {
	t.Parallel()
	const gate, password = "open-sesame-open-sesame-open-sesame", "wonderland"
	s := serving(t, aliceWorld, nil, "--fixtures=-", "--log-level=debug", "--log-format=json")
	secret := s.login(t, "alice", password)
	s.call(t, http.MethodGet, "/user/me?token="+secret, secret, "")
	s.call(t, http.MethodPost, "/session", "", `{"userId":"alice","password":"`+gate+`"}`)
	s.call(t, http.MethodDelete, "/session/"+secret, secret, "")
	s.log.await(t, "/api/rest/session/"+secret[:8]+"…")
	text := s.log.text()
	for _, hidden := range []string{secret, password, gate} {
		if strings.Contains(text, hidden) {
			t.Errorf("the log shows %s:\n%s", hidden, text)
		}
	}
	var last struct {
		Method, Operation, Query string
		Status                   int
	}
	for line := range strings.Lines(text) {
		if !strings.Contains(line, "token=") {
			continue
		}
		if err := json.Unmarshal([]byte(line), &last); err != nil {
			t.Fatal(err)
		}
	}
	if last.Method != http.MethodGet || last.Status != http.StatusOK || last.Operation == "" || last.Query != "token="+secret[:8]+"…" {
		t.Errorf("got the line %+v", last)
	}
}

func TestHealth(t *testing.T) {
	t.Parallel()
	const gate = "open sesame"
	s := serving(t, "", []string{"ELEMENTS_EMULATOR_GLOBAL_SECRET=" + gate})
	address := strings.TrimPrefix(s.url, "http://")
	tests := []struct {
		name        string
		environment []string
		code        int
		want        string
	}{
		{"by its address", []string{"ELEMENTS_EMULATOR_LISTEN=" + address, "ELEMENTS_EMULATOR_GLOBAL_SECRET=" + gate}, 0, s.url + " is ready"},
		{"by its URL", []string{"ELEMENTS_EMULATOR_URL=" + s.url, "ELEMENTS_EMULATOR_GLOBAL_SECRET=" + gate}, 0, s.url + " is ready"},
		{"without the global secret", []string{"ELEMENTS_EMULATOR_URL=" + s.url}, 1, s.url + "/api/rest/health answers 404"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			got := execute(t, "", tt.environment, "health")
			if got.code != tt.code || !strings.Contains(got.stdout+got.stderr, tt.want) {
				t.Errorf("exit code %d, want %d and %q:\n%s%s", got.code, tt.code, tt.want, got.stdout, got.stderr)
			}
		})
	}
}

// TestExport writes a running world to a file and starts another emulator
// with it.
func TestExport(t *testing.T) {
	t.Parallel()
	s := serving(t, "", nil, "--fixtures=demo", "--control-token=sesame")
	secret := s.login(t, "root", "example")
	status, made := s.call(t, http.MethodPost, "/mock_session", secret, `{}`)
	if status != http.StatusOK {
		t.Fatalf("mock session: %d %v", status, made)
	}
	file := filepath.Join(t.TempDir(), "world.yaml")
	if got := execute(t, "", nil, "export", "--url", s.url, "--output", file); got.code != 1 {
		t.Errorf("without the token: exit code %d\n%s", got.code, got.stderr)
	}
	got := execute(t, "", []string{"ELEMENTS_EMULATOR_CONTROL_TOKEN=sesame"}, "export", "--url", s.url, "--output", file)
	if got.code != 0 {
		t.Fatalf("exit code %d\n%s", got.code, got.stderr)
	}
	again := serving(t, "", nil, "--fixtures", file)
	again.login(t, "root", "example")
	mock, _ := made["sessionSecret"].(string)
	if status, answer := again.call(t, http.MethodGet, "/user/me", mock, ""); status != http.StatusOK {
		t.Errorf("the mock session in the other emulator: %d %v", status, answer)
	}
}

// TestControlOff checks the switch of the control API.
func TestControlOff(t *testing.T) {
	t.Parallel()
	s := serving(t, "", nil, "--control=off")
	got := execute(t, "", nil, "export", "--url", s.url)
	if got.code != 1 || !strings.Contains(got.stderr, "--control=off") {
		t.Errorf("exit code %d\n%s", got.code, got.stderr)
	}
}

// TestStopEndsLongPolls checks that a call which waits is ended, not waited
// for.
func TestStopEndsLongPolls(t *testing.T) {
	t.Parallel()
	s := serving(t, "", nil, "--shutdown-timeout=1h")
	response, err := http.Get(s.url + "/_emulator/journal/stream")
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	if response.StatusCode != http.StatusOK {
		t.Fatalf("the stream answers %s", response.Status)
	}
	s.signal(t)
	if code := s.exit(t); code != 0 {
		t.Errorf("exit code %d, want 0", code)
	}
}
