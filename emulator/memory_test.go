package emulator

import (
	"net/http"
	"runtime"
	"strings"
	"testing"
)

func TestMemoryAtTheBound(t *testing.T) {
	t.Parallel()
	runtime.GC() // so that something was found alive
	m := newMemory(1)
	for _, c := range []struct {
		method, path string
		refused      bool
	}{
		{http.MethodPost, "/api/rest/signup", true},
		{http.MethodPut, "/api/rest/user/me", true},
		{http.MethodGet, "/api/rest/user/me", false},
		{http.MethodDelete, "/api/rest/user/x", false},
		{http.MethodPost, "/_emulator/sandboxes", true},
		{http.MethodPost, "/_emulator/reset", false},
		{http.MethodPost, "/_emulator/clock", false},
	} {
		err := m.check(&http.Request{Method: c.method}, c.path)
		if (err != nil) != c.refused || err != nil && !strings.Contains(err.Error(), "--max-memory") {
			t.Errorf("%s %s: %v", c.method, c.path, err)
		}
		if err := newMemory(1<<50).check(&http.Request{Method: c.method}, c.path); err != nil {
			t.Errorf("below the bound: %v", err)
		}
	}
}
