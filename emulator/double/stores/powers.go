package stores

import (
	"net/http"
	"time"

	"github.com/NamazuStudios/elements-emulator/emulator/engine/rest"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/sandbox"
)

// Powers are the routes that the control API has of stores.
func Powers() []rest.Route {
	const at = "/stores/{store}"
	return []rest.Route{
		rest.Handle(http.MethodPost, at+"/purchases", rest.Unprivileged, buy, rest.Created, rest.Named("makePurchase", "A purchase in a store, with what a game client would hold.")),
		rest.Handle(http.MethodGet, at+"/purchases", rest.Unprivileged, list, rest.Named("listPurchases", "The purchases in a store.")),
		rest.Handle(http.MethodGet, at+"/purchases/{order}", rest.Unprivileged, read, rest.Named("getPurchase", "A purchase.")),
		rest.Handle(http.MethodPost, at+"/purchases/{order}/{change}", rest.Unprivileged, change,
			rest.Named("changePurchase", "Settles, refunds, cancels, consumes or expires a purchase.")),
		rest.Handle(http.MethodPost, at+"/answers", rest.Unprivileged, queue, rest.Created, rest.Named("queueStoreAnswer", "An answer that stands in for the next one of a store.")),
		rest.Handle(http.MethodGet, at+"/requests", rest.Unprivileged, requests, rest.Named("listStoreRequests", "What a store was asked.")),
	}
}

// NewPurchase asks for a purchase. Only the product must be there.
type NewPurchase struct {
	Product string `json:"product"`
	// App is the game at the store (bundle, package, application id); where it
	// is empty, the purchase fits every game.
	App string `json:"app"`
	// Buyer is the store's id of who buys; where it is empty, everybody fits.
	Buyer string `json:"buyer"`
	// Quantity is 1 where it is null.
	Quantity *int `json:"quantity"`
	// State is purchased where it is empty, Environment production.
	State       State       `json:"state"`
	Environment Environment `json:"environment"`
	// Order is the store's id; where it is empty, one is drawn.
	Order string `json:"order"`
}

// Purchase is a purchase, with what a game client would hold of it.
type Purchase struct {
	Store       Store       `json:"store"`
	Order       string      `json:"order"`
	Product     string      `json:"product"`
	App         string      `json:"app"`
	Buyer       string      `json:"buyer"`
	Quantity    int         `json:"quantity"`
	State       State       `json:"state"`
	Environment Environment `json:"environment"`
	Bought      time.Time   `json:"bought"`
	// ReceiptData is Apple's only, PurchaseToken Google's only.
	ReceiptData   *string `json:"receiptData"`
	PurchaseToken *string `json:"purchaseToken"`
}

func (r *Row) view() Purchase {
	p := Purchase{
		Store: r.Store, Order: r.Order, Product: r.Product, App: r.App, Buyer: r.Buyer, Quantity: r.Quantity, State: r.State,
		Environment: r.Environment, Bought: time.UnixMilli(r.Bought).UTC(),
	}
	switch r.Store {
	case Apple:
		data := r.ReceiptData()
		p.ReceiptData = &data
	case Google:
		p.PurchaseToken = &r.Token
	}
	return p
}

type storeIn struct {
	Store string `path:"store"`
}

// Check refuses what is no store.
func (in storeIn) Check() error {
	if !known(in.Store, Apple.Constants()) {
		return rest.NotFound("There is no store %q; it can be one of %q.", rest.Excerpt(in.Store), Apple.Constants())
	}
	return nil
}

type buyIn struct {
	Store string       `path:"store"`
	Body  *NewPurchase `body:"check"`
}

func buy(c *rest.Call, in buyIn) (out Purchase, err error) {
	if err := (storeIn{in.Store}).Check(); err != nil {
		return out, err
	}
	row := Row{
		Store: Store(in.Store), Product: in.Body.Product, App: in.Body.App, Buyer: in.Body.Buyer, State: in.Body.State,
		Environment: in.Body.Environment, Order: in.Body.Order, Quantity: 1,
	}
	if in.Body.Quantity != nil {
		row.Quantity = *in.Body.Quantity
		if row.Quantity == 0 {
			return out, rest.InvalidData("quantity is 0; buy at least 1.")
		}
	}
	err = c.Update(func(tx *sandbox.Tx) error {
		made, err := Buy(tx, row)
		if err == nil {
			out = made.view()
		}
		return err
	})
	return out, err
}

// PurchaseList are the purchases in a store.
type PurchaseList struct {
	Purchases []Purchase `json:"purchases"`
}

func list(c *rest.Call, in storeIn) (out PurchaseList, err error) {
	out.Purchases = []Purchase{}
	err = c.View(func(tx *sandbox.Tx) error {
		for row := range byStore.Each(tx, in.Store) {
			out.Purchases = append(out.Purchases, row.view())
		}
		return nil
	})
	return out, err
}

type orderIn struct {
	Store string `path:"store"`
	Order string `path:"order"`
}

func read(c *rest.Call, in orderIn) (out Purchase, err error) {
	if err := (storeIn{in.Store}).Check(); err != nil {
		return out, err
	}
	err = c.View(func(tx *sandbox.Tx) error {
		row, err := Find(tx, Store(in.Store), in.Order)
		if err == nil {
			out = row.view()
		}
		return err
	})
	return out, err
}

type changeIn struct {
	Store  string `path:"store"`
	Order  string `path:"order"`
	Change string `path:"change"`
}

func change(c *rest.Call, in changeIn) (out Purchase, err error) {
	if err := (storeIn{in.Store}).Check(); err != nil {
		return out, err
	}
	err = c.Update(func(tx *sandbox.Tx) error {
		row, err := Find(tx, Store(in.Store), in.Order)
		if err != nil {
			return err
		}
		if row, err = Apply(tx, row, Change(in.Change)); err != nil {
			return err
		}
		out = row.view()
		return nil
	})
	return out, err
}

// NewAnswer is an answer to be queued.
type NewAnswer struct {
	Status int    `json:"status"`
	Body   string `json:"body"`
}

type queueIn struct {
	Store string     `path:"store"`
	Body  *NewAnswer `body:"check"`
}

func queue(c *rest.Call, in queueIn) (rest.None, error) {
	if err := (storeIn{in.Store}).Check(); err != nil {
		return rest.None{}, err
	}
	return rest.None{}, c.Update(func(tx *sandbox.Tx) error {
		return queueAnswer(tx, Answer{Store: Store(in.Store), Status: in.Body.Status, Body: in.Body.Body})
	})
}

// Request is a request that a store got.
type Request struct {
	At     time.Time `json:"at"`
	Method string    `json:"method"`
	// Path begins with the host; the query is left out.
	Path   string `json:"path"`
	Status int    `json:"status"`
}

// RequestList are the last requests that a store got, oldest first.
type RequestList struct {
	Requests []Request `json:"requests"`
}

func requests(c *rest.Call, in storeIn) (out RequestList, err error) {
	out.Requests = []Request{}
	err = c.View(func(tx *sandbox.Tx) error {
		for a := range askedOf.Each(tx, in.Store) {
			out.Requests = append(out.Requests, Request{At: time.UnixMilli(a.At).UTC(), Method: a.Method, Path: a.Path, Status: a.Status})
		}
		return nil
	})
	return out, err
}
