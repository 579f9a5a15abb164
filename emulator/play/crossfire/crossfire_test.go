package crossfire_test

import (
	"strings"
	"testing"

	"github.com/NamazuStudios/elements-emulator/emulator"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/socket"
)

// crossfire.23, crossfire.33, crossfire.40 to crossfire.44: the dance of two.
func TestTwoPlayersFindEachOther(t *testing.T) {
	t.Parallel()
	a := newArena(t, emulator.Options{})
	one, two := a.dial(), a.dial()
	one.send(find(a.player(1), "pair"))
	one.wants("MATCHED:1 SIGNAL_JOIN:1 CONNECT:1 HOST:1")
	two.send(find(a.player(2), "pair"))
	two.wants("MATCHED:2 SIGNAL_JOIN:1 CONNECT:1 HOST:1 SIGNAL_JOIN:2 CONNECT:2")
	one.wants("SIGNAL_JOIN:2 CONNECT:2")
	// crossfire.51, crossfire.56
	one.send(`{"type":"string_broadcast","profileId":"` + profileID(1) + `","payload":"<hi> \"type\" é","x":1}`)
	if f := two.next(); f.Payload != `<hi> "type" é` || f.Lifecycle != "ONCE" || f.ServerOnly {
		t.Errorf("got %+v", f)
	}
	// crossfire.52
	two.send(`{"type":"BINARY_RELAY","profileId":"` + profileID(2) + `","recipientProfileId":"` + profileID(1) + `","payload":"AAEC"}`)
	if f := one.next(); f.Type != "BINARY_RELAY" || f.Payload != "AAEC" {
		t.Errorf("got %+v", f)
	}
	// crossfire.45, crossfire.46: no DISCONNECT, but a new host.
	_ = one.conn.CloseNow()
	two.wants("HOST:2")
	// crossfire.64
	two.send(`{"type":"LEAVE","profileId":"` + profileID(2) + `"}`)
	two.ends(1000, "")
}

func TestJoinCodes(t *testing.T) {
	t.Parallel()
	a := newArena(t, emulator.Options{})
	one, two := a.dial(), a.dial()
	one.send(`{"type":"CREATE","sessionKey":"` + a.player(1) + `","configuration":"pair"}`)
	made := one.next() // crossfire.28, crossfire.29
	if made.Type != "CREATED" || len(made.JoinCode) != 4 || made.JoinCode != strings.ToUpper(made.JoinCode) || made.ServerOnly {
		t.Fatalf("got %+v", made)
	}
	two.send(`{"type":"JOIN_CODE","version":"V_1_0","sessionKey":"` + a.player(2) + `","joinCode":"` + made.JoinCode + `"}`)
	if f := two.next(); f.Type != "MATCHED" || f.MatchID != made.MatchID { // crossfire.6, crossfire.31
		t.Errorf("got %+v", f)
	}
	three := a.dial() // the match is full
	three.send(`{"type":"JOIN_CODE","version":"V_1_1","sessionKey":"` + a.player(3) + `","joinCode":"` + made.JoinCode + `"}`)
	three.ends(1008, "UNKNOWN")
}

