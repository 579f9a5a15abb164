package outgoing_test

import (
	"errors"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"net/url"
	"strconv"
	"strings"
	"testing"

	"github.com/NamazuStudios/elements-emulator/emulator/apitest"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/outgoing"
)

// echo answers with the host and path that it was asked for.
var echo = http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
	body, _ := io.ReadAll(r.Body)
	w.Header().Set("Via-Method", r.Method)
	_, _ = io.WriteString(w, r.Host+" "+r.RequestURI+" "+string(body))
})

// by is a request to the emulator under a host.
func by(host string) *http.Request { return &http.Request{Host: host, Header: http.Header{}} }

// read is the text of an answer.
func read(t *testing.T, res *http.Response, err error) string {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = res.Body.Close() }()
	body, err := io.ReadAll(res.Body)
	if err != nil {
		t.Fatal(err)
	}
	return string(body)
}

func TestOwnHostIsServedInProcess(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ name, host, url, want string }{
		{"mapped port", "emulator.test:49153", "http://emulator.test:49153/api?x=1", "emulator.test:49153 /api?x=1 "},
		{"sandbox", "emulator.test:49153", "http://emulator.test:49153/sandbox/a/api", "emulator.test:49153 /sandbox/a/api "},
		{"default port", "emulator.test", "http://emulator.test:80/", "emulator.test:80 / "},
		{"behind TLS", "emulator.test", "https://emulator.test/", "emulator.test / "},
		{"other case", "emulator.test", "http://Emulator.Test/", "Emulator.Test / "},
		{"IPv6", "[2001:db8::1]:8080", "http://[2001:db8::1]:8080/", "[2001:db8::1]:8080 / "},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			res, err := outgoing.New(echo, nil).Client(by(c.host), nil, nil).Get(c.url)
			if got := read(t, res, err); got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

func TestInProcessCallCarriesItsBody(t *testing.T) {
	t.Parallel()
	res, err := outgoing.New(echo, nil).Client(by("a.test"), nil, nil).Post("http://a.test/x", "text/plain", strings.NewReader("hello"))
	if got, want := read(t, res, err), "a.test /x hello"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if got := res.Header.Get("Via-Method"); got != http.MethodPost {
		t.Errorf("method %q", got)
	}
}

// A call that came by TLS through a proxy goes on so, as far as URLs tell.
func TestInProcessCallKeepsItsScheme(t *testing.T) {
	t.Parallel()
	scheme := http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		_, _ = io.WriteString(w, r.Header.Get("X-Forwarded-Proto"))
	})
	for _, want := range []string{"http", "https"} {
		res, err := outgoing.New(scheme, nil).Client(by("a.test"), nil, nil).Get(want + "://a.test/")
		if got := read(t, res, err); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}

// Another service of this machine is reached where a flag or the seeded world
// names it, or where it is the emulator itself.
func TestLoopback(t *testing.T) {
	t.Parallel()
	other := httptest.NewServer(echo)
	t.Cleanup(other.Close)
	at := strings.TrimPrefix(other.URL, "http://")
	_, port, _ := net.SplitHostPort(at)
	for _, c := range []struct {
		name            string
		allowed, seeded []string
		own             string
		reached         bool
	}{
		{name: "no flag"},
		{name: "flag", allowed: []string{at}, reached: true},
		{name: "flag for all ports", allowed: []string{"127.0.0.1"}, reached: true},
		{name: "flag for another port", allowed: []string{"127.0.0.1:1"}},
		{name: "seeded", seeded: []string{at}, reached: true},
		{name: "own", own: at, reached: true},
		{name: "own on all addresses", own: "[::]:" + port, reached: true},
		{name: "own port at another address", own: "127.0.0.2:" + port},
		{name: "own other port", own: "127.0.0.1:1"},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			guard := outgoing.New(http.NotFoundHandler(), c.allowed)
			if c.own != "" {
				guard.Listens(net.TCPAddrFromAddrPort(netip.MustParseAddrPort(c.own)))
			}
			res, err := guard.Client(by("a.test"), c.seeded, nil).Get(other.URL)
			if reached := err == nil; reached != c.reached || !reached && refusal(err) == nil {
				t.Errorf("got %v", err)
			}
			if err == nil {
				_ = res.Body.Close()
			}
		})
	}
}

// What the emulator calls by itself can be told, in-process, over the network
// and after a redirect, whatever headers the client asked for.
func TestCallsAreMarked(t *testing.T) {
	t.Parallel()
	tell := http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		_, _ = io.WriteString(w, strconv.FormatBool(outgoing.Made(r)))
	})
	other := httptest.NewServer(tell)
	t.Cleanup(other.Close)
	self := http.NewServeMux()
	self.Handle("/", tell)
	self.Handle("/away", http.RedirectHandler(other.URL, http.StatusFound))
	guard := outgoing.New(self, []string{"127.0.0.1"})
	for _, address := range []string{"http://a.test/", "http://a.test/away", other.URL} {
		r, err := http.NewRequestWithContext(t.Context(), http.MethodGet, address, http.NoBody)
		if err != nil {
			t.Fatal(err)
		}
		r.Header[outgoing.Header] = []string{}
		res, err := guard.Client(by("a.test"), nil, nil).Do(r)
		if got := read(t, res, err); got != "true" {
			t.Errorf("%s: %s", address, got)
		}
	}
}

