package main

import (
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestRefusals checks that what can't work is said in one line, without a
// stack, and with the right exit code.
func TestRefusals(t *testing.T) {
	t.Parallel()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = listener.Close() })
	taken := listener.Addr().String()
	folder := t.TempDir()
	bad := filepath.Join(folder, "bad.yaml")
	write(t, bad, "users:\n  - nmae: alice\n")

	tests := []struct {
		name        string
		arguments   []string
		environment []string
		code        int
		want        string
	}{
		{"a taken port", []string{"--listen", taken}, nil, 1, "--listen " + taken + ": the port is taken"},
		{"a taken control port", []string{"--listen=127.0.0.1:0", "--control-listen", taken}, nil, 1, "--control-listen " + taken + ": the port is taken"},
		{"an address of another machine", []string{"--listen", "192.0.2.77:80"}, nil, 1, "--listen 192.0.2.77:80: "},
		{"no such file", []string{"--fixtures", filepath.Join(folder, "none.yaml")}, nil, 1, "--fixtures: "},
		{"a mistake in a file", []string{"--fixtures", bad}, nil, 1, bad + ":2:5: "},
		{"a bad flag", []string{"--max-results=x"}, nil, 2, "--max-results: "},
		{"a bad variable", nil, []string{"ELEMENTS_EMULATOR_LOG_LEVEL=x"}, 2, "ELEMENTS_EMULATOR_LOG_LEVEL: "},
		{"an unknown flag", []string{"--listne=x"}, nil, 2, "unknown flag --listne; did you mean --listen?"},
		{"an unknown command", []string{"exprot"}, nil, 2, `unknown command "exprot"; did you mean export?`},
		{"a command after flags", []string{"--seed=1", "check"}, nil, 2, "put the command first: elements-emulator check"},
		{"an operand too many", []string{"serve", "world.yaml"}, nil, 2, `serve takes nothing but flags, but got "world.yaml"`},
		{"nothing to watch", []string{"--watch", "--fixtures=demo"}, nil, 2, "--watch needs --fixtures with a file or a folder"},
		{"nothing to check", []string{"check"}, nil, 2, "check needs fixtures to check"},
		{"no emulator", []string{"health", "--url=http://127.0.0.1:1"}, nil, 1, "nothing listens at http://127.0.0.1:1"},
		{"no emulator to export", []string{"export", "--listen=127.0.0.1:1"}, nil, 1, "nothing listens at http://127.0.0.1:1"},
		{"no URL", []string{"health", "--url=localhost:8080"}, nil, 2, `--url: "localhost:8080" is no base URL`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			got := execute(t, "", tt.environment, tt.arguments...)
			if got.code != tt.code || !strings.Contains(got.stderr, tt.want) {
				t.Errorf("exit code %d, want %d and %q:\n%s", got.code, tt.code, tt.want, got.stderr)
			}
			if strings.Contains(got.stderr, "goroutine ") || got.stdout != "" {
				t.Errorf("a stack, or something on standard output:\n%s%s", got.stderr, got.stdout)
			}
		})
	}
}

func TestHelp(t *testing.T) {
	t.Parallel()
	tests := []struct{ arguments, want string }{
		{"--help", "Commands:"},
		{"-h", "Commands:"},
		{"help", "Commands:"},
		{"help help", "Commands:"},
		{"help export", "--output FILE"},
		{"export --help", "--output FILE"},
		{"serve -h", "--listen ADDRESS"},
		{"--seed=x --help", "--listen ADDRESS"},
		{"version", "emulates          Namazu Elements 3."},
		{"--version", "emulates          Namazu Elements 3."},
	}
	for _, tt := range tests {
		t.Run(tt.arguments, func(t *testing.T) {
			t.Parallel()
			got := execute(t, "", nil, strings.Fields(tt.arguments)...)
			if got.code != 0 || got.stderr != "" || !strings.Contains(got.stdout, tt.want) {
				t.Errorf("exit code %d, want %q:\n%s%s", got.code, tt.want, got.stderr, got.stdout)
			}
			for line := range strings.Lines(got.stdout) {
				if len(line) > helpWidth+1 {
					t.Errorf("longer than %d characters: %s", helpWidth, line)
				}
			}
		})
	}
}

