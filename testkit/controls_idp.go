package testkit

import (
	"context"
	"net/http"
)

// IdentityProviders are the built-in identity providers of the sandbox.
func (c *Controls) IdentityProviders(ctx context.Context) ([]IdentityProvider, error) {
	var list struct {
		Providers []IdentityProvider `json:"providers"`
	}
	err := c.call(ctx, http.MethodGet, "/idp", nil, &list)
	return list.Providers, err
}

// IdentityProvider is the identity provider with a name. An unknown one is a
// 404.
func (c *Controls) IdentityProvider(ctx context.Context, name string) (p IdentityProvider, err error) {
	return p, c.call(ctx, http.MethodGet, below("/idp", name), nil, &p)
}

// AddIdentityProvider adds an identity provider, in the place of the one that
// has its name. It returns it with its URLs and what was left out.
func (c *Controls) AddIdentityProvider(ctx context.Context, p IdentityProvider) (added IdentityProvider, err error) {
	p.URLs = nil // they are the emulator's to say
	return added, c.call(ctx, http.MethodPost, "/idp", p, &added)
}

// DeleteIdentityProvider deletes an identity provider with all that it handed
// out.
func (c *Controls) DeleteIdentityProvider(ctx context.Context, name string) error {
	return c.call(ctx, http.MethodDelete, below("/idp", name), nil, nil)
}

// MintTokens are tokens of an identity provider, as if somebody had signed in.
func (c *Controls) MintTokens(ctx context.Context, provider string, asked MintTokens) (made Tokens, err error) {
	return made, c.call(ctx, http.MethodPost, below("/idp", provider)+"/tokens", asked, &made)
}

// RotateKeys lets another key sign from now on. With retire the keys that
// signed before are no longer published.
func (c *Controls) RotateKeys(ctx context.Context, provider string, retire bool) error {
	return c.call(ctx, http.MethodPost, below("/idp", provider)+"/rotate", map[string]bool{"retire": retire}, nil)
}

// QueueAnswer queues what stands in for the next answer of an endpoint of an
// identity provider.
func (c *Controls) QueueAnswer(ctx context.Context, provider string, a IdentityAnswer) error {
	return c.call(ctx, http.MethodPost, below("/idp", provider)+"/answers", a, nil)
}

// IdentityRequests are the last requests that an identity provider got, oldest
// first.
func (c *Controls) IdentityRequests(ctx context.Context, provider string) ([]IdentityRequest, error) {
	var list struct {
		Requests []IdentityRequest `json:"requests"`
	}
	err := c.call(ctx, http.MethodGet, below("/idp", provider)+"/requests", nil, &list)
	return list.Requests, err
}

// ClearIdentityRequests forgets what an identity provider was asked.
func (c *Controls) ClearIdentityRequests(ctx context.Context, provider string) error {
	return c.call(ctx, http.MethodDelete, below("/idp", provider)+"/requests", nil, nil)
}
