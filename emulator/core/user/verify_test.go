package user_test

import (
	"net/http"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/NamazuStudios/elements-emulator/emulator"
	"github.com/NamazuStudios/elements-emulator/emulator/apitest"
	"github.com/NamazuStudios/elements-emulator/emulator/apitest/whole"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/outbox"
)

func verify(s *whole.Server, by whole.Session, email string) apitest.Answer {
	return s.Call(by.Secret, http.MethodPost, "/user/me/email/verify", `{"email":"`+email+`"}`)
}

func redeem(s *whole.Server, token string) apitest.Answer {
	return s.Call("", http.MethodGet, "/verify?token="+token, "")
}

// uid is an identity as it is shown.
func uid(email string, owner whole.Session, status string) string {
	return `{"scheme":"dev.getelements.auth.scheme.email","id":"` + email + `","userId":"` + owner.UserID + `","verificationStatus":"` + status + `"}`
}

// email_verification.2, .5, .8
func TestVerifyEmail(t *testing.T) {
	t.Parallel()
	s := withMail(t)
	ann := s.SignUp("ann")
	want(t, verify(s, ann, " Ann@Example.com "), 200, "", uid("ann@example.com", ann, "PENDING"))
	sent := mails(t, s, "ann@example.com")
	if len(sent) != 1 {
		t.Fatalf("%d mails", len(sent))
	}
	m := sent[0]
	if link := apitest.BaseURL + "/api/rest/verify?token=" + m.Token; m.Kind != outbox.Mail || m.Link != link || m.At != s.Now() || m.Subject == "" || !strings.Contains(m.Body, `href="`+link+`"`) {
		t.Errorf("got %+v", m)
	}
	if !regexp.MustCompile(`^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$`).MatchString(m.Token) {
		t.Errorf("the token is %s", m.Token)
	}
	want(t, redeem(s, m.Token), 200, "", uid("ann@example.com", ann, "VERIFIED"))
	want(t, redeem(s, m.Token), 404, "NOT_FOUND", "used")
}

// email_verification.7
func TestSeveralVerificationTokens(t *testing.T) {
	t.Parallel()
	s := withMail(t)
	ann := s.SignUp("ann")
	verify(s, ann, "ann@example.com")
	verify(s, ann, "ann@example.com")
	for _, m := range mails(t, s, "ann@example.com") {
		want(t, redeem(s, m.Token), 200, "", "VERIFIED")
		want(t, redeem(s, m.Token), 404, "NOT_FOUND", "")
	}
}

// email_verification.3
func TestVerifyAgainStartsAnew(t *testing.T) {
	t.Parallel()
	s := withMail(t)
	ann := s.SignUp("ann")
	verify(s, ann, "ann@example.com")
	redeem(s, mails(t, s, "ann@example.com")[0].Token)
	want(t, verify(s, ann, "ann@example.com"), 200, "", "PENDING")
}

// email_verification.5, .8: a token lives for 24 hours, on the sandbox's
// clock.
func TestVerificationTokenExpires(t *testing.T) {
	t.Parallel()
	for after, status := range map[time.Duration]int{24*time.Hour - time.Millisecond: 200, 24 * time.Hour: 404} {
		s := withMail(t)
		verify(s, s.SignUp("ann"), "ann@example.com")
		s.Advance(after)
		if got := redeem(s, mails(t, s, "")[0].Token); got.Status != status {
			t.Errorf("after %s: %d %s", after, got.Status, got.Body)
		}
	}
}

// email_verification.3, .9: a further address is linked; the user's own stays.
func TestVerifyAnotherEmail(t *testing.T) {
	t.Parallel()
	s := withMail(t)
	ann, ben := s.SignUp("ann"), s.SignUp("ben")
	want(t, verify(s, ann, "new@example.com"), 200, "", uid("new@example.com", ann, "PENDING"))
	want(t, verify(s, ben, "new@example.com"), 403, "FORBIDDEN", "another user")
	redeem(s, mails(t, s, "new@example.com")[0].Token)
	want(t, s.Call(ann.Secret, http.MethodGet, "/user/me", ""), 200, "", `"email":"ann@example.com"`)
}

// email_verification.4: a superuser verifies for the owner.
func TestSuperuserVerifies(t *testing.T) {
	t.Parallel()
	s := withMail(t)
	ann, root := s.SignUp("ann"), s.Root()
	want(t, verify(s, root, "nobody@example.com"), 404, "NOT_FOUND", "")
	want(t, verify(s, root, "Ann@example.com"), 200, "", uid("ann@example.com", ann, "PENDING"))
	want(t, redeem(s, mails(t, s, "ann@example.com")[0].Token), 200, "", uid("ann@example.com", ann, "VERIFIED"))
}

// email_verification.6, email.1: without mail it is a 400; what was stored
// before stays, the status does not change.
func TestVerifyWithoutMail(t *testing.T) {
	t.Parallel()
	s := whole.New(t, emulator.Options{})
	ann, ben := s.SignUp("ann"), s.SignUp("ben")
	want(t, verify(s, ann, "new@example.com"), 400, "INVALID_DATA", "--mail=outbox")
	want(t, verify(s, ben, "new@example.com"), 403, "FORBIDDEN", "") // it is ann's now
	if n := len(mails(t, s, "")); n != 0 {
		t.Errorf("%d mails were kept", n)
	}
	link := `{"email":"new@example.com","password":"x"}`
	want(t, s.Call(ann.Secret, http.MethodPost, "/user/me/link/email-password", link), 403, "FORBIDDEN", "not verified")
	acceptMail(t, s, true) // email.3
	want(t, verify(s, ann, "new@example.com"), 200, "", "PENDING")
}

func TestVerifyRefuses(t *testing.T) {
	t.Parallel()
	s := withMail(t)
	ann := s.SignUp("ann")
	want(t, verify(s, whole.Session{}, "ann@example.com"), 403, "FORBIDDEN", "")                                        // email_verification.1
	want(t, s.Call("", http.MethodPost, "/user/me/email/verify", `{}`), 400, "INVALID_DATA", "email: must not be null") // email_verification.1
	want(t, verify(s, ann, ""), 400, "INVALID_DATA", "empty")
	want(t, verify(s, s.Root(), "  "), 400, "INVALID_DATA", "empty")
	for _, token := range []string{"", "x", "%00", "11111111-2222-3333-4444-555555555555", strings.Repeat("x", 5000)} {
		want(t, redeem(s, token), 404, "NOT_FOUND", "")
	}
	want(t, s.Call(ann.Secret, http.MethodGet, "/verify", ""), 404, "NOT_FOUND", "") // email_verification.8
	if n := len(mails(t, s, "")); n != 0 {
		t.Errorf("%d mails were sent", n)
	}
}

// A token of an address that is linked to nobody any more is used up all the
// same (email_verification.7).
func TestVerificationOfADeletedUser(t *testing.T) {
	t.Parallel()
	s := withMail(t)
	ann := s.SignUp("ann")
	verify(s, ann, "ann@example.com")
	token := mails(t, s, "ann@example.com")[0].Token
	s.Must(ann.Secret, http.MethodDelete, "/user/"+ann.UserID, "")
	want(t, redeem(s, token), 404, "NOT_FOUND", "no longer linked")
	s.SignUp("ann")
	want(t, redeem(s, token), 404, "NOT_FOUND", "used")
}
