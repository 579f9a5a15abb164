package googleplay

import (
	"net/http"
	"net/url"
	"strings"
	"time"

	"github.com/golang-jwt/jwt/v5"

	"github.com/NamazuStudios/elements-emulator/emulator/engine/rest"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/sandbox"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/wire"
	"github.com/NamazuStudios/elements-emulator/emulator/shop/purchase"
)

// What a service account signs in with.
const (
	scope     = "https://www.googleapis.com/auth/androidpublisher"
	tokenURL  = "https://oauth2.googleapis.com/token"
	grantType = "urn:ietf:params:oauth:grant-type:jwt-bearer"
	tokenLife = time.Hour
)

// account is the key of a service account.
type account struct{ email, keyID, key, tokenURL string }

// accountOf reads a jsonKey.
func accountOf(key *wire.Object) account {
	text := func(name string) string {
		value, _ := key.Get(name)
		s, _ := value.(string)
		return s
	}
	a := account{email: text("client_email"), keyID: text("private_key_id"), key: text("private_key"), tokenURL: text("token_uri")}
	if a.tokenURL == "" {
		a.tokenURL = tokenURL
	}
	return a
}

// accessToken signs in (google.3).
func (a account) accessToken(c *rest.Call) (string, error) {
	assertion, err := a.assertion(c)
	if err != nil {
		return "", purchase.Failed("the jsonKey can't sign: %v", err)
	}
	form := url.Values{"grant_type": {grantType}, "assertion": {assertion}}
	r, err := http.NewRequestWithContext(c.Context(), http.MethodPost, a.tokenURL, strings.NewReader(form.Encode()))
	if err != nil {
		return "", purchase.Failed("the token_uri of the jsonKey can't be called")
	}
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	var said struct {
		AccessToken string `json:"access_token"`
		Error       string `json:"error"`
	}
	status, err := purchase.Ask(c, r, &said)
	if err == nil && (status != http.StatusOK || said.AccessToken == "") {
		err = purchase.Failed("Google gave no access token: %d %s", status, said.Error)
	}
	return said.AccessToken, err
}

// assertion is what the account says of itself, signed with its key.
func (a account) assertion(c *rest.Call) (string, error) {
	key, err := jwt.ParseRSAPrivateKeyFromPEM([]byte(a.key))
	if err != nil {
		return "", err
	}
	var now time.Time
	_ = c.View(func(tx *sandbox.Tx) error {
		now = time.UnixMilli(tx.Now())
		return nil
	})
	token := jwt.NewWithClaims(jwt.SigningMethodRS256, jwt.MapClaims{
		"iss": a.email, "scope": scope, "aud": a.tokenURL, "iat": now.Unix(), "exp": now.Add(tokenLife).Unix(),
	})
	token.Header["kid"] = a.keyID
	return token.SignedString(key)
}
