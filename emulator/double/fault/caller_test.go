package fault_test

import (
	"net/http"
	"testing"

	"github.com/NamazuStudios/elements-emulator/emulator/apitest"
	"github.com/NamazuStudios/elements-emulator/emulator/double/fault"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/rest"
	"github.com/NamazuStudios/elements-emulator/emulator/server/system"
)

// gate lets faults act as a sandbox does.
type gate struct{ faults *fault.Set }

func (g gate) Enter(c *rest.Call, x *rest.Exchange) error { return g.faults.Act(c, x, nil) }

func (gate) Gone() error { return nil }

func TestMatchCaller(t *testing.T) {
	t.Parallel()
	const annID, benID, rookID = "0a0000000000000000000001", "0a0000000000000000000002", "0c0000000000000000000001"
	ann := rest.Caller{Level: rest.User, UserID: annID}
	playing := rest.Caller{Level: rest.User, UserID: annID, ProfileID: rookID}
	cases := []struct {
		name   string
		caller string
		by     rest.Caller
		want   int
	}{
		{"nobody is asked for", "", ann, http.StatusTeapot},
		{"anonymous", rest.AnonymousCaller, rest.Caller{}, http.StatusTeapot},
		{"anonymous, by a user", rest.AnonymousCaller, ann, http.StatusOK},
		{"a user", annID, ann, http.StatusTeapot},
		{"another user", benID, ann, http.StatusOK},
		{"a user, by nobody", annID, rest.Caller{}, http.StatusOK},
		{"a profile", rookID, playing, http.StatusTeapot},
		{"a profile's user", annID, playing, http.StatusTeapot},
		{"a profile, without it", rookID, ann, http.StatusOK},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			api := apitest.New(t, system.Routes())
			api.Gate(gate{newSet(t, failing(fault.Match{Caller: c.caller}))})
			if got := api.Call(c.by, http.MethodGet, "/version", ""); got.Status != c.want {
				t.Errorf("got %d %s, want %d", got.Status, got.Body, c.want)
			}
		})
	}
}
