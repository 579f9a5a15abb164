package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"go.uber.org/goleak"
)

// patience is how long a test waits for what must come.
const patience = 60 * time.Second

// binary is the command as it is shipped, built once for all tests.
var binary string

// TestMain fails when a goroutine outlives the tests.
func TestMain(m *testing.M) {
	os.Exit(withBinary(m))
}

func withBinary(m *testing.M) int {
	folder, err := os.MkdirTemp("", "elements-emulator")
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	defer os.RemoveAll(folder)
	binary = filepath.Join(folder, "elements-emulator.exe")
	if out, err := exec.Command("go", "build", "-o", binary, ".").CombinedOutput(); err != nil {
		fmt.Fprintf(os.Stderr, "go build: %v\n%s", err, out)
		return 1
	}
	code := m.Run()
	http.DefaultClient.CloseIdleConnections()
	if err := goleak.Find(); err != nil && code == 0 {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	return code
}

// outcome is how a command ended.
type outcome struct {
	code           int
	stdout, stderr string
}

// execute runs the command to its end.
func execute(t *testing.T, stdin string, environment []string, arguments ...string) outcome {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), patience)
	defer cancel()
	cmd := exec.CommandContext(ctx, binary, arguments...)
	cmd.Env = append(os.Environ(), environment...)
	cmd.Stdin = strings.NewReader(stdin)
	var stdout, stderr bytes.Buffer
	cmd.Stdout, cmd.Stderr = &stdout, &stderr
	err := cmd.Run()
	var exit *exec.ExitError
	if err != nil && !errors.As(err, &exit) {
		t.Fatal(err)
	}
	return outcome{cmd.ProcessState.ExitCode(), stdout.String(), stderr.String()}
}

// server is the running command.
type server struct {
	url string
	log *lines
	cmd *exec.Cmd
	// ended is closed when the process has ended.
	ended chan struct{}
}

// serving starts the command on a free port and waits until it is ready. The
// test's end stops it.
func serving(t *testing.T, stdin string, environment []string, arguments ...string) *server {
	t.Helper()
	cmd := exec.Command(binary, append([]string{"serve", "--listen=127.0.0.1:0"}, arguments...)...)
	cmd.Env = append(os.Environ(), environment...)
	cmd.Stdin = strings.NewReader(stdin)
	stdout, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	s := &server{log: newLines(), cmd: cmd, ended: make(chan struct{})}
	cmd.Stderr = s.log
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	first, err := bufio.NewReader(stdout).ReadString('\n')
	go func() {
		_, _ = io.Copy(io.Discard, stdout)
		_ = cmd.Wait() // its exit code is looked at where it matters
		close(s.ended)
	}()
	t.Cleanup(func() { s.kill() })
	if err != nil {
		t.Fatalf("it did not start:\n%s", s.log.text())
	}
	s.url = strings.TrimSpace(first)
	return s
}

func (s *server) kill() {
	_ = s.cmd.Process.Kill()
	<-s.ended
}

// signal tells the process to stop.
func (s *server) signal(t *testing.T) {
	t.Helper()
	if err := s.cmd.Process.Signal(syscall.SIGTERM); err != nil {
		t.Fatal(err)
	}
}

// exit waits until the process has ended and returns its exit code.
func (s *server) exit(t *testing.T) int {
	t.Helper()
	select {
	case <-s.ended:
		return s.cmd.ProcessState.ExitCode()
	case <-time.After(patience):
		t.Fatalf("it did not end:\n%s", s.log.text())
		return 0
	}
}

// call makes a request with a JSON body and returns status and answer.
func (s *server) call(t *testing.T, method, path, secret, body string) (int, map[string]any) {
	t.Helper()
	request, err := http.NewRequestWithContext(t.Context(), method, s.url+"/api/rest"+path, strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	request.Header.Set("Content-Type", "application/json")
	if secret != "" {
		request.Header.Set("Elements-SessionSecret", secret)
	}
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	data, err := io.ReadAll(response.Body)
	if err != nil {
		t.Fatal(err)
	}
	var answer map[string]any
	if len(data) > 0 {
		_ = json.Unmarshal(data, &answer) // some answers are no JSON
	}
	return response.StatusCode, answer
}

// login logs a user in and returns the session secret.
func (s *server) login(t *testing.T, name, password string) string {
	t.Helper()
	status, answer := s.call(t, http.MethodPost, "/session", "", fmt.Sprintf(`{"userId":%q,"password":%q}`, name, password))
	secret, _ := answer["sessionSecret"].(string)
	if status != http.StatusOK || secret == "" {
		t.Fatalf("log in as %s: %d %v", name, status, answer)
	}
	return secret
}

// lines collects what a process writes.
type lines struct {
	mu     sync.Mutex
	more   *sync.Cond
	buffer bytes.Buffer
}

func newLines() *lines {
	l := &lines{}
	l.more = sync.NewCond(&l.mu)
	return l
}

func (l *lines) Write(p []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	defer l.more.Broadcast()
	return l.buffer.Write(p)
}

func (l *lines) text() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.buffer.String()
}

// await waits until a text has been written.
func (l *lines) await(t *testing.T, text string) {
	t.Helper()
	late := false
	timer := time.AfterFunc(patience, func() {
		l.mu.Lock()
		defer l.mu.Unlock()
		late = true
		l.more.Broadcast()
	})
	defer timer.Stop()
	l.mu.Lock()
	defer l.mu.Unlock()
	for !strings.Contains(l.buffer.String(), text) {
		if late {
			t.Fatalf("%q never came:\n%s", text, l.buffer.String())
		}
		l.more.Wait()
	}
}
