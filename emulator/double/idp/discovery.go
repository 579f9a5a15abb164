package idp

import (
	"encoding/json"

	"github.com/NamazuStudios/elements-emulator/emulator/engine/sandbox"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/wire"
)

// unqueue takes the next queued answer of an endpoint.
func (v *providerCall) unqueue(at Endpoint) (a *Answer) {
	there := false
	_ = v.box.View(func(tx *sandbox.Tx) error {
		_, there = queuedAt.First(tx, place(v.provider.ID, at))
		return nil
	})
	if !there {
		return nil
	}
	_ = v.box.Update(func(tx *sandbox.Tx) error {
		a = unqueue(tx, v.provider.ID, at)
		return nil
	})
	return a
}

// discovery is the discovery document (OpenID Connect Discovery 1.0).
func (v *providerCall) discovery() (reply, error) {
	p, url := v.provider, v.provider.URL(v.base)
	list := func(texts ...string) []any {
		out := make([]any, len(texts))
		for i, text := range texts {
			out[i] = text
		}
		return out
	}
	return object(
		wire.Member{Key: "issuer", Value: p.IssuerAt(v.base)},
		wire.Member{Key: "authorization_endpoint", Value: url + authorizePath},
		wire.Member{Key: "token_endpoint", Value: url + tokenPath},
		wire.Member{Key: "userinfo_endpoint", Value: url + userInfoPath},
		wire.Member{Key: "end_session_endpoint", Value: url + logoutPath},
		wire.Member{Key: "jwks_uri", Value: url + keysPath},
		wire.Member{Key: "scopes_supported", Value: list(openidScope, profileScope, emailScope)},
		wire.Member{Key: "response_types_supported", Value: list("code")},
		wire.Member{Key: "response_modes_supported", Value: list("query")},
		wire.Member{Key: "grant_types_supported", Value: list("authorization_code", "refresh_token", "client_credentials")},
		wire.Member{Key: "subject_types_supported", Value: list("public")},
		wire.Member{Key: "id_token_signing_alg_values_supported", Value: list(string(p.SignedWith()))},
		wire.Member{Key: "token_endpoint_auth_methods_supported", Value: list("client_secret_basic", "client_secret_post", "none")},
		wire.Member{Key: "code_challenge_methods_supported", Value: list("S256", "plain")},
	), nil
}

// keys are the public keys, the one that signs first.
func (v *providerCall) keys() (reply, error) {
	list := []any{}
	for generation := v.provider.Generation; generation >= v.provider.Oldest; generation-- {
		k, err := v.server.keys.get(v.provider, generation)
		if err != nil {
			return reply{}, err
		}
		text, err := wire.Encode(k.public)
		if err != nil {
			return reply{}, err
		}
		list = append(list, json.RawMessage(text))
	}
	return object(wire.Member{Key: "keys", Value: list}), nil
}
