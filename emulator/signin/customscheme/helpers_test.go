package customscheme_test

import (
	"crypto/x509"
	"encoding/base64"
	"encoding/json"
	"net/http"
	"sync"
	"testing"

	"github.com/golang-jwt/jwt/v5"

	"github.com/NamazuStudios/elements-emulator/emulator/apitest"
	"github.com/NamazuStudios/elements-emulator/emulator/core/session"
	"github.com/NamazuStudios/elements-emulator/emulator/core/user"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/rest"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/sandbox"
	"github.com/NamazuStudios/elements-emulator/emulator/signin/customscheme"
)

const path = "/auth_scheme/custom"

var super = rest.Caller{Level: rest.Superuser, UserID: "root"}

// pairs are two pairs of keys for all tests: to make one takes long.
var pairs = sync.OnceValue(func() (out [2]customscheme.Pair) {
	for i := range out {
		made, err := customscheme.NewPair()
		if err != nil {
			panic(err)
		}
		out[i] = made
	}
	return out
})

type object = map[string]any

// newAPI is an API with the user NAME, whom tokens lead to (custom_jwt.5), and
// the route /whoami, which takes a token as a parameter.
func newAPI(t *testing.T) *apitest.API {
	t.Helper()
	api := apitest.New(t, append(customscheme.Routes(), whoami()), user.Tables(), session.Tables(), customscheme.Tables())
	api.Update(func(tx *sandbox.Tx) error {
		_, err := user.Create(tx, user.Creation{Name: "NAME", Level: rest.User})
		return err
	})
	return api
}

type whoamiIn struct {
	Token string `query:"token"`
}

func whoami() rest.Route {
	return rest.Get("/whoami", rest.Unprivileged, func(c *rest.Call, in whoamiIn) (rest.Caller, error) {
		err := customscheme.Authenticate(c, in.Token)
		return c.Caller, err
	}, rest.Hidden)
}

// request is a scheme for the audience "game", with changes. A nil value is
// left out.
func request(t *testing.T, more object) string {
	t.Helper()
	all := object{
		"audience": "game", "publicKey": pairs()[0].Public, "algorithm": "RSA_256", "userLevel": "USER",
		"tags": []string{"a", "b"}, "allowedIssuers": []string{"me"},
	}
	return body(t, all, more)
}

func body(t *testing.T, all, more object) string {
	t.Helper()
	for name, value := range more {
		all[name] = value
		if value == nil {
			delete(all, name)
		}
	}
	data, err := json.Marshal(all)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// read is the body of a call that must succeed.
func read[T any](t *testing.T, a apitest.Answer) (out T) {
	t.Helper()
	if err := json.Unmarshal([]byte(a.Body), &out); err != nil || a.Status != http.StatusOK {
		t.Fatalf("%d %s", a.Status, a.Body)
	}
	return out
}

func add(t *testing.T, api *apitest.API, more object) customscheme.Response {
	t.Helper()
	return read[customscheme.Response](t, api.Call(super, http.MethodPost, path, request(t, more)))
}

// sign makes a token of the first pair, good for an hour, with changes. A nil
// claim is left out.
func sign(t *testing.T, method jwt.SigningMethod, pair customscheme.Pair, more object) string {
	t.Helper()
	claims := jwt.MapClaims{
		"iss": "me", "aud": "game", "sub": "s", "exp": apitest.Now.Unix() + 3600,
		"elm_atype": "custom", "elm_ukey": "name", "elm_usr": object{"name": "ann", "level": "USER"},
	}
	for name, value := range more {
		claims[name] = value
		if value == nil {
			delete(claims, name)
		}
	}
	data, err := base64.StdEncoding.DecodeString(pair.Private)
	if err != nil {
		t.Fatal(err)
	}
	key, err := x509.ParsePKCS8PrivateKey(data)
	if err != nil {
		t.Fatal(err)
	}
	text, err := jwt.NewWithClaims(method, claims).SignedString(key)
	if err != nil {
		t.Fatal(err)
	}
	return text
}
