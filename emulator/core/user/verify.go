package user

import (
	"html"
	"time"

	"github.com/NamazuStudios/elements-emulator/emulator/engine/outbox"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/rest"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/sandbox"
)

// verificationTimeout is the life of a verification token
// (email_verification.5).
const verificationTimeout = 24 * time.Hour

// Token is a secret that was mailed to an address and works once.
type Token struct {
	// Secret is a UUID.
	Secret, UserID, Email string
	// Expires is an instant in ms since the epoch.
	Expires int64
}

func tokenSecret(t *Token) string  { return t.Secret }
func tokenOwner(t *Token) string   { return t.UserID }
func tokenExpires(t *Token) int64  { return t.Expires }
func emailOf(p *resetPause) string { return p.email }

// Verifications are the outstanding tokens that verify an address.
var Verifications = sandbox.Define("email verification token", tokenSecret,
	sandbox.OwnedBy(sandbox.Many("user", tokenOwner)), sandbox.Deadline(tokenExpires))

// RequestVerification mails a token for an address to a caller
// (email_verification.2 to .6).
func RequestVerification(c *rest.Call, email, base string) (UID, error) {
	tx := c.Tx
	uid, err := uidToVerify(c, NormalEmail(email))
	if err != nil {
		return UID{}, err
	}
	token := &Token{Secret: tx.NewUUID(), UserID: uid.UserID, Email: uid.ID, Expires: tx.Now() + verificationTimeout.Milliseconds()}
	if err := Verifications.Insert(tx, token); err != nil {
		return UID{}, err
	}
	// The server keeps what it stored so far when the mail fails
	// (email_verification.6).
	tx.Commit()
	if err := sendLink(tx, uid.ID, "Please verify your email address", "To verify your email address, open", base, token.Secret); err != nil {
		return UID{}, err
	}
	uid, err = setStatus(tx, uid, Pending)
	return uid.View(), err
}

// uidToVerify is the identity behind an address that a caller may verify.
func uidToVerify(c *rest.Call, email string) (*UIDRow, error) {
	uid, found, err := findEmail(c.Tx, email)
	if err != nil {
		return nil, err
	}
	if c.Caller.Level.AtLeast(rest.Superuser) {
		if !found {
			return nil, rest.NotFound("No user has the email %q.", email)
		}
		return uid, nil
	}
	if !found {
		if err := Link(c.Tx, c.Caller.UserID, EmailScheme, email, Unverified); err != nil {
			return nil, err
		}
		uid, _ = FindUID(c.Tx, EmailScheme, email)
	}
	if !c.Caller.Is(uid.UserID) {
		return nil, rest.Forbidden("The email %q belongs to another user.", email)
	}
	return uid, nil
}

// CompleteVerification redeems a token (email_verification.8).
func CompleteVerification(tx *sandbox.Tx, secret string) (UID, error) {
	token, ok := Verifications.Get(tx, secret)
	if !ok {
		return UID{}, rest.NotFound("The verification token is unknown, used or expired.")
	}
	// It is used up, even where nothing comes of it (email_verification.7).
	Verifications.Delete(tx, secret)
	tx.Commit()
	uid, ok := FindUID(tx, EmailScheme, token.Email)
	if !ok {
		return UID{}, rest.NotFound("The email %q is no longer linked to a user.", token.Email)
	}
	uid, err := setStatus(tx, uid, Verified)
	return uid.View(), err
}

// sendLink mails a link that carries a token.
func sendLink(tx *sandbox.Tx, to, subject, text, base, token string) error {
	link := base + "?token=" + token
	shown := html.EscapeString(link)
	return outbox.Add(tx, outbox.Message{
		Kind: outbox.Mail, To: to, Subject: subject, Link: link, Token: token,
		Body: "<p>" + text + ` <a href="` + shown + `">` + shown + "</a></p>",
	})
}
