package session

import (
	"net/http"
	"regexp"
	"strings"

	"github.com/NamazuStudios/elements-emulator/emulator/core/profile"
	"github.com/NamazuStudios/elements-emulator/emulator/core/user"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/rest"
)

// tokenShape is that of a custom scheme's token (auth.15).
var tokenShape = regexp.MustCompile(`^[\w-]*\.[\w-]*\.[\w-]*$`)

// suffixShape is what a word that follows a secret must hold (auth.12): the
// server does not look whether it is an id.
var suffixShape = regexp.MustCompile(`[up]\w+`)

// Credentials turns the headers of a request into its caller.
type Credentials struct {
	// Token checks the token of a custom scheme and sets the caller
	// (auth.15). Without it every token is refused.
	Token func(c *rest.Call, token string) error
}

// Authenticate sets the caller of a call (auth.1 to auth.15).
func (a Credentials) Authenticate(c *rest.Call) error {
	h := c.Request.Header
	if values, ok := h["Authorization"]; ok {
		text, err := bearer(values[0])
		if err != nil {
			return err
		}
		if err := a.use(c, text); err != nil {
			return err
		}
	}
	if values := secretHeader(h); values != nil {
		text, err := secretOf(values[0])
		if err != nil {
			return err
		}
		if err := a.use(c, text); err != nil {
			return err
		}
	}
	if values, ok := h["Elements-Profileid"]; ok {
		overrideProfile(c, strings.TrimSpace(values[0]))
	}
	return nil
}

// secretHeader is the preferred of the two headers that carry a secret.
func secretHeader(h http.Header) []string {
	if values := h["Elements-Sessionsecret"]; values != nil {
		return values
	}
	return h["Socialengine-Sessionsecret"]
}

// bearer takes the secret out of an Authorization header (auth.11).
func bearer(value string) (string, error) {
	words := strings.Fields(value)
	switch {
	case len(words) == 1:
		return words[0], nil
	case len(words) == 2 && words[0] == "Bearer":
		return words[1], nil
	default:
		return "", rest.Forbidden("The Authorization header must be \"Bearer <session secret>\".")
	}
}

// secretOf takes the secret out of a session-secret header; what follows it
// has no effect but must have the right shape (auth.12).
func secretOf(value string) (string, error) {
	words := strings.Fields(value)
	if len(words) == 0 {
		return "", rest.Unknown("The session secret is empty.").By("auth.6")
	}
	for _, suffix := range words[1:] {
		if !suffixShape.MatchString(suffix) {
			return "", rest.Unknown("Invalid SessionSecret Header").By("auth.12")
		}
	}
	return words[0], nil
}

// isToken says whether a credential has the shape of a token. The dots are
// counted first: most credentials are secrets, which have none.
func isToken(text string) bool {
	return strings.Count(text, ".") == 2 && tokenShape.MatchString(text)
}

// use makes a credential's user the caller.
func (a Credentials) use(c *rest.Call, text string) error {
	if !isToken(text) {
		return useSecret(c, text)
	}
	if a.Token == nil {
		return rest.Forbidden("No custom auth scheme accepts the token.")
	}
	return a.Token(c, text)
}

// resolved is what a secret was found to be: a look-up instead of parsing,
// checksum and digest.
type resolved struct {
	sessionID, userID string
	password          user.Password
}

// useSecret makes the user of a session the caller and lets the session slide
// (auth.4 to auth.8).
func useSecret(c *rest.Call, text string) error {
	found, err := resolve(c, text)
	if err != nil || found == nil {
		return err
	}
	owner, ok := user.Users.Get(c.Tx, found.userID)
	if !ok || owner.Password != found.password {
		return dead(c, text)
	}
	row, ok := Sessions.Get(c.Tx, found.sessionID)
	if !ok || !row.live(c.Tx.Now(), owner) {
		return dead(c, text)
	}
	slid := *row
	slid.Expires = c.Tx.Now() + c.Settings.SessionTimeout.Milliseconds()
	if err := Sessions.Put(c.Tx, &slid); err != nil {
		return err
	}
	c.Caller = rest.Caller{Level: owner.Level, UserID: owner.ID, SessionID: row.ID, ProfileID: row.ProfileID}
	return attachProfile(c, row.ProfileID)
}

func cacheKey(text string) string { return "session secret " + text }

// resolve takes a secret apart, or remembers having done it. It is nil for a
// dead one that is forgiven.
func resolve(c *rest.Call, text string) (*resolved, error) {
	cache := c.Sandbox().Cache()
	if v, ok := cache.Get(cacheKey(text)); ok {
		return v.(*resolved), nil
	}
	secret, err := ParseSecret(text)
	if err != nil {
		return nil, rest.Unknown("The credentials are malformed: %v.", err).By("auth.6")
	}
	owner, ok := user.Users.Get(c.Tx, secret.UserID())
	if !ok {
		return nil, dead(c, text)
	}
	found := &resolved{sessionID: secret.sessionID(owner.Password), userID: owner.ID, password: owner.Password}
	row, ok := Sessions.Get(c.Tx, found.sessionID)
	if !ok || !row.live(c.Tx.Now(), owner) {
		return nil, dead(c, text)
	}
	cache.Put(cacheKey(text), found, c.Settings.SessionTimeout)
	return found, nil
}

// attachProfile makes a session's profile the current one, as it was before
// this call, and notes that it was used (auth.8, session.10).
func attachProfile(c *rest.Call, id string) error {
	if id == "" {
		return nil
	}
	if row, ok := profile.Profiles.Get(c.Tx, id); ok {
		c.Caller.Profile = row
	}
	return profile.TouchLogin(c.Tx, id, c.Tx.Now())
}

// overrideProfile makes another profile the current one, where the caller may
// (auth.13).
func overrideProfile(c *rest.Call, id string) {
	row, err := profile.FindActive(c.Tx, id)
	if err != nil || c.Caller.Anonymous() {
		return
	}
	if c.Caller.Level.AtLeast(rest.Superuser) || c.Caller.Is(row.UserID) {
		c.Caller.ProfileID, c.Caller.Profile = row.ID, row
	}
}