// What a client may get wrong, before a handshake and after it.
func TestMistakes(t *testing.T) {
	t.Parallel()
	a := newArena(t, emulator.Options{})
	secret := a.player(1)
	_ = a.player(2)
	own, other := profileID(1), profileID(2)
	for _, c := range []struct {
		name     string
		admitted bool
		text     string
		code     int
		failure  string
	}{
		{"not JSON", false, `x`, 1011, "UNKNOWN"}, // crossfire.7
		{"a list", false, `[]`, 1011, "UNKNOWN"},
		{"no type", false, `{}`, 1011, "UNKNOWN"},
		{"a number for a type", false, `{"type":1}`, 1011, "UNKNOWN"},
		{"unknown type", false, `{"type":"HELLO"}`, 1011, "UNKNOWN"},
		{"deeply nested", false, `{"type":"FIND","x":` + strings.Repeat("[", 20000) + strings.Repeat("]", 20000) + `}`, 1011, "UNKNOWN"},
		{"too long", false, strings.Repeat("x", socket.DefaultMaxMessage+1), 1009, ""},
		{"missing fields", false, `{"type":"FIND","sessionKey":"x"}`, 1007, "INVALID_MESSAGE"}, // crossfire.8
		{"JOIN_CODE without version", false, `{"type":"JOIN_CODE","sessionKey":"x","joinCode":"ABCD"}`, 1007, "INVALID_MESSAGE"},
		{"unknown version", false, `{"type":"FIND","version":"V_2_0","sessionKey":"x","configuration":"pair"}`, 1011, "UNKNOWN"}, // crossfire.6
		{"the server's", false, `{"type":"MATCHED"}`, 1007, "INVALID_MESSAGE"},
		{"early signal", false, `{"type":"STRING_BROADCAST","profileId":"x","payload":"x"}`, 1011, "UNKNOWN"}, // crossfire.2
		{"early control", false, `{"type":"END","profileId":"x"}`, 1011, "UNKNOWN"},
		{"bad key", false, find("x", "pair"), 1008, "UNKNOWN"},                                                                  // crossfire.20
		{"no key", false, `{"type":"CREATE","configuration":"pair"}`, 1011, "UNKNOWN"},                                          // crossfire.20a
		{"unknown configuration", false, find(secret, "none"), 1008, "UNKNOWN"},                                                 // crossfire.22
		{"own matchmaker", false, find(secret, "custom"), 1011, "UNKNOWN"},                                                      // crossfire.71
		{"foreign profile", false, strings.Replace(find(secret, "pair"), `{`, `{"profileId":"`+other+`",`, 1), 1008, "UNKNOWN"}, // crossfire.21
		{"unknown profile", false, strings.Replace(find(secret, "pair"), `{`, `{"profileId":"zz",`, 1), 1008, "UNKNOWN"},
		{"unknown match", false, `{"type":"JOIN","sessionKey":"` + secret + `","matchId":"zz"}`, 1008, "UNKNOWN"},                                   // crossfire.26
		{"unknown code", false, `{"type":"JOIN_CODE","version":"V_1_1","sessionKey":"` + secret + `","joinCode":"zz"}`, 1008, "UNKNOWN"},            // crossfire.31
		{"second handshake", true, find(secret, "pair"), 1008, "UNKNOWN"},                                                                           // crossfire.4
		{"error", true, `{"type":"ERROR","code":"x","message":"x"}`, 1008, "UNKNOWN"},                                                               // crossfire.4
		{"for another", true, `{"type":"STRING_BROADCAST","profileId":"` + other + `","payload":"x"}`, 1008, "UNKNOWN"},                             // crossfire.50
		{"to oneself", true, `{"type":"STRING_RELAY","profileId":"` + own + `","recipientProfileId":"` + own + `","payload":"x"}`, 1008, "UNKNOWN"}, // crossfire.52
		{"to a stranger", true, `{"type":"STRING_RELAY","profileId":"` + own + `","recipientProfileId":"` + other + `","payload":"x"}`, 1008, "UNKNOWN"},
		{"no base64", true, `{"type":"BINARY_BROADCAST","profileId":"` + own + `","payload":"?"}`, 1011, "UNKNOWN"},
		{"unknown lifecycle", true, `{"type":"STRING_BROADCAST","profileId":"` + own + `","payload":"x","lifecycle":"EVER"}`, 1011, "UNKNOWN"},
		{"OPEN of an open match", true, `{"type":"OPEN","profileId":"` + own + `"}`, 1008, "UNKNOWN"}, // crossfire.60
	} {
		t.Run(c.name, func(t *testing.T) {
			s := dial(t, a.URL())
			if c.admitted {
				s.send(find(secret, "four"))
				s.wants("MATCHED SIGNAL_JOIN CONNECT HOST")
			}
			s.send(c.text)
			s.ends(c.code, c.failure)
		})
	}
}

// crossfire.62, crossfire.57, crossfire.61
func TestControl(t *testing.T) {
	t.Parallel()
	a := newArena(t, emulator.Options{})
	one := a.dial()
	one.send(find(a.player(1), "four"))
	one.wants("MATCHED SIGNAL_JOIN CONNECT HOST")
	for _, name := range []string{"CLOSE", "OPEN", "END"} {
		one.send(`{"type":"` + name + `","profileId":"` + profileID(1) + `"}`)
	}
	one.send(`{"type":"STRING_BROADCAST","profileId":"` + profileID(1) + `","payload":"x"}`)
	one.ends(1011, "UNKNOWN")
}

// crossfire.54
func TestBacklogIsBounded(t *testing.T) {
	t.Parallel()
	a := newArena(t, emulator.Options{})
	one := a.dial()
	one.send(find(a.player(1), "four"))
	one.wants("MATCHED SIGNAL_JOIN CONNECT HOST")
	for range 254 { // three are the server's
		one.send(`{"type":"STRING_BROADCAST","profileId":"` + profileID(1) + `","lifecycle":"MATCH","payload":"x"}`)
	}
	one.ends(1008, "UNKNOWN")
}

// crossfire.43, crossfire.47, crossfire.49, crossfire.49a, crossfire.53
func TestReconnect(t *testing.T) {
	t.Parallel()
	a := newArena(t, emulator.Options{})
	first, second := a.player(1), a.player(2)
	one, two := a.dial(), a.dial()
	one.send(find(first, "pair"))
	id := one.next().MatchID
	one.wants("SIGNAL_JOIN:1 CONNECT:1 HOST:1")
	two.send(find(second, "pair"))
	two.wants("MATCHED:2 SIGNAL_JOIN:1 CONNECT:1 HOST:1 SIGNAL_JOIN:2 CONNECT:2")
	one.wants("SIGNAL_JOIN:2 CONNECT:2")
	for _, lifecycle := range []string{"ONCE", "SESSION", "MATCH"} {
		one.send(`{"type":"STRING_BROADCAST","profileId":"` + profileID(1) + `","lifecycle":"` + lifecycle + `","payload":"` + lifecycle + `"}`)
	}
	two.wants("STRING_BROADCAST STRING_BROADCAST STRING_BROADCAST")
	again := a.dial()
	again.send(`{"type":"JOIN","sessionKey":"` + second + `","matchId":"` + id + `"}`)
	again.wants("MATCHED:2 SIGNAL_JOIN:1 STRING_BROADCAST:1 CONNECT:1 HOST:1 STRING_BROADCAST:1 SIGNAL_JOIN:2 CONNECT:2 CONNECT:2")
	one.wants("CONNECT:2")
}
