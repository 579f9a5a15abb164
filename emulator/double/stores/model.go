// Package stores is the built-in stores of a sandbox: what Apple, Google, Meta
// and Steam answer of purchases, so that buying can be tried without the
// internet.
//
// A purchase is a row. Calls that the server makes to a store are answered from
// the rows, in the store's own format, without a network; see Server.StandIn.
// A client of a store's API reaches the same below Root.
package stores

import "slices"

// Store is a store that sells a game's products.
type Store string

// The stores.
const (
	Apple    Store = "apple"
	Google   Store = "google"
	Facebook Store = "facebook"
	Oculus   Store = "oculus"
	Steam    Store = "steam"
)

// Constants are all stores.
func (Store) Constants() []string {
	return []string{string(Apple), string(Google), string(Facebook), string(Oculus), string(Steam)}
}

// State is what became of a purchase.
type State string

// The states.
const (
	Pending   State = "pending"
	Purchased State = "purchased"
	Consumed  State = "consumed"
	Cancelled State = "cancelled"
	Refunded  State = "refunded"
	Expired   State = "expired"
)

// Constants are all states.
func (State) Constants() []string {
	return []string{string(Pending), string(Purchased), string(Consumed), string(Cancelled), string(Refunded), string(Expired)}
}

// granted says whether the buyer has what he paid for.
func (s State) granted() bool { return s == Purchased || s == Consumed }

// Environment says whether real money was paid.
type Environment string

// The environments.
const (
	Production Environment = "production"
	Sandbox    Environment = "sandbox"
)

// Constants are all environments.
func (Environment) Constants() []string { return []string{string(Production), string(Sandbox)} }

// known says whether a text is one of some constants.
func known(text string, constants []string) bool { return slices.Contains(constants, text) }
