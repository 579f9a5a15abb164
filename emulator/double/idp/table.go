package idp

import (
	"net/url"
	"time"

	"github.com/NamazuStudios/elements-emulator/emulator/engine/sandbox"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/wire"
)

// Row is a provider as it is stored.
type Row struct {
	ID, Name string
	Pose     Pose
	// Issuer and Algorithm are empty for those of the pose.
	Issuer     string
	Algorithm  Algorithm
	Identities []Identity
	Clients    []Client
	// Generation counts how often the keys were rotated; the keys from Oldest
	// on are published.
	Generation, Oldest int
}

// ByName finds the provider with a name.
var ByName = sandbox.Unique("name", func(r *Row) string { return r.Name })

// Providers are all providers.
var Providers = sandbox.Define("identity provider", func(r *Row) string { return r.ID }, sandbox.With(ByName))

// purpose is what a grant is good for.
type purpose string

const (
	codeGrant    purpose = "code"
	accessGrant  purpose = "access"
	refreshGrant purpose = "refresh"
)

// How long grants live.
const (
	codeLife    = time.Minute
	tokenLife   = time.Hour
	refreshLife = 30 * 24 * time.Hour
)

// grant is a code or token that was handed out.
type grant struct {
	Value    string
	Purpose  purpose
	Provider string
	Expires  int64
	// Client is whom it was handed to. Subject is empty where a client signed
	// in for itself.
	Client, Subject, Scope, Nonce string
	// SignedIn is when the person did, in ms since the epoch.
	SignedIn int64
	// Of a code only.
	RedirectURI, Challenge, ChallengeMethod string
}

// maxGrants is how many codes and tokens of a sandbox may be good at one time.
const maxGrants = 100_000

// grants are the codes and tokens that are still good.
var grants = sandbox.Define("identity provider grant", func(g *grant) string { return g.Value },
	sandbox.OwnedBy(sandbox.Many("provider", func(g *grant) string { return g.Provider })),
	sandbox.Deadline(func(g *grant) int64 { return g.Expires }))

// queuedAnswer is an answer that stands in for the next one of an endpoint.
type queuedAnswer struct {
	ID, Provider string
	Endpoint     Endpoint
	Answer
}

// Answer is what is answered instead of the usual: an error, a body, or a
// token that is changed.
type Answer struct {
	// Error is an OAuth2 error such as "access_denied", with a description.
	Error, Description string
	// Status, ContentType and Body are a whole answer. Status alone changes
	// the status of an error.
	Status      int
	ContentType string
	Body        string
	// Token changes the next identity token; nil for none.
	Token *Token
}

var queuedAt = sandbox.Many("place", func(q *queuedAnswer) string { return place(q.Provider, q.Endpoint) })

func place(provider string, e Endpoint) string { return provider + " " + string(e) }

// What may be queued in a sandbox: answers, and bytes of their bodies.
const (
	maxQueued      = 1000
	maxQueuedBytes = 8 << 20
)

var queue = sandbox.Define("identity provider answer", func(q *queuedAnswer) string { return q.ID },
	sandbox.Weighed(func(q *queuedAnswer) int64 { return int64(len(q.Body)) }),
	sandbox.With(queuedAt), sandbox.OwnedBy(sandbox.Many("provider", func(q *queuedAnswer) string { return q.Provider })))

// Asked is a request that a provider got.
type Asked struct {
	ID, Provider string
	// At is in ms since the epoch, on the sandbox's clock.
	At       int64
	Endpoint Endpoint
	Method   string
	// Parameters are those of the query and of the form, with the secrets
	// among them cut short.
	Parameters url.Values
	// Client is who asked, where it is known; ClientAuth how the client named
	// itself at the token endpoint: "basic", "post" or "none".
	Client, ClientAuth string
	Status             int
	// Error is the OAuth2 error that was answered; empty for none.
	Error string
}

var askedOf = sandbox.Many("provider", func(a *Asked) string { return a.Provider })

// asked are the last requests of all providers.
var asked = sandbox.Define("identity provider request", func(a *Asked) string { return a.ID }, sandbox.OwnedBy(askedOf))

// maxAsked is how many requests are kept.
const maxAsked = 500

// Tables are the tables of the providers.
func Tables() []sandbox.AnyTable { return []sandbox.AnyTable{Providers, grants, queue, asked} }

// Token says how an identity token differs from the usual.
type Token struct {
	// Claims replace or add; one that is null is left out.
	Claims *wire.Object
	// Expires is the time until it expires, negative for one that has; nil
	// for the usual hour.
	Expires *time.Duration
	// Key is the key that signs it.
	Key Key
}

// Key is a key by what is known of it.
type Key string

// The keys.
const (
	// CurrentKey is the one that signs; it is also meant where none is named.
	CurrentKey Key = "current"
	// PreviousKey is the one before the last rotation.
	PreviousKey Key = "previous"
	// UnknownKey was never published.
	UnknownKey Key = "unknown"
)

// Constants are all keys.
func (Key) Constants() []string {
	return []string{string(CurrentKey), string(PreviousKey), string(UnknownKey)}
}
