package system_test

import (
	"net/http"
	"strings"
	"testing"

	"github.com/NamazuStudios/elements-emulator/emulator/apitest"
	"github.com/NamazuStudios/elements-emulator/emulator/rest"
	"github.com/NamazuStudios/elements-emulator/emulator/system"
)

func newAPI(t *testing.T) *apitest.API {
	t.Helper()
	return apitest.New(t, system.Routes())
}

// health.1, health.4, health.6
func TestHealth(t *testing.T) {
	t.Parallel()
	for _, by := range []rest.Caller{{}, {Level: rest.User, UserID: "ann"}} {
		got := newAPI(t).Call(by, http.MethodGet, "/health", "")
		if got.Status != http.StatusOK || !strings.HasPrefix(got.Body, `{"checksFailed":0,"checksPerformed":2,"overallHealth":100.0,"problems":[],`) {
			t.Errorf("%q: %d %s", by.Level, got.Status, got.Body)
		}
	}
}

// health.3: the share of the checks that passed, in per cent. The emulator
// fails none, so an answer of its own never is below (health.2).
func TestOverallHealthFitsTheChecks(t *testing.T) {
	t.Parallel()
	var got system.HealthStatus
	newAPI(t).Get(rest.Caller{}, "/health", &got)
	if want := (1 - float64(got.ChecksFailed)/float64(got.ChecksPerformed)) * 100; float64(got.OverallHealth) != want || len(got.Problems) != got.ChecksFailed {
		t.Errorf("got %+v, want %v", got, want)
	}
}

// version.1, version.2
func TestVersion(t *testing.T) {
	t.Parallel()
	for _, query := range []string{"", "?nonsense=1"} {
		var got map[string]string
		newAPI(t).Get(rest.Caller{}, "/version"+query, &got)
		if len(got) != 3 || got["version"] == "" || got["revision"] == "" || got["timestamp"] == "" {
			t.Errorf("%q: got %v", query, got)
		}
	}
}