func TestElsewhereIsRefused(t *testing.T) {
	t.Parallel()
	for _, address := range []string{
		"198.51.100.1:80", "[2001:db8::1]:443", "0.0.0.0:80", "[::]:80", "169.254.169.254:80", "[::ffff:198.51.100.1]:80",
	} {
		t.Run(address, func(t *testing.T) {
			t.Parallel()
			_, err := outgoing.New(echo, nil).Client(by("a.test"), nil, nil).Get("http://" + address + "/")
			if refused := refusal(err); refused == nil || refused.Host != address {
				t.Errorf("got %v", err)
			}
		})
	}
}

func refusal(err error) *outgoing.RefusedError {
	var refused *outgoing.RefusedError
	errors.As(err, &refused)
	return refused
}

func TestRedirectsAreJudgedAgain(t *testing.T) {
	t.Parallel()
	self := http.RedirectHandler("http://198.51.100.1/", http.StatusFound)
	_, err := outgoing.New(self, nil).Client(by("a.test"), nil, nil).Get("http://a.test/")
	if refusal(err) == nil {
		t.Errorf("got %v", err)
	}
}

// A redirect to the request's own Host is served in-process, too.
func TestRedirectsBackAreServedInProcess(t *testing.T) {
	t.Parallel()
	other := httptest.NewServer(http.RedirectHandler("http://a.test:49153/x", http.StatusFound))
	defer other.Close()
	res, err := outgoing.New(echo, []string{"127.0.0.1"}).Client(by("a.test:49153"), nil, nil).Get(other.URL)
	if got, want := read(t, res, err), "a.test:49153 /x "; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestRedirectsFromLoopbackAreJudged(t *testing.T) {
	t.Parallel()
	other := httptest.NewServer(http.RedirectHandler("http://198.51.100.1/", http.StatusFound))
	defer other.Close()
	if _, err := outgoing.New(echo, []string{"127.0.0.1"}).Client(by("a.test"), nil, nil).Get(other.URL); refusal(err) == nil {
		t.Errorf("got %v", err)
	}
}

func TestRedirectsEnd(t *testing.T) {
	t.Parallel()
	calls := 0
	self := http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		calls++
		http.Redirect(w, r, "/", http.StatusFound)
	})
	if _, err := outgoing.New(self, nil).Client(by("a.test"), nil, nil).Get("http://a.test/"); err == nil || calls > 11 {
		t.Errorf("got %v after %d calls", err, calls)
	}
}

func TestAllowedHosts(t *testing.T) {
	t.Parallel()
	host := apitest.OutsideAddress(t)
	listener, err := net.Listen("tcp", net.JoinHostPort(host, "0"))
	if err != nil {
		t.Fatal(err)
	}
	other := &httptest.Server{Listener: listener, Config: &http.Server{Handler: echo}}
	other.Start()
	t.Cleanup(other.Close)
	for _, c := range []struct {
		name, allowed string
		refused       bool
	}{
		{"host", host, false},
		{"host and port", listener.Addr().String(), false},
		{"another port", host + ":1", true},
		{"another host", "198.51.100.7", true},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			res, err := outgoing.New(echo, []string{c.allowed}).Client(by("a.test"), nil, nil).Get(other.URL)
			if refused := refusal(err) != nil; refused != c.refused {
				t.Errorf("got %v", err)
			}
			if err == nil {
				_ = res.Body.Close()
			}
		})
	}
}

func TestProxiesFromTheEnvironmentAreIgnored(t *testing.T) {
	proxy := httptest.NewServer(echo)
	defer proxy.Close()
	t.Setenv("HTTP_PROXY", proxy.URL)
	_, err := outgoing.New(echo, nil).Client(by("a.test"), nil, nil).Get("http://198.51.100.1/")
	if refusal(err) == nil {
		t.Errorf("got %v", err)
	}
}

func TestAnswersAreBounded(t *testing.T) {
	t.Parallel()
	large := http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		chunk := make([]byte, 1<<20)
		for range outgoing.MaxBody/len(chunk) + 1 {
			if _, err := w.Write(chunk); err != nil {
				return
			}
		}
	})
	other := httptest.NewServer(large)
	defer other.Close()
	res, err := outgoing.New(echo, []string{"127.0.0.1"}).Client(by("a.test"), nil, nil).Get(other.URL)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = res.Body.Close() }()
	if n, err := io.Copy(io.Discard, res.Body); err == nil {
		t.Errorf("%d bytes were read", n)
	}
}

func TestCallsIntoItselfEnd(t *testing.T) {
	t.Parallel()
	var guard *outgoing.Guard
	calls := 0
	guard = outgoing.New(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		calls++
		again := r.Clone(r.Context())
		again.URL, again.RequestURI = &url.URL{Scheme: "http", Host: "a.test", Path: "/"}, ""
		if res, err := guard.Client(r, nil, nil).Do(again); err == nil {
			_ = res.Body.Close()
			w.WriteHeader(res.StatusCode)
			return
		}
		w.WriteHeader(http.StatusLoopDetected)
	}), nil)
	res, err := guard.Client(by("a.test"), nil, nil).Get("http://a.test/")
	if err != nil {
		t.Fatal(err)
	}
	_ = res.Body.Close()
	if res.StatusCode != http.StatusLoopDetected || calls > 10 {
		t.Errorf("status %d after %d calls", res.StatusCode, calls)
	}
}

func TestDroppedConnectionIsAnError(t *testing.T) {
	t.Parallel()
	drop := http.HandlerFunc(func(http.ResponseWriter, *http.Request) { panic(http.ErrAbortHandler) })
	if _, err := outgoing.New(drop, nil).Client(by("a.test"), nil, nil).Get("http://a.test/"); !errors.Is(err, io.ErrUnexpectedEOF) {
		t.Errorf("got %v", err)
	}
}
