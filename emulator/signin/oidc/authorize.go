package oidc

import (
	"net/url"
	"strings"

	"github.com/NamazuStudios/elements-emulator/emulator/engine/wire"
	"github.com/NamazuStudios/elements-emulator/emulator/signin/oidcprovider"
)

// authorizeURL is where the browser begins a login (oidc_session.4).
func authorizeURL(endpoint string, provider *oidcprovider.Row, a *Attempt, redirectURI string) string {
	var b strings.Builder
	b.WriteString(endpoint)
	b.WriteString(separator(endpoint))
	b.WriteString("response_type=code")
	add := func(name, value string) { b.WriteString("&" + formEncode(name) + "=" + formEncode(value)) }
	add("client_id", provider.ClientID)
	add("redirect_uri", redirectURI)
	add("state", a.State)
	add("nonce", a.nonce)
	if len(provider.Scopes) > 0 {
		add("scope", joined(provider.Scopes))
	}
	for _, p := range provider.ExtraAuthorizeParams.Stored() {
		add(p.Name, p.Value)
	}
	return b.String()
}

// joined are scopes with spaces between them; one that is null is written out.
func joined(scopes []*string) string {
	texts := make([]string, len(scopes))
	for i, scope := range scopes {
		texts[i] = wire.Or(scope, "null")
	}
	return strings.Join(texts, " ")
}

// separator is what joins a query to a URL.
func separator(url string) string {
	if strings.Contains(url, "?") {
		return "&"
	}
	return "?"
}

var formSpecials = strings.NewReplacer("%2A", "*", "~", "%7E")

// formEncode encodes a text for a form as the server does.
func formEncode(text string) string { return formSpecials.Replace(url.QueryEscape(text)) }
