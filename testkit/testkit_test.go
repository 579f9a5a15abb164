package testkit_test

import (
	"context"
	"errors"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/NamazuStudios/elements-emulator/fixtures"
	"github.com/NamazuStudios/elements-emulator/testkit"
)

// modes are the set-ups that run here without Docker.
var modes = []struct {
	name    string
	options []testkit.Option
}{
	{"own", nil},
	{"shared", []testkit.Option{testkit.WithShared()}},
}

// inModes runs a test in each mode, with options on top.
func inModes(t *testing.T, options []testkit.Option, test func(t *testing.T, s *testkit.Server)) {
	t.Helper()
	for _, m := range modes {
		t.Run(m.name, func(t *testing.T) {
			t.Parallel()
			all := append([]testkit.Option{testkit.WithMode(testkit.InProcess)}, m.options...)
			test(t, testkit.RunT(t, append(all, options...)...))
		})
	}
}

const world = `
users:
  - name: ada
    password: secret
    email: ada@example.com
applications:
  - name: chess
    maxProfiles: 2
profiles:
  - user: ada
    application: chess
    displayName: Ada the Great
`

func TestMockSession(t *testing.T) {
	t.Parallel()
	inModes(t, nil, func(t *testing.T, s *testkit.Server) {
		player := s.MockSession(t)
		me, err := player.Me(t.Context())
		if err != nil || me.ID != player.Info.User.ID || me.Level != testkit.LevelUser {
			t.Errorf("got %+v, %v; want the user %s", me, err, player.Info.User.ID)
		}
	})
}

func TestMockUserIsGoneInTime(t *testing.T) {
	t.Parallel()
	inModes(t, nil, func(t *testing.T, s *testkit.Server) {
		player := s.MockSession(t, testkit.MockRequest{LifetimeInSeconds: 60})
		s.FastForward(t, 61*time.Second)
		_, err := s.Superuser(t).User(t.Context(), player.Info.User.ID)
		wantStatus(t, err, http.StatusNotFound)
	})
}

func TestFixtures(t *testing.T) {
	t.Parallel()
	inModes(t, []testkit.Option{testkit.WithYAML(world)}, func(t *testing.T, s *testkit.Server) {
		ada := s.Login(t, "ada", "secret")
		page, err := ada.Profiles(t.Context(), testkit.List{})
		if err != nil || page.Total != 1 || page.Objects[0].DisplayName != "Ada the Great" {
			t.Errorf("got %+v, %v", page, err)
		}
	})
}

func TestFixturesAddUp(t *testing.T) {
	t.Parallel()
	more := fixtures.Value(fixtures.Document{Users: []fixtures.User{{Name: "bob", Password: "secret"}}})
	options := []testkit.Option{testkit.WithYAML(world), testkit.WithFixtures(more)}
	inModes(t, options, func(t *testing.T, s *testkit.Server) {
		s.Login(t, "ada", "secret")
		s.Login(t, "bob", "secret")
	})
}

func TestSeed(t *testing.T) {
	t.Parallel()
	inModes(t, nil, func(t *testing.T, s *testkit.Server) {
		s.Seed(t, fixtures.Text("more", world))
		s.Login(t, "ada@example.com", "secret")
	})
}

func TestStart(t *testing.T) {
	t.Parallel()
	start := time.Date(2020, 2, 29, 12, 0, 0, 0, time.UTC)
	inModes(t, []testkit.Option{testkit.WithStart(start)}, func(t *testing.T, s *testkit.Server) {
		if now := s.Now(t); now.Before(start) || now.After(start.Add(time.Hour)) {
			t.Errorf("the clock shows %s, want it to run from %s", now, start)
		}
	})
}

func TestResetBringsBackTheBeginning(t *testing.T) {
	t.Parallel()
	start := time.Date(2020, 2, 29, 12, 0, 0, 0, time.UTC)
	options := []testkit.Option{testkit.WithYAML(world), testkit.WithStart(start)}
	inModes(t, options, func(t *testing.T, s *testkit.Server) {
		ada := s.As(t, "ada")
		if err := s.Superuser(t).DeleteUser(t.Context(), ada.Info.User.ID); err != nil {
			t.Fatal(err)
		}
		s.FastForward(t, 24*time.Hour)
		s.Reset(t)
		s.Login(t, "ada", "secret")
		if now := s.Now(t); now.After(start.Add(time.Hour)) {
			t.Errorf("the clock shows %s after the reset, want %s", now, start)
		}
	})
}

func TestSnapshotAndRestore(t *testing.T) {
	t.Parallel()
	inModes(t, nil, func(t *testing.T, s *testkit.Server) {
		player := s.MockSession(t)
		taken := s.Snapshot(t)
		if err := player.Logout(t.Context()); err != nil {
			t.Fatal(err)
		}
		s.Restore(t, taken)
		if me, err := player.Me(t.Context()); err != nil || me.ID != player.Info.User.ID {
			t.Errorf("got %+v, %v after the restore", me, err)
		}
	})
}

