package control_test

import (
	"net/http"
	"testing"
)

const gameWorld = `
users:
  - {name: alice, email: alice@example.com, level: USER}
  - {name: bob, email: bob@example.com, level: USER}
applications:
  - {name: game}
profiles:
  - {user: alice, application: game, displayName: Al}
`

func TestSessions(t *testing.T) {
	t.Parallel()
	c := fresh(t).fork(object{"fixtures": gameWorld})
	root := c.login()
	id, _ := root.ok("GET", "/api/rest/user/alice", nil).get("id").(string)
	profile, _ := root.ok("GET", "/api/rest/profile", nil).list("objects")[0]["id"].(string)
	for name, asked := range map[string]object{
		"a name": {"user": "alice"}, "an email": {"user": "alice@example.com"}, "an id": {"user": id},
		"a profile": {"profile": profile}, "both": {"user": "alice", "profile": profile},
	} {
		made := c.ok("POST", "/_emulator/sessions", asked)
		own := *c
		own.secret = made.text("sessionSecret")
		me := own.ok("GET", "/api/rest/user/me", nil)
		if me.text("name") != "alice" || made.status != http.StatusCreated {
			t.Errorf("%s: %d %s", name, made.status, me.body)
		}
		current := own.do("GET", "/api/rest/profile/current", nil)
		if want := asked["profile"] != nil; (current.status == http.StatusOK) != want {
			t.Errorf("%s: the current profile: %d %s", name, current.status, current.body)
		}
	}
	for name, asked := range map[string]object{
		"nobody": {}, "another's profile": {"user": "bob", "profile": profile},
		"no duration": {"user": "bob", "lifetime": "soon"}, "no life": {"user": "bob", "lifetime": "0s"},
		"a long life": {"user": "bob", "lifetime": "1000000h"},
	} {
		if a := c.do("POST", "/_emulator/sessions", asked); a.status != http.StatusBadRequest {
			t.Errorf("%s: %d %s", name, a.status, a.body)
		}
	}
	for _, asked := range []object{{"user": "nobody"}, {"profile": "nothing"}} {
		if a := c.do("POST", "/_emulator/sessions", asked); a.status != http.StatusNotFound {
			t.Errorf("%v: %d %s", asked, a.status, a.body)
		}
	}
}

func TestSessionLifetime(t *testing.T) {
	t.Parallel()
	c := fresh(t)
	c.ok("POST", "/_emulator/clock", object{"freeze": true})
	own := *c
	own.secret = c.ok("POST", "/_emulator/sessions", object{"user": "root", "lifetime": "90s"}).text("sessionSecret")
	c.ok("POST", "/_emulator/clock", object{"advance": "91s"})
	if a := own.do("GET", "/api/rest/user/me", nil); a.status != http.StatusForbidden {
		t.Errorf("after its time: %d", a.status)
	}
}
