package crossfire_test

import (
	"bytes"
	"io"
	"net/http"
	"strings"
	"testing"

	"github.com/NamazuStudios/elements-emulator/emulator"
)

// control calls the control API.
func control(t testing.TB, url, method, path, body string) string {
	t.Helper()
	r, err := http.NewRequest(method, url+"/_emulator"+path, bytes.NewBufferString(body))
	if err != nil {
		t.Fatal(err)
	}
	r.Header.Set("Content-Type", "application/json")
	transport := &http.Transport{DisableKeepAlives: true}
	defer transport.CloseIdleConnections()
	answer, err := (&http.Client{Transport: transport}).Do(r)
	if err != nil {
		t.Fatal(err)
	}
	defer answer.Body.Close()
	data, _ := io.ReadAll(answer.Body)
	if answer.StatusCode >= 300 {
		t.Fatalf("%s %s: %d %s", method, path, answer.StatusCode, data)
	}
	return string(data)
}

func alone(t testing.TB, a *arena, url string, secret string) *client {
	t.Helper()
	one := dial(t, url)
	one.send(find(secret, "four"))
	one.wants("MATCHED SIGNAL_JOIN CONNECT HOST")
	return one
}

func TestSocketsOfASandboxThatEnds(t *testing.T) {
	t.Parallel()
	a := newArena(t, emulator.Options{})
	secret := a.player(1)
	control(t, a.URL(), "POST", "/snapshots", `{"name":"s"}`)
	one := alone(t, a, a.URL(), secret)
	control(t, a.URL(), "POST", "/snapshots/s/restore", "")
	one.ends(1012, "")
	control(t, a.URL(), "POST", "/sandboxes", `{"name":"other","snapshot":"s"}`)
	two := alone(t, a, a.URL()+"/sandbox/other", secret)
	control(t, a.URL(), "DELETE", "/sandboxes/other", "")
	two.ends(1001, "")
	three := alone(t, a, a.URL(), secret)
	control(t, a.URL(), "POST", "/reset", "")
	three.ends(1012, "")
}

func TestJournalOfFrames(t *testing.T) {
	t.Parallel()
	a := newArena(t, emulator.Options{})
	secret := a.player(1)
	one := alone(t, a, a.URL(), secret)
	one.send(`{"type":"STRING_BROADCAST","profileId":"` + profileID(1) + `","payload":"needle"}`)
	one.send(`{"type":"LEAVE","profileId":"` + profileID(1) + `"}`)
	one.ends(1000, "")
	journal := control(t, a.URL(), "GET", "/journal?operation=crossfire", "")
	for _, want := range []string{`"frame":"in"`, `"frame":"out"`, `"message":"MATCHED"`, "needle", `"closeCode":1000`, `"profileId":"` + profileID(1) + `"`} {
		if !strings.Contains(journal, want) {
			t.Errorf("no %s in %s", want, journal)
		}
	}
	if strings.Contains(journal, secret) {
		t.Errorf("the secret is in %s", journal)
	}
}

func TestFaultsOnFrames(t *testing.T) {
	t.Parallel()
	a := newArena(t, emulator.Options{})
	one, two := alone(t, a, a.URL(), a.player(1)), a.dial()
	two.send(find(a.player(2), "four"))
	two.wants("MATCHED SIGNAL_JOIN CONNECT HOST SIGNAL_JOIN CONNECT")
	one.wants("SIGNAL_JOIN CONNECT")
	say := func(text string) {
		one.send(`{"type":"STRING_BROADCAST","profileId":"` + profileID(1) + `","payload":"` + text + `"}`)
	}
	heard := func(want string) {
		t.Helper()
		if got := two.next().Payload; got != want {
			t.Fatalf("got %q, want %q", got, want)
		}
	}
	control(t, a.URL(), "POST", "/faults", `{"name":"lost","match":{"frame":"in","message":"string_broadcast","nth":1},"frames":"drop"}`)
	say("1")
	say("2")
	heard("2")
	control(t, a.URL(), "POST", "/faults", `{"name":"late","match":{"frame":"out","caller":"`+profileID(2)+`"},"times":1,"frames":"reorder"}`)
	say("3")
	say("4")
	heard("4")
	heard("3")
	control(t, a.URL(), "POST", "/faults", `{"match":{"operation":"crossfire"},"error":{"status":503}}`)
	if faults := control(t, a.URL(), "GET", "/faults", ""); !strings.Contains(faults, `"hits":1`) {
		t.Errorf("got %s", faults)
	}
	control(t, a.URL(), "POST", "/faults", `{"match":{"message":"STRING_BROADCAST","frame":"in"},"cut":"0s"}`)
	say("5")
	one.ends(-1, "")
}
