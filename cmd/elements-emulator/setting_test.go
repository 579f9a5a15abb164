package main

import (
	"errors"
	"log/slog"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

// set parses flags and environment of serve.
func set(arguments, environment []string) (*config, error) {
	c := newConfig()
	_, err := parse(serveName, settings(c), arguments, environment)
	return c, err
}

func TestSettings(t *testing.T) {
	t.Parallel()
	tests := []struct {
		flag  string
		value func(c *config) any
		want  any
	}{
		{"--listen=:0", func(c *config) any { return c.listen }, ":0"},
		{"--fixtures=a.yaml,b", func(c *config) any { return c.fixtures }, []string{"a.yaml", "b"}},
		{"--watch", func(c *config) any { return c.watch }, true},
		{"--seed=x", func(c *config) any { return c.seed }, "x"},
		{"--start-time=2030-01-31T12:00:00Z", func(c *config) any { return c.start }, time.Date(2030, 1, 31, 12, 0, 0, 0, time.UTC)},
		{"--mail=outbox", func(c *config) any { return c.mail }, true},
		{"--mock-users=keep", func(c *config) any { return c.server.KeepMockUsers }, true},
		{"--allowed-origins=https://a.example,http://b:1", func(c *config) any { return c.server.AllowedOrigins }, []string{"https://a.example", "http://b:1"}},
		{"--allow-outgoing=idp.example,[::1]:9", func(c *config) any { return c.outgoing }, []string{"idp.example", "[::1]:9"}},
		{"--global-secret=s", func(c *config) any { return c.server.GlobalSecret }, "s"},
		{"--max-body=512KiB", func(c *config) any { return c.server.MaxBody }, int64(512 << 10)},
		{"--max-body=2 MB", func(c *config) any { return c.server.MaxBody }, int64(2e6)},
		{"--max-body=77", func(c *config) any { return c.server.MaxBody }, int64(77)},
		{"--shutdown-timeout=1s", func(c *config) any { return c.drain }, time.Second},
		{"--session-timeout=90s", func(c *config) any { return c.server.SessionTimeout }, 90 * time.Second},
		{"--mock-session-timeout=5m", func(c *config) any { return c.server.MockSessionTimeout }, 5 * time.Minute},
		{"--password-reset-timeout=5m", func(c *config) any { return c.server.PasswordResetTimeout }, 5 * time.Minute},
		{"--generated-password-length=8", func(c *config) any { return c.server.GeneratedPasswordLength }, 8},
		{"--max-results=7", func(c *config) any { return c.server.MaxResults }, 7},
		{"--admin-ui=ui", func(c *config) any { return c.server.AdminUI }, "ui"},
		{"--cdn-max-age=5s", func(c *config) any { return c.server.CDNMaxAge }, 5 * time.Second},
		{"--max-upload=1MiB", func(c *config) any { return c.server.MaxUpload }, int64(1 << 20)},
		{"--max-contents=1MiB", func(c *config) any { return c.server.MaxContents }, int64(1 << 20)},
		{"--max-sandboxes=5", func(c *config) any { return c.maxSandboxes }, 5},
		{"--sandbox-idle=5m", func(c *config) any { return c.sandboxIdle }, 5 * time.Minute},
		{"--journal-entries=0", func(c *config) any { return c.journal.Entries }, 0},
		{"--journal-size=1MiB", func(c *config) any { return c.journal.Bytes }, 1 << 20},
		{"--control=off", func(c *config) any { return c.control.Off }, true},
		{"--control-listen=:9", func(c *config) any { return c.control.Listen }, ":9"},
		{"--control-token=t", func(c *config) any { return c.control.Token }, "t"},
		{"--control-hosts=a.example,b.example", func(c *config) any { return c.control.Hosts }, []string{"a.example", "b.example"}},
		{"--log-level=debug", func(c *config) any { return c.level }, slog.LevelDebug},
		{"--log-format=json", func(c *config) any { return c.json }, true},
	}
	for _, tt := range tests {
		t.Run(tt.flag, func(t *testing.T) {
			t.Parallel()
			c, err := set([]string{tt.flag}, nil)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(tt.want, tt.value(c)); diff != "" {
				t.Errorf("by flag: -want +got\n%s", diff)
			}
			name, text, ok := strings.Cut(strings.TrimPrefix(tt.flag, "--"), "=")
			if !ok {
				text = "true"
			}
			twin := setting{name: name}.variable() + "=" + text
			if c, err = set(nil, []string{twin}); err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(tt.want, tt.value(c)); diff != "" {
				t.Errorf("by %s: -want +got\n%s", twin, diff)
			}
		})
	}
}

func TestBadSettings(t *testing.T) {
	t.Parallel()
	tests := map[string]string{
		"--listen=8080":                 `--listen: "8080" is no address`,
		"--listen=:http":                `--listen: ":http" is no address`,
		"--listen=:70000":               `--listen: ":70000" is no address`,
		"--watch=perhaps":               `--watch: "perhaps" is neither true nor false`,
		"--start-time=tomorrow":         `--start-time: "tomorrow" is no instant`,
		"--start-time=1900-01-01T0:0Z":  `--start-time: "1900-01-01T0:0Z" is no instant`,
		"--mail=smtp":                   `--mail: "smtp" is neither off nor outbox`,
		"--mock-users=drop":             `--mock-users: "drop" is neither expire nor keep`,
		"--allowed-origins=example.com": `--allowed-origins: "example.com" is no list of origins`,
		"--allowed-origins=http://a/b":  `--allowed-origins: "http://a/b" is no list of origins`,
		"--allow-outgoing=http://a":     `--allow-outgoing: "http://a" is no list of hosts`,
		"--max-body=0":                  `--max-body: "0" is no size`,
		"--max-body=many":               `--max-body: "many" is no size`,
		"--max-body=9999999999GiB":      `--max-body: "9999999999GiB" is no size`,
		"--session-timeout=48":          `--session-timeout: "48" is no duration`,
		"--session-timeout=-1s":         `--session-timeout: "-1s" is no duration`,
		"--sandbox-idle=-1s":            `--sandbox-idle: "-1s" is neither a duration`,
		"--journal-entries=-1":          `--journal-entries: "-1" is no whole number`,
		"--max-results=0":               `--max-results: "0" is no whole number`,
		"--max-results=1.5":             `--max-results: "1.5" is no whole number`,
		"--max-results=99999999999":     `--max-results: "99999999999" is no whole number`,
		"--log-level=loud":              `--log-level: "loud" is none of debug`,
		"--log-format=xml":              `--log-format: "xml" is neither text nor json`,
		"--seed":                        `--seed needs a value`,
		"--fixture=x":                   `unknown flag --fixture; did you mean --fixtures?`,
		"--database=x":                  `unknown flag --database; see --help`,
		"-listen":                       `unknown flag -listen; did you mean --listen?`,
		"--output=x":                    `--output is a flag of export, not of serve`,
	}
	for flag, want := range tests {
		t.Run(flag, func(t *testing.T) {
			t.Parallel()
			_, err := set([]string{flag}, nil)
			var wrong usageError
			if !errors.As(err, &wrong) || !strings.Contains(err.Error(), want) {
				t.Errorf("got %v, want a usage error with %q", err, want)
			}
		})
	}
}

func TestEnvironment(t *testing.T) {
	t.Parallel()
	t.Run("a bad value names the variable", func(t *testing.T) {
		t.Parallel()
		_, err := set(nil, []string{"ELEMENTS_EMULATOR_MAX_RESULTS=none"})
		if err == nil || !strings.HasPrefix(err.Error(), `ELEMENTS_EMULATOR_MAX_RESULTS: "none" is no`) {
			t.Errorf("got %v", err)
		}
	})
	t.Run("a flag goes before", func(t *testing.T) {
		t.Parallel()
		c, err := set([]string{"--fixtures=a", "--fixtures=b"}, []string{"ELEMENTS_EMULATOR_FIXTURES=c"})
		if err != nil || !slices.Equal(c.fixtures, []string{"a", "b"}) {
			t.Errorf("got %v, %v", c.fixtures, err)
		}
	})
	t.Run("empty is not set", func(t *testing.T) {
		t.Parallel()
		c, err := set(nil, []string{"ELEMENTS_EMULATOR_LISTEN="})
		if err != nil || c.listen != defaultListen {
			t.Errorf("got %v, %v", c.listen, err)
		}
	})
	t.Run("remarks on what looks mistyped", func(t *testing.T) {
		t.Parallel()
		remarks := strayVariables([]string{
			"ELEMENTS_EMULATOR_FIXTURE=x", "ELEMENTS_EMULATOR_SERVICE_HOST=10.0.0.1", "ELEMENTS_EMULATOR_PORT=tcp://10.0.0.1:80",
			"ELEMENTS_EMULATOR_PORT_8080_TCP=tcp://10.0.0.1:80", "ELEMENTS_EMULATOR_SEED=1",
		}, settings(newConfig()))
		want := []string{"ELEMENTS_EMULATOR_FIXTURE has no effect; did you mean ELEMENTS_EMULATOR_FIXTURES?"}
		if diff := cmp.Diff(want, remarks); diff != "" {
			t.Errorf("-want +got\n%s", diff)
		}
	})
}

func TestSecretsAreNotEchoed(t *testing.T) {
	t.Parallel()
	s := setting{name: "global-secret", secret: true, set: func(string) error { return errors.New("is wrong") }}
	if err := s.assign("--global-secret", "hunter2"); strings.Contains(err.Error(), "hunter2") {
		t.Errorf("got %v", err)
	}
}

// TestPresets checks that a default which help shows is the one in force.
func TestPresets(t *testing.T) {
	t.Parallel()
	for _, s := range settings(newConfig()) {
		if s.preset == "" {
			continue
		}
		c := newConfig()
		for _, again := range settings(c) {
			if again.name != s.name {
				continue
			}
			if err := again.set(s.preset); err != nil {
				t.Errorf("--%s: %q %v", s.name, s.preset, err)
			}
		}
		if diff := cmp.Diff(newConfig(), c, cmp.AllowUnexported(config{})); diff != "" {
			t.Errorf("--%s: the default is another: -real +shown\n%s", s.name, diff)
		}
	}
}

// TestNever checks that 0 switches off what it says, rather than asking the
// emulator for its default.
func TestNever(t *testing.T) {
	t.Parallel()
	c, err := set([]string{"--sandbox-idle=0", "--journal-entries=0"}, nil)
	if err != nil {
		t.Fatal(err)
	}
	if o := c.options(nil, nil); o.SandboxIdle >= 0 || o.Journal.Entries >= 0 {
		t.Errorf("sandboxes are dropped after %s, journals have %d entries", o.SandboxIdle, o.Journal.Entries)
	}
}
