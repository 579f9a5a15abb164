package oidc

import (
	"encoding/json"
	"net/http"
	"net/url"
	"strings"

	"github.com/NamazuStudios/elements-emulator/emulator/engine/outgoing"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/rest"
	"github.com/NamazuStudios/elements-emulator/emulator/signin/oidcprovider"
)

// exchange gets the identity token for a code from a token endpoint
// (oidc_session.12). Outbound routes only.
func exchange(c *rest.Call, provider *oidcprovider.Row, endpoint *string, code string) (string, error) {
	if endpoint == nil {
		return "", rest.Unknown("The discovery document of provider %q has no token_endpoint.", provider.Name)
	}
	r, err := tokenRequest(c, provider, *endpoint, code)
	if err != nil {
		return "", err
	}
	answer, err := outgoing.Do(c.Outgoing(), r)
	if err != nil {
		return "", err
	}
	if answer.Status != http.StatusOK {
		return "", rest.Forbidden("The token endpoint answered with status %d.", answer.Status)
	}
	var said struct {
		IDToken *string `json:"id_token"`
	}
	if err := json.Unmarshal(answer.Body, &said); err != nil || !answer.JSON() {
		return "", rest.Unknown("The token endpoint answered something that can't be read.").Because(err)
	}
	if said.IDToken == nil {
		return "", rest.Forbidden("The token endpoint's answer has no id_token.")
	}
	return *said.IDToken, nil
}

// tokenRequest names the server to the token endpoint: the client id always in
// the body, the secret where the provider wants it.
func tokenRequest(c *rest.Call, provider *oidcprovider.Row, endpoint, code string) (*http.Request, error) {
	form := url.Values{
		"grant_type": {"authorization_code"}, "code": {code},
		"redirect_uri": {provider.Redirect(c)}, "client_id": {provider.ClientID},
	}
	inBody := provider.TokenEndpointAuthMethod != nil && *provider.TokenEndpointAuthMethod == oidcprovider.SecretPost
	if inBody {
		form.Set("client_secret", provider.ClientSecret)
	}
	r, err := http.NewRequestWithContext(c.Context(), http.MethodPost, endpoint, strings.NewReader(form.Encode()))
	if err != nil {
		return nil, err
	}
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	r.Header.Set("Accept", "application/json")
	if !inBody {
		r.SetBasicAuth(provider.ClientID, provider.ClientSecret)
	}
	return r, nil
}
