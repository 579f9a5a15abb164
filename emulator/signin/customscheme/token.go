package customscheme

import (
	"errors"
	"slices"
	"time"

	"github.com/NamazuStudios/elements-emulator/emulator/core/user"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/constraint"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/rest"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/sandbox"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/token"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/wire"
)

// customType is the authentication type that a token must name.
const customType = "custom"

// userKeys are the names of the stored users that the server looks for, by
// what a token says its user is known by (custom_jwt.5).
var userKeys = map[string]string{"name": "NAME", "email": "EMAIL", "externalUserId": "EXTERNAL_USER_ID"}

// Authenticate makes the user of a token the caller (custom_jwt.1 to .6). No
// session is made, nothing is refreshed, and there is no profile. The server
// does not look for the user that the token describes, but for one that is
// called NAME, EMAIL or EXTERNAL_USER_ID, so in practice it refuses every
// token; the emulator does the same (custom_jwt.5).
func Authenticate(c *rest.Call, text string) error {
	t, err := token.Parse(text)
	if err != nil {
		return rest.Forbidden("The token can't be read: %v.", err)
	}
	if err := current(t, time.UnixMilli(c.Tx.Now())); err != nil {
		return err
	}
	scheme, err := accepting(c.Tx, t)
	if err != nil {
		return err
	}
	key, err := claimedUser(t, scheme)
	if err != nil {
		return err
	}
	return useNamed(c, t, key)
}

// current checks that a token is neither over nor ahead of its time
// (custom_jwt.1).
func current(t *token.Token, now time.Time) error {
	if exp, ok := t.Time("exp"); ok && exp.Before(now) {
		return rest.Unauthorized("The token expired at %s.", exp.UTC().Format(time.RFC3339))
	}
	if nbf, ok := t.Time("nbf"); ok && nbf.After(now) {
		return rest.Forbidden("The token is not valid before %s.", nbf.UTC().Format(time.RFC3339))
	}
	return nil
}

// accepting is the first scheme for the token's audience that allows its
// issuer and whose key verifies it (custom_jwt.2, custom_jwt.3).
func accepting(tx *sandbox.Tx, t *token.Token) (*Row, error) {
	none := rest.Forbidden("No custom auth scheme for the audiences %q accepts the token.", t.Audience()).Quiet()
	for _, scheme := range candidates(tx, t.Audience()) {
		issuer, ok := t.Text("iss")
		if !ok {
			return nil, rest.Forbidden("The token has no issuer (claim iss).")
		}
		if !slices.Contains(wire.Values(scheme.AllowedIssuers), issuer) {
			continue
		}
		switch fits, err := scheme.signed(t); {
		case err != nil:
			return nil, err
		case fits:
			return scheme, nil
		}
	}
	return nil, none
}

// candidates are the schemes of audiences, the oldest first.
func candidates(tx *sandbox.Tx, audiences []string) []*Row {
	var rows []*Row
	for _, audience := range audiences {
		if row, ok := ByAudience.First(tx, audience); ok && !slices.Contains(rows, row) {
			rows = append(rows, row)
		}
	}
	slices.SortFunc(rows, func(a, b *Row) int {
		if a.ID < b.ID {
			return -1
		}
		return 1
	})
	return rows
}

// signed says whether the scheme's key made the signature of a token.
func (r *Row) signed(t *token.Token) (bool, error) {
	key, err := ReadKey(r.PublicKey)
	if err != nil {
		return false, err
	}
	algorithms := map[Algorithm]string{RSA256: "RS256", RSA384: "RS384", RSA512: "RS512"}
	err = t.Verify(algorithms[r.Algorithm], key)
	if errors.Is(err, token.ErrSignature) {
		return false, nil
	}
	return err == nil, err
}

// claim is the user that a token describes (05, custom_jwt, elm_usr).
type claim struct {
	Name           *string     `json:"name"`
	Email          *string     `json:"email"`
	Level          *rest.Level `json:"level"`
	ExternalUserID *string     `json:"externalUserId"`
}

// claimedUser checks what a token says of its user, and returns what he is
// known by (custom_jwt.3, custom_jwt.4).
func claimedUser(t *token.Token, scheme *Row) (key string, err error) {
	if kind, _ := t.Text("elm_atype"); kind != customType {
		return "", rest.Forbidden("The claim elm_atype is %q, not %q.", kind, customType)
	}
	if _, ok := t.Text("sub"); !ok {
		return "", rest.Forbidden("The token has no subject (claim sub).")
	}
	name, _ := t.Text("elm_ukey")
	key, ok := userKeys[name]
	if !ok {
		return "", rest.Forbidden("The claim elm_ukey is %q, not one of name, email, externalUserId.", name)
	}
	described, err := readClaim(t)
	if err != nil {
		return "", err
	}
	if !scheme.UserLevel.AtLeast(*described.Level) {
		return "", rest.Forbidden("The token asks for level %s; the auth scheme allows %s.", *described.Level, scheme.UserLevel)
	}
	return key, nil
}

func readClaim(t *token.Token) (out claim, err error) {
	o, ok := t.Object("elm_usr")
	if !ok {
		return out, rest.Forbidden("The claim elm_usr is no object.")
	}
	if o == nil {
		return out, rest.Unknown("The token has no claim elm_usr.").By("custom_jwt.3")
	}
	data, err := wire.Encode(o)
	if err != nil {
		return out, err
	}
	if err := wire.Decode(data, &out); err != nil {
		return out, rest.Unknown("The claim elm_usr can't be read: %v.", err).By("custom_jwt.3")
	}
	switch {
	case out.Level == nil:
		return out, rest.Forbidden("The claim elm_usr has no level.")
	case out.Email != nil && !constraint.Matches(constraint.Email, *out.Email):
		return out, rest.Forbidden("The claim elm_usr: email %s.", constraint.Text(constraint.Email))
	}
	return out, nil
}

// useNamed makes the user with a name or an address the caller (custom_jwt.5).
func useNamed(c *rest.Call, t *token.Token, name string) error {
	c.Defect("custom_jwt.5")
	row, err := user.Find(c.Tx, name)
	if err != nil {
		return rest.Forbidden("The server looks for a user called %s, not for the one that the token describes; there is none.", name).Quiet()
	}
	if _, ok := t.Time("exp"); !ok {
		return rest.Forbidden("The token has no expiry (claim exp).")
	}
	c.Caller = rest.Caller{Level: row.Level, UserID: row.ID}
	return nil
}