func TestRoutes(t *testing.T) {
	t.Parallel()
	got := execute(t, "", nil, "routes")
	rows := map[string]bool{}
	for line := range strings.Lines(got.stdout) {
		rows[strings.Join(strings.Fields(line), " ")] = true
	}
	if got.code != 0 || len(rows) < 262 {
		t.Errorf("exit code %d, %d lines, want all 262 operations", got.code, len(rows))
	}
	for _, want := range []string{
		"built UNPRIVILEGED GET getVersion /api/rest/version",
		"built SUPERUSER POST createApplication /api/rest/application",
	} {
		if !rows[want] {
			t.Errorf("no line %q", want)
		}
	}
}

func TestCheck(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	good, bad := filepath.Join(folder, "good.yaml"), filepath.Join(folder, "bad.yaml")
	write(t, good, "users:\n  - name: alice\n")
	write(t, bad, "users:\n  - nmae: bob\napplicatons: []\n")
	tests := []struct {
		name        string
		arguments   []string
		stdin       string
		environment []string
		code        int
		want        []string
	}{
		{"a good file", []string{good}, "", nil, 0, []string{"The fixtures are fine ("}},
		{"an embedded world", []string{"demo"}, "", nil, 0, []string{"fine"}},
		{"standard input", []string{"-"}, "users: [{name: alice}]", nil, 0, []string{"fine"}},
		{"from the environment", nil, "", []string{"ELEMENTS_EMULATOR_FIXTURES=" + good}, 0, []string{"fine"}},
		{"all mistakes at once", []string{folder}, "", nil, 1, []string{bad + ":2:5: ", bad + ":3:1: ", "2 mistakes"}},
		{"a flag and an operand", []string{good, "--fixtures", bad}, "", nil, 1, []string{bad + ":2:5: "}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			got := execute(t, tt.stdin, tt.environment, append([]string{"check"}, tt.arguments...)...)
			if got.code != tt.code {
				t.Errorf("exit code %d, want %d", got.code, tt.code)
			}
			for _, want := range tt.want {
				if !strings.Contains(got.stdout+got.stderr, want) {
					t.Errorf("no %q in:\n%s%s", want, got.stdout, got.stderr)
				}
			}
		})
	}
}

// TestExportCutOff checks that an answer which ends too early leaves the file
// as it was.
func TestExportCutOff(t *testing.T) {
	t.Parallel()
	web := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Length", "1000")
		_, _ = w.Write([]byte("users:"))
		_ = http.NewResponseController(w).Flush()
		panic(http.ErrAbortHandler)
	}))
	t.Cleanup(web.Close)
	file := filepath.Join(t.TempDir(), "world.yaml")
	write(t, file, "old")
	got := execute(t, "", nil, "export", "--url", web.URL, "--output", file)
	if got.code != 1 || !strings.Contains(got.stderr, "--output "+file+": unexpected EOF") {
		t.Errorf("exit code %d:\n%s", got.code, got.stderr)
	}
	if data, err := os.ReadFile(file); err != nil || string(data) != "old" {
		t.Errorf("the file has %q (%v), want what it had", data, err)
	}
}

func TestExportRefused(t *testing.T) {
	t.Parallel()
	web := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		w.WriteHeader(http.StatusNotFound)
		_, _ = w.Write([]byte(`{"code":"NOT_FOUND","message":"There is nothing here."}`))
	}))
	t.Cleanup(web.Close)
	got := execute(t, "", nil, "export", "--url", web.URL+"/")
	want := web.URL + "/_emulator/export answers 404 Not Found: There is nothing here."
	if got.code != 1 || !strings.Contains(got.stderr, want) || got.stdout != "" {
		t.Errorf("exit code %d, want %q:\n%s%s", got.code, want, got.stderr, got.stdout)
	}
}
