package crossfire_test

import (
	"context"
	"encoding/json"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/coder/websocket"
	"go.uber.org/goleak"

	"github.com/NamazuStudios/elements-emulator/emulator"
	"github.com/NamazuStudios/elements-emulator/emulator/apitest/whole"
	"github.com/NamazuStudios/elements-emulator/emulator/core/profile"
	"github.com/NamazuStudios/elements-emulator/emulator/core/session"
	"github.com/NamazuStudios/elements-emulator/emulator/core/user"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/sandbox"
	"github.com/NamazuStudios/elements-emulator/fixtures"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

// world has an application with queues for pairs and for four.
const world = `
applications: [{name: Chess}]
configurations:
  - {application: Chess, name: pair, matchmaking: {maxProfiles: 2}}
  - {application: Chess, name: four, matchmaking: {maxProfiles: 4}}
  - {application: Chess, name: full, matchmaking: {maxProfiles: 64}}
  - {application: Chess, name: custom, matchmaking: {matchmaker: {elementName: x}}}
`

// arena is an emulator with players, whose profiles have ids in the order of
// their numbers.
type arena struct {
	*emulator.Emulator
	t testing.TB
}

func newArena(t testing.TB, options emulator.Options) *arena {
	t.Helper()
	loaded, err := fixtures.Load(fixtures.Text("world", world))
	if err != nil {
		t.Fatal(err)
	}
	options.World, options.Seed = loaded, t.Name()
	return &arena{whole.Start(t, options), t}
}

func profileID(n int) string { return fmt.Sprintf("%024x", 0x0c0000000000+n) }

// player adds the nth player and returns his session secret.
func (a *arena) player(n int) (secret string) {
	a.t.Helper()
	err := a.Sandbox().Update(func(tx *sandbox.Tx) error {
		name := fmt.Sprintf("player%d", n)
		owner, err := user.Create(tx, user.Creation{Name: name, Email: name + "@example.com", Level: "USER"})
		if err != nil {
			return err
		}
		row, err := profile.Create(tx, profile.Creation{ID: profileID(n), UserID: owner.ID, Application: "Chess", DisplayName: name})
		if err != nil {
			return err
		}
		made, err := session.Begin(tx, owner, row, time.Hour)
		secret = made.SessionSecret
		return err
	})
	if err != nil {
		a.t.Fatal(err)
	}
	return secret
}

// client is a socket that fails its test where something is not as wanted.
type client struct {
	t    testing.TB
	conn *websocket.Conn
}

func (a *arena) dial() *client { return dial(a.t, a.URL()) }

func dial(t testing.TB, base string) *client {
	t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), 10*time.Second)
	defer cancel()
	conn, _, err := websocket.Dial(ctx, strings.Replace(base, "http", "ws", 1)+"/app/ws/crossfire/match", nil)
	if err != nil {
		t.Fatal(err)
	}
	conn.SetReadLimit(1 << 20)
	t.Cleanup(func() { _ = conn.CloseNow() })
	return &client{t, conn}
}

func (c *client) send(text string) {
	c.t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), 10*time.Second)
	defer cancel()
	if err := c.conn.Write(ctx, websocket.MessageText, []byte(text)); err != nil {
		c.t.Fatalf("send %.100s: %v", text, err)
	}
}

// frame is a message of the server, with all that any has.
type frame struct {
	Type, MatchID, JoinCode, ProfileID, RecipientProfileID, Lifecycle, Payload, Code, Message string
	ServerOnly                                                                                bool
}

// next is the next message.
func (c *client) next() frame {
	c.t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), 10*time.Second)
	defer cancel()
	_, data, err := c.conn.Read(ctx)
	if err != nil {
		c.t.Fatalf("read: %v", err)
	}
	var f frame
	if err := json.Unmarshal(data, &f); err != nil {
		c.t.Fatalf("%s: %v", data, err)
	}
	return f
}

// wants reads messages and compares their types, each with the number of the
// player in it.
func (c *client) wants(list string) {
	c.t.Helper()
	for _, want := range strings.Fields(list) {
		f := c.next()
		got := f.Type
		if strings.Contains(want, ":") {
			var n int
			_, _ = fmt.Sscanf(f.ProfileID[12:], "%x", &n)
			got = fmt.Sprintf("%s:%d", f.Type, n&0xff)
		}
		if got != want {
			c.t.Fatalf("got %s (%+v), want %s of %q", got, f, want, list)
		}
	}
}

// ends wants the closing frame, with an error before it where there is a code.
func (c *client) ends(code int, failure string) {
	c.t.Helper()
	if failure != "" {
		if f := c.next(); f.Type != "ERROR" || f.Code != failure || f.Message == "" {
			c.t.Fatalf("got %+v, want an error %s", f, failure)
		}
	}
	ctx, cancel := context.WithTimeout(context.Background(), 10*time.Second)
	defer cancel()
	_, data, err := c.conn.Read(ctx)
	if got := int(websocket.CloseStatus(err)); got != code {
		c.t.Fatalf("got %d %v %s, want %d", got, err, data, code)
	}
}

func find(secret, configuration string) string {
	return `{"type":"FIND","version":"V_1_0","sessionKey":"` + secret + `","configuration":"` + configuration + `"}`
}
