package idp

import (
	"slices"

	"github.com/NamazuStudios/elements-emulator/emulator/engine/wire"
)

// Pose is whom a provider poses as.
type Pose string

// The poses.
const (
	Plain   Pose = "plain"
	Google  Pose = "google"
	Apple   Pose = "apple"
	Steam   Pose = "steam"
	Discord Pose = "discord"
)

// Constants are all poses.
func (Pose) Constants() []string {
	return []string{string(Plain), string(Google), string(Apple), string(Steam), string(Discord)}
}

// issuer is the issuer in the tokens of a pose; empty for the provider's own
// URL.
func (p Pose) issuer() string {
	switch p {
	case Google:
		return "https://accounts.google.com"
	case Apple:
		return "https://appleid.apple.com"
	case Steam:
		return "https://steamcommunity.com/openid"
	case Discord:
		return "https://discord.com"
	default:
		return ""
	}
}

// algorithm is how the tokens of a pose are signed.
func (p Pose) algorithm() Algorithm {
	if p == Google || p == Apple || p == Discord {
		return RS256
	}
	return ES256
}

// Algorithm is how tokens are signed.
type Algorithm string

// The algorithms. A key for RS256 takes a moment to make.
const (
	ES256 Algorithm = "ES256"
	RS256 Algorithm = "RS256"
)

// Constants are all algorithms.
func (Algorithm) Constants() []string { return []string{string(ES256), string(RS256)} }

// Identity is somebody who can sign in.
type Identity struct {
	// Subject is the id at the provider.
	Subject string
	// Ticket is what a client of an OAuth2 scheme may show for it, besides an
	// access token; empty for none.
	Ticket string
	// Claims are what the provider says of it: email, name and so on.
	Claims *wire.Object
}

// text is a claim that is a text, or empty.
func (i Identity) text(name string) string {
	value, _ := i.Claims.Get(name)
	text, _ := value.(string)
	return text
}

// label is what people call the identity.
func (i Identity) label() string {
	for _, name := range []string{"name", "preferred_username", "given_name", "email"} {
		if text := i.text(name); text != "" {
			return text
		}
	}
	return i.Subject
}

// Client is a program that may use a provider.
type Client struct {
	ID string
	// Secret is empty for a public client, which needs none.
	Secret string
	// RedirectURIs are where the browser may be sent back to; anywhere where
	// there are none.
	RedirectURIs []string
}

// identity is the identity that a text means: a subject, else an email or a
// user name.
func (r *Row) identity(text string) (Identity, bool) {
	fits := []func(Identity) bool{
		func(i Identity) bool { return i.Subject == text },
		func(i Identity) bool { return i.text("email") == text || i.text("preferred_username") == text },
	}
	for _, fit := range fits {
		if at := slices.IndexFunc(r.Identities, fit); at >= 0 && text != "" {
			return r.Identities[at], true
		}
	}
	return Identity{}, false
}

// client is the client with an id. A provider without clients takes any, with
// any secret.
func (r *Row) client(id string) (Client, bool) {
	if len(r.Clients) == 0 {
		return Client{ID: id}, id != ""
	}
	at := slices.IndexFunc(r.Clients, func(c Client) bool { return c.ID == id })
	if at < 0 {
		return Client{}, false
	}
	return r.Clients[at], true
}
