package rest_test

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/NamazuStudios/elements-emulator/emulator/apitest"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/rest"
)

// http.12: a header block of 8,192 bytes is served, one byte more is not.
func TestLongestHeader(t *testing.T) {
	t.Parallel()
	api := apitest.New(t, routes())
	for size, want := range map[int]int{8191: 200, 8192: 200, 8193: 431} {
		r := httptest.NewRequest(http.MethodGet, apitest.BaseURL+rest.Root+"/thing", nil)
		fill := size - len(r.Method) - len(r.RequestURI) - len(r.Host) - len("X-Long: \r\n")
		r.Header.Set("X-Long", strings.Repeat("x", fill))
		if got := api.Do(rest.Caller{}, r).Code; got != want {
			t.Errorf("%d bytes: got %d, want %d", size, got, want)
		}
	}
}
