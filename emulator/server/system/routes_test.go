package system_test

import (
	"encoding/json"
	"net/http"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/NamazuStudios/elements-emulator/emulator"
	"github.com/NamazuStudios/elements-emulator/emulator/apitest/whole"
	"github.com/NamazuStudios/elements-emulator/emulator/server/system"
)

// version.1, version.2
func TestVersionExactly(t *testing.T) {
	t.Parallel()
	s := whole.New(t, emulator.Options{})
	want := `{"version":"` + system.Version + `","revision":"` + system.Revision + `","timestamp":"` + system.Timestamp + `"}`
	for _, path := range []string{"/version", "/version?count=x&unknown=1", "/version/"} {
		if got := s.Must("", http.MethodGet, path, ""); got.Body != want {
			t.Errorf("%s: got %s, want %s", path, got.Body, want)
		}
	}
}

// health.1, health.3, health.6: the keys and their order are the real
// server's, and the percentage is a fraction.
func TestShapeOfHealth(t *testing.T) {
	t.Parallel()
	s := whole.New(t, emulator.Options{})
	got := s.Must("", http.MethodGet, "/health", "")
	before, after, _ := strings.Cut(got.Body, `"databaseStatus":[{"name":`)
	if want := `{"checksFailed":0,"checksPerformed":2,"overallHealth":100.0,"problems":[],"instanceStatus":null,`; before != want {
		t.Errorf("got %s, want %s", before, want)
	}
	if want := `"discoveryHealthStatus":{"records":[],"knownHosts":["emulator.test"]},"routingHealthStatus":null,"invokerHealthStatus":null}`; !strings.HasSuffix(after, want) {
		t.Errorf("got %s, want %s at its end", after, want)
	}
}

// health.5: each call looks anew. The metadata are JSON in a string.
func TestHealthLooksAtTheDatabase(t *testing.T) {
	t.Parallel()
	s := whole.New(t, emulator.Options{})
	rows := func() (n float64) {
		var status system.HealthStatus
		whole.Read(t, s.Must("", http.MethodGet, "/health", ""), &status)
		var metadata map[string]any
		if err := json.Unmarshal([]byte(status.DatabaseStatus[0].Metadata), &metadata); err != nil {
			t.Fatalf("%q: %v", status.DatabaseStatus[0].Metadata, err)
		}
		n, _ = metadata["rows"].(float64)
		return n
	}
	before := rows()
	s.Must("", http.MethodPost, "/signup", `{"name":"ann"}`)
	if after := rows(); after != before+3 { // the user, and two identities
		t.Errorf("%v rows after %v", after, before)
	}
}

// health.4, version.3: no session is needed, but a bad one is refused.
func TestBadSessions(t *testing.T) {
	t.Parallel()
	s := whole.New(t, emulator.Options{})
	ann := s.SignUp("ann").Secret
	s.Must("", http.MethodDelete, "/session/"+ann, "")
	for _, path := range []string{"/version", "/health"} {
		got := map[string]int{"dead": s.Call(ann, http.MethodGet, path, "").Status, "malformed": s.Call("x", http.MethodGet, path, "").Status}
		if diff := cmp.Diff(map[string]int{"dead": 403, "malformed": 500}, got); diff != "" { // auth.4, auth.6
			t.Errorf("%s: %s", path, diff)
		}
	}
}

// routes.1
func TestOtherMethods(t *testing.T) {
	t.Parallel()
	s := whole.New(t, emulator.Options{})
	for _, path := range []string{"/version", "/health"} {
		for _, method := range []string{http.MethodPost, http.MethodPut, http.MethodPatch, http.MethodDelete} {
			got := s.Call("", method, path, "")
			if got.Status != http.StatusMethodNotAllowed || got.Code() != "UNKNOWN" || got.Header.Get("Allow") != "GET,OPTIONS" {
				t.Errorf("%s %s: %d %s %v", method, path, got.Status, got.Body, got.Header)
			}
		}
	}
}
