package control_test

import (
	"net/http"
	"testing"
)

func TestOutbox(t *testing.T) {
	t.Parallel()
	c := fresh(t)
	c.signUp("alice")
	ask := func(email string) answer {
		return c.do("POST", "/api/rest/user/password/reset/request", object{"email": email})
	}
	if a := ask("root@example.com"); a.status != http.StatusBadRequest {
		t.Errorf("while mail is off: %d %s", a.status, a.body)
	}
	c.ok("POST", "/_emulator/clock", object{"advance": "2m"})
	c.ok("PUT", "/_emulator/outbox/mail", object{"mode": "outbox"})
	ask("root@example.com")
	ask("alice@example.com")
	all := c.ok("GET", "/_emulator/outbox", nil)
	if all.text("mail") != "outbox" || len(all.list("messages")) != 2 {
		t.Fatal(all.body)
	}
	mails := c.ok("GET", "/_emulator/outbox?to=alice@example.com&kind=mail", nil).list("messages")
	if len(mails) != 1 || mails[0]["to"] != "alice@example.com" || mails[0]["kind"] != "mail" {
		t.Fatalf("%v", mails)
	}
	c.ok("POST", "/api/rest/user/password/reset/complete", object{"token": mails[0]["token"], "password": "new"})
	c.ok("POST", "/api/rest/session", object{"userId": "alice", "password": "new"})
	if n := len(c.ok("GET", "/_emulator/outbox?kind=push", nil).list("messages")); n != 0 {
		t.Errorf("%d pushes", n)
	}
	c.ok("DELETE", "/_emulator/outbox", nil)
	c.ok("DELETE", "/_emulator/outbox", nil)
	if n := len(c.ok("GET", "/_emulator/outbox", nil).list("messages")); n != 0 {
		t.Errorf("%d messages after clearing", n)
	}
	c.ok("PUT", "/_emulator/outbox/mail", object{"mode": "off"})
	if other := c.fork(nil).ok("GET", "/_emulator/outbox", nil); other.text("mail") != "off" {
		t.Errorf("another sandbox: %s", other.body)
	}
}
