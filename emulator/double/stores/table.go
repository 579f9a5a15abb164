package stores

import "github.com/NamazuStudios/elements-emulator/emulator/engine/sandbox"

// Row is a purchase as it is stored.
type Row struct {
	ID    string
	Store Store
	// Order is the store's id of the purchase, Token what proves it: Google's
	// purchase token, and the key that signs a receipt of Apple.
	Order, Token string
	// App is the game at the store: a bundle, a package, an application id.
	// Empty fits every game.
	App     string
	Product string
	// Buyer is the store's id of who bought; empty fits everybody.
	Buyer       string
	Quantity    int
	State       State
	Environment Environment
	// Bought and Changed are in ms since the epoch.
	Bought, Changed int64
}

var (
	// ByOrder finds the purchase of a store with an order.
	ByOrder = sandbox.Unique("order", func(r *Row) string { return place(r.Store, r.Order) })
	byToken = sandbox.Unique("token", func(r *Row) string { return place(r.Store, r.Token) })
	byStore = sandbox.Many("store", func(r *Row) string { return string(r.Store) })
)

func place(s Store, text string) string { return string(s) + "\x00" + text }

// Purchases are the purchases of all stores.
var Purchases = sandbox.Define("purchase", func(r *Row) string { return r.ID },
	sandbox.With(ByOrder), sandbox.With(byToken), sandbox.With(byStore))

// access is an access token that Google gave to a service account.
type access struct {
	Token   string
	Expires int64
}

// maxAccess is how many access tokens of a sandbox may be good at one time.
const maxAccess = 10_000

var accesses = sandbox.Define("store access", func(a *access) string { return a.Token },
	sandbox.Deadline(func(a *access) int64 { return a.Expires }))

// Answer is what a store answers instead of the usual.
type Answer struct {
	ID     string
	Store  Store
	Status int
	Body   string
}

// What may be queued in a sandbox.
const (
	maxQueued = 1000
	maxAnswer = 64 << 10
)

var answersOf = sandbox.Many("store", func(a *Answer) string { return string(a.Store) })

var answers = sandbox.Define("store answer", func(a *Answer) string { return a.ID }, sandbox.With(answersOf))

// Asked is a request that a store got.
type Asked struct {
	ID    string
	Store Store
	// At is in ms since the epoch, on the sandbox's clock.
	At           int64
	Method, Path string
	Status       int
}

// maxAsked is how many requests are kept, and maxPath how much of a path.
const (
	maxAsked = 500
	maxPath  = 1000
)

var askedOf = sandbox.Many("store", func(a *Asked) string { return string(a.Store) })

var asked = sandbox.Define("store request", func(a *Asked) string { return a.ID }, sandbox.With(askedOf))

// Tables are the tables of the stores.
func Tables() []sandbox.AnyTable { return []sandbox.AnyTable{Purchases, accesses, answers, asked} }
