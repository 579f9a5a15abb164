package emulator_test

import (
	"bufio"
	"context"
	"fmt"
	"net"
	"net/http"
	"strings"
	"testing"

	"github.com/NamazuStudios/elements-emulator/emulator"
)

// A started server answers what can't be read with the container's HTML page
// (http.13, errors.1), and goes on serving.
func TestUnreadableRequests(t *testing.T) {
	t.Parallel()
	e, err := emulator.New(emulator.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if err := e.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = e.Close(context.Background()) })
	host := strings.TrimPrefix(e.URL(), "http://")
	for name, request := range map[string]string{
		"no digits after %":      "GET /api/rest/user/%zz HTTP/1.1\r\nHost: x\r\n\r\n",
		"a % at the end":         "GET /api/rest/version% HTTP/1.1\r\nHost: x\r\n\r\n",
		"one digit after %":      "GET /api/rest/user/%4?a=b HTTP/1.1\r\nHost: x\r\n\r\n",
		"after a good request":   "GET /api/rest/version HTTP/1.1\r\nHost: x\r\n\r\nGET /% HTTP/1.1\r\nHost: x\r\n\r\n",
		"in a sandbox":           "GET /sandbox/a%/api/rest/version HTTP/1.1\r\nHost: x\r\n\r\n",
		"no HTTP":                "HELO there\r\n\r\n",
		"no host":                "GET /api/rest/version HTTP/1.1\r\n\r\n",
		"a header without colon": "GET /api/rest/version HTTP/1.1\r\nHost: x\r\nodd\r\n\r\n",
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			c, err := net.Dial("tcp", host)
			if err != nil {
				t.Fatal(err)
			}
			defer c.Close()
			fmt.Fprint(c, request)
			in := bufio.NewReader(c)
			var got *http.Response
			for {
				next, err := http.ReadResponse(in, nil)
				if err != nil {
					break
				}
				got = next
				body := new(strings.Builder)
				if _, err := bufio.NewReader(next.Body).WriteTo(body); err != nil {
					t.Fatal(err)
				}
				if next.StatusCode == http.StatusBadRequest && !strings.Contains(body.String(), "<h1>400 Bad Request</h1>") {
					t.Errorf("body %q", body)
				}
			}
			if got == nil || got.StatusCode != http.StatusBadRequest || got.Header.Get("Content-Type") != "text/html;charset=iso-8859-1" || !got.Close {
				t.Errorf("got %+v", got)
			}
		})
	}
}
