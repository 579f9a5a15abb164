package testkit

import (
	"context"
	"net/http"

	"github.com/NamazuStudios/elements-emulator/emulator/double/stores"
)

type (
	// Store is a built-in store.
	Store = stores.Store
	// Purchase is a purchase in a store, with what a game client would hold.
	Purchase = stores.Purchase
	// PurchaseChange is what may become of a purchase.
	PurchaseChange = stores.Change
	// StoreRequest is a request that a store got.
	StoreRequest = stores.Request
)

// The stores.
const (
	AppleStore    = stores.Apple
	GoogleStore   = stores.Google
	FacebookStore = stores.Facebook
	OculusStore   = stores.Oculus
	SteamStore    = stores.Steam
)

// The changes of a purchase.
const (
	SettlePurchase  = stores.Settle
	RefundPurchase  = stores.Refund
	CancelPurchase  = stores.Cancel
	ConsumePurchase = stores.Consume
	ExpirePurchase  = stores.Expire
)

// NewPurchase asks for a purchase. Only store and product must be there.
type NewPurchase struct {
	Store   Store  `json:"-"`
	Product string `json:"product"`
	// App is the game at the store (bundle, package, application id); where it
	// is empty, the purchase fits every game.
	App string `json:"app,omitempty"`
	// Buyer is the store's id of who buys; where it is empty, everybody fits.
	Buyer string `json:"buyer,omitempty"`
	// Quantity is 1 where it is 0.
	Quantity int `json:"quantity,omitempty"`
	// State is stores.Purchased where it is empty, Environment production.
	State       stores.State       `json:"state,omitempty"`
	Environment stores.Environment `json:"environment,omitempty"`
	// Order is the store's id; where it is empty, one is drawn.
	Order string `json:"order,omitempty"`
}

// MakePurchase makes a purchase in a store.
func (c *Controls) MakePurchase(ctx context.Context, asked NewPurchase) (made Purchase, err error) {
	return made, c.call(ctx, http.MethodPost, below("/stores", string(asked.Store))+"/purchases", asked, &made)
}

// Purchases are the purchases in a store.
func (c *Controls) Purchases(ctx context.Context, store Store) ([]Purchase, error) {
	var list stores.PurchaseList
	err := c.call(ctx, http.MethodGet, below("/stores", string(store))+"/purchases", nil, &list)
	return list.Purchases, err
}

// Purchase is the purchase with an order. An unknown one is a 404.
func (c *Controls) Purchase(ctx context.Context, store Store, order string) (p Purchase, err error) {
	return p, c.call(ctx, http.MethodGet, below(below("/stores", string(store))+"/purchases", order), nil, &p)
}

// ChangePurchase changes the state of a purchase. One that can't become so any
// more is a 409.
func (c *Controls) ChangePurchase(ctx context.Context, store Store, order string, change PurchaseChange) (p Purchase, err error) {
	return p, c.call(ctx, http.MethodPost, below(below("/stores", string(store))+"/purchases", order)+"/"+string(change), nil, &p)
}

// QueueStoreAnswer queues what stands in for the next answer of a store.
func (c *Controls) QueueStoreAnswer(ctx context.Context, store Store, status int, body string) error {
	return c.call(ctx, http.MethodPost, below("/stores", string(store))+"/answers", stores.NewAnswer{Status: status, Body: body}, nil)
}

// StoreRequests are the last requests that a store got, oldest first.
func (c *Controls) StoreRequests(ctx context.Context, store Store) ([]StoreRequest, error) {
	var list stores.RequestList
	err := c.call(ctx, http.MethodGet, below("/stores", string(store))+"/requests", nil, &list)
	return list.Requests, err
}

// Purchase makes a purchase in a store. What it returns is what a game client
// would hold: receipt data, purchase token, order.
func (s *Server) Purchase(tb TB, asked NewPurchase) Purchase {
	tb.Helper()
	made, err := s.Emulator(tb, "make a purchase in a store").MakePurchase(tb.Context(), asked)
	check(tb, "make a purchase", err)
	return made
}

// ChangePurchase changes the state of a purchase.
func (s *Server) ChangePurchase(tb TB, p Purchase, change PurchaseChange) Purchase {
	tb.Helper()
	changed, err := s.Emulator(tb, "change a purchase in a store").ChangePurchase(tb.Context(), p.Store, p.Order, change)
	check(tb, "change a purchase", err)
	return changed
}
