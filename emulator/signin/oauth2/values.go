package oauth2

import (
	"slices"
	"strings"

	"github.com/NamazuStudios/elements-emulator/emulator/engine/rest"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/wire"
	"github.com/NamazuStudios/elements-emulator/emulator/signin/oauth2scheme"
)

// values are what a client sends, by key.
type values map[string]string

// clientValues merges headers and parameters (auth_oauth2.3).
func clientValues(req *SessionRequest) (values, error) {
	merged := values{}
	for key, value := range req.RequestParameters {
		if value != nil {
			merged[key] = *value
		}
	}
	for key, value := range req.RequestHeaders {
		known, there := merged[key]
		switch {
		case value == nil && !there:
		case value == nil, there && known != *value:
			return nil, rest.Forbidden("The key %q is in requestHeaders and requestParameters with different values.", key)
		default:
			merged[key] = *value
		}
	}
	return merged, nil
}

// of takes the configured values from the client or from the scheme; blank
// ones are left out (auth_oauth2.4).
func (v values) of(configured []oauth2scheme.KeyValue) values {
	out := values{}
	for _, kv := range configured {
		if kv.Key == nil {
			continue // see nullKey
		}
		key, value := *kv.Key, wire.Or(kv.Value, "")
		if kv.FromClient {
			value = v[key]
		}
		if strings.TrimSpace(value) != "" {
			out[key] = value
		}
	}
	return out
}

// nullKey says whether a scheme has a value without a key, on which the server
// fails (auth_oauth2.4).
func nullKey(scheme *oauth2scheme.Row) bool {
	return slices.ContainsFunc(slices.Concat(scheme.Headers, scheme.Params, scheme.Body), func(kv oauth2scheme.KeyValue) bool {
		return kv.Key == nil && !kv.FromClient && strings.TrimSpace(wire.Or(kv.Value, "")) != ""
	})
}

// userID is the external id that the client itself sends, or empty where the
// scheme takes it from the answer (auth_oauth2.7).
func (v values) userID(scheme *oauth2scheme.Row) (string, error) {
	for _, list := range [][]oauth2scheme.KeyValue{scheme.Headers, scheme.Params, scheme.Body} {
		for _, kv := range list {
			if !kv.UserID {
				continue
			}
			if !kv.FromClient {
				return "", nil
			}
			id := v[wire.Or(kv.Key, "")]
			if strings.TrimSpace(id) == "" {
				return "", rest.Forbidden("The scheme needs a user id under the key %q.", wire.Or(kv.Key, ""))
			}
			return id, nil
		}
	}
	return "", nil
}
