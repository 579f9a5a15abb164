package webpage_test

import (
	"net/http"
	"testing"

	"github.com/NamazuStudios/elements-emulator/emulator/engine/webpage"
)

func TestSent(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		header, value string
		want          bool
	}{
		{"Origin", "http://evil.example", true},
		{"Origin", "null", true},
		{"Referer", "http://evil.example/x", true},
		{"Sec-Fetch-Site", "same-origin", true},
		{"Sec-Fetch-Mode", "no-cors", true},
		{"Sec-Fetch-Dest", "image", true},
		{"User-Agent", "Mozilla/5.0 (X11; Linux x86_64)", true},
		{"User-Agent", "UnityPlayer/6000.0 (UnityWebRequest/1.0)", false},
		{"User-Agent", "curl/8.5.0", false},
		{"Accept", "text/html", false},
	} {
		if got := webpage.Sent(&http.Request{Header: http.Header{c.header: {c.value}}}); got != c.want {
			t.Errorf("%s: %s: %t", c.header, c.value, got)
		}
	}
}

func TestOurs(t *testing.T) {
	t.Parallel()
	for host, want := range map[string]bool{
		"localhost:8080": true, "LOCALHOST": true, "a.localhost:1": true, "127.0.0.1": true, "192.168.1.5:8080": true,
		"[::1]:8080": true, "[fe80::1]": true, "elements": true, "host.docker.internal:80": true, "CI.example:80": true,
		"": false, "evil.example": false, "evil.example:8080": false, "127.0.0.1.evil.example": false,
		"localhost.evil.example": false, "elements.": false, "xci.example": false,
	} {
		if got := webpage.Ours(host, []string{"ci.example"}); got != want {
			t.Errorf("%q: %t", host, got)
		}
	}
}
