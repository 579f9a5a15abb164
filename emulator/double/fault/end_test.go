package fault_test

import (
	"context"
	"net/http"
	"net/http/httptest"
	"testing"
	"testing/synctest"
	"time"

	"github.com/NamazuStudios/elements-emulator/emulator/double/fault"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/rest"
)

// TestWaitingEnds checks that no fault outlasts the client or the sandbox: a
// delay goes on at once, a slow body is cut.
func TestWaitingEnds(t *testing.T) {
	t.Parallel()
	faults := map[string]fault.Fault{"a delay": {Delay: "10m"}, "a slow body": {BytesPerSecond: 1}}
	ends := map[string]func(cancel context.CancelFunc, gone chan struct{}){
		"the client goes":  func(cancel context.CancelFunc, _ chan struct{}) { cancel() },
		"the sandbox goes": func(_ context.CancelFunc, gone chan struct{}) { close(gone) },
	}
	for name, f := range faults {
		for why, end := range ends {
			t.Run(name+", "+why, func(t *testing.T) {
				t.Parallel()
				synctest.Test(t, func(t *testing.T) {
					ctx, cancel := context.WithCancel(t.Context())
					defer cancel()
					gone, before := make(chan struct{}), time.Now()
					time.AfterFunc(3*time.Second, func() { end(cancel, gone) })
					r := httptest.NewRequestWithContext(ctx, http.MethodGet, "/", nil)
					x := &rest.Exchange{}
					if err := newSet(t, f).Act(&rest.Call{Request: r}, x, gone); err != nil {
						t.Fatal(err)
					}
					if x.Deliver != nil {
						if _, dropped := deliver(x, "0123456789"); !dropped {
							t.Error("the whole body was sent")
						}
					}
					if took := time.Since(before); took > 4*time.Second {
						t.Errorf("it took %s", took)
					}
				})
			})
		}
	}
}