func TestFault(t *testing.T) {
	t.Parallel()
	inModes(t, nil, func(t *testing.T, s *testkit.Server) {
		player := s.MockSession(t)
		remove := s.Fault(t, testkit.Fault{
			Match: testkit.FaultMatch{Path: "/user/me"}, Error: &testkit.FaultError{Status: 503},
		})
		_, err := player.Me(t.Context())
		wantStatus(t, err, http.StatusServiceUnavailable)
		remove()
		if _, err := player.Me(t.Context()); err != nil {
			t.Errorf("after the fault: %v", err)
		}
	})
}

func TestMail(t *testing.T) {
	t.Parallel()
	inModes(t, []testkit.Option{testkit.WithYAML(world), testkit.WithMail()}, func(t *testing.T, s *testkit.Server) {
		if err := s.API().RequestReset(t.Context(), "ada@example.com"); err != nil {
			t.Fatal(err)
		}
		mails := s.Outbox(t, "ada@example.com")
		if len(mails) != 1 || mails[0].Token == "" {
			t.Fatalf("got %+v, want one mail with a token", mails)
		}
		if err := s.API().CompleteReset(t.Context(), mails[0].Token, "changed"); err != nil {
			t.Fatal(err)
		}
		s.Login(t, "ada", "changed")
	})
}

func TestRequests(t *testing.T) {
	t.Parallel()
	inModes(t, nil, func(t *testing.T, s *testkit.Server) {
		_, _ = s.API().User(t.Context(), "nobody")
		_ = s.API().Do(t.Context(), http.MethodGet, "/no/such/thing", nil, nil)
		all := s.Requests(t, testkit.Match{})
		if len(all) != 2 || !all[1].Unmatched {
			t.Errorf("got %+v, want two exchanges, the second unmatched", all)
		}
		s.CheckCalled(t, testkit.Expectation{Method: http.MethodGet, Path: "/user/{name}", Times: new(1)})
	})
}

func TestDump(t *testing.T) {
	t.Parallel()
	inModes(t, []testkit.Option{testkit.WithYAML(world)}, func(t *testing.T, s *testkit.Server) {
		if dump := s.Dump(t); !strings.Contains(dump, "Ada the Great") {
			t.Errorf("no profile in the dump:\n%s", dump)
		}
	})
}

func TestCloseIsIdempotent(t *testing.T) {
	t.Parallel()
	for _, m := range modes {
		t.Run(m.name, func(t *testing.T) {
			t.Parallel()
			s, err := testkit.Run(t.Context(), append(m.options, testkit.WithMode(testkit.InProcess))...)
			if err != nil {
				t.Fatal(err)
			}
			if err := errors.Join(s.Close(t.Context()), s.Close(t.Context())); err != nil {
				t.Errorf("close: %v", err)
			}
			if _, err := s.API().Version(t.Context()); err == nil {
				t.Error("a closed server answers")
			}
		})
	}
}

func TestURL(t *testing.T) {
	t.Parallel()
	inModes(t, nil, func(t *testing.T, s *testkit.Server) {
		if !strings.HasPrefix(s.URL(), "http://127.0.0.1:") || strings.HasSuffix(s.URL(), "/") {
			t.Errorf("the URL is %q", s.URL())
		}
		if got, want := s.API().URL(), s.URL()+"/api/rest"; got != want {
			t.Errorf("the API is at %q, want %q", got, want)
		}
	})
}

func TestSecretGoesToTheServerOnly(t *testing.T) {
	t.Parallel()
	a, b := testkit.RunT(t), testkit.RunT(t)
	player := a.MockSession(t)
	request, err := http.NewRequestWithContext(t.Context(), http.MethodGet, b.API().URL()+"/user/me", nil)
	if err != nil {
		t.Fatal(err)
	}
	answer, err := player.Client().Do(request)
	if err != nil {
		t.Fatal(err)
	}
	answer.Body.Close()
	for _, x := range b.Requests(t, testkit.Match{Secrets: true}) {
		if secret := x.RequestHeader[testkit.SecretHeader]; secret != "" {
			t.Errorf("another server got the secret %q", secret)
		}
	}
}

func TestSeedDecidesWhatIsDrawn(t *testing.T) {
	t.Parallel()
	for _, m := range modes {
		t.Run(m.name, func(t *testing.T) {
			t.Parallel()
			options := append([]testkit.Option{
				testkit.WithMode(testkit.InProcess), testkit.WithSeed("x"), testkit.WithStart(time.Unix(1e9, 0)),
			}, m.options...)
			if first, second := drawn(t, options), drawn(t, options); first != second {
				t.Errorf("got the password %q, then %q", first, second)
			}
		})
	}
}

// drawn is the password of a mock user of a server that is closed then.
func drawn(t *testing.T, options []testkit.Option) string {
	t.Helper()
	s, err := testkit.Run(context.Background(), options...)
	if err != nil {
		t.Fatal(err)
	}
	defer func() {
		if err := s.Close(context.Background()); err != nil {
			t.Error(err)
		}
	}()
	return s.MockSession(t).Password
}

func wantStatus(t *testing.T, err error, status int) {
	t.Helper()
	if refused := (*testkit.Error)(nil); !errors.As(err, &refused) || refused.Status != status {
		t.Errorf("got %v, want the status %d", err, status)
	}
}
