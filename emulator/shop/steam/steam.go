// Package steam is purchases in Steam's store.
package steam

import (
	"net/http"
	"net/url"

	"github.com/NamazuStudios/elements-emulator/emulator/core/user"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/rest"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/sandbox"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/wire"
	"github.com/NamazuStudios/elements-emulator/emulator/shop/configuration"
	"github.com/NamazuStudios/elements-emulator/emulator/shop/purchase"
	"github.com/NamazuStudios/elements-emulator/emulator/shop/receipt"
	"github.com/NamazuStudios/elements-emulator/emulator/shop/reward"
	"github.com/NamazuStudios/elements-emulator/emulator/shop/sku"
)

// queryURL is where Steam says what became of an order.
const queryURL = "https://partner.steam-api.com/ISteamMicroTxn/QueryTxn/v3"

// CreateRequest uploads an order (16, CreateSteamIapReceipt).
type CreateRequest struct {
	OrderID *string `json:"orderId" check:"notnull"`
}

// body is what is kept of a purchase (16, SteamIapReceipt).
type body struct {
	OrderID       string     `json:"orderId"`
	TransactionID *string    `json:"transactionId"`
	SteamID       *string    `json:"steamId"`
	AppID         string     `json:"appId"`
	ItemID        string     `json:"itemId"`
	Status        string     `json:"status"`
	Currency      *string    `json:"currency"`
	PurchaseTime  *int64     `json:"purchaseTime"`
	User          *user.User `json:"user"`
}

// answer is what Steam says of an order.
type answer struct {
	Response *struct {
		Result string `json:"result"`
		Params *struct {
			TransID  purchase.Text `json:"transid"`
			SteamID  purchase.Text `json:"steamid"`
			Status   string        `json:"status"`
			Currency purchase.Text `json:"currency"`
		} `json:"params"`
		LineItems *struct {
			LineItem []struct {
				ItemID purchase.Text `json:"itemid"`
			} `json:"lineitem"`
		} `json:"lineitems"`
	} `json:"response"`
}

// Routes are the routes of Steam's store.
func Routes() []rest.Route {
	return []rest.Route{rest.Post("/steam/purchase", rest.User, upload, rest.Outbound)}
}

type uploadIn struct {
	Body *CreateRequest `body:"check"`
}

// Check refuses an empty order (steam.1).
func (in uploadIn) Check() error {
	if *in.Body.OrderID == "" {
		return rest.InvalidData("orderId must not be empty.")
	}
	return nil
}

// upload asks Steam for an order, keeps a receipt, and issues what its first
// line item gives (steam.2, steam.3).
func upload(c *rest.Call, in uploadIn) ([]reward.Issuance, error) {
	settings, err := purchase.Settings[*configuration.SteamSettings](c, configuration.Steam)
	if err != nil {
		return nil, err
	}
	said, err := ask(c, settings, *in.Body.OrderID)
	if err != nil {
		return nil, err
	}
	paid, err := read(said, *in.Body.OrderID)
	if err != nil {
		return nil, err
	}
	paid.AppID = wire.Or(settings.AppID, "")
	stored, err := keep(c, paid)
	if err != nil {
		return nil, err
	}
	return purchase.Grant(c, sku.Steam, stored.ItemID, stored.OrderID)
}

func ask(c *rest.Call, settings *configuration.SteamSettings, orderID string) (*answer, error) {
	query := url.Values{
		"key": {wire.Or(settings.PublisherKey, "")}, "appid": {wire.Or(settings.AppID, "")}, "orderid": {orderID},
	}
	r, err := http.NewRequestWithContext(c.Context(), http.MethodGet, queryURL+"?"+query.Encode(), nil)
	if err != nil {
		return nil, err
	}
	var said answer
	status, err := purchase.Ask(c, r, &said)
	if err == nil && status >= http.StatusMultipleChoices {
		err = purchase.Failed("Steam answered %d", status)
	}
	return &said, err
}

// read is what an answer says, where the order is paid (steam.2).
func read(said *answer, orderID string) (body, error) {
	r := said.Response
	switch {
	case r == nil || r.Result != "OK":
		return body{}, rest.InvalidData("Steam transaction query returned a non-OK result for order: %s", orderID)
	case r.Params == nil:
		return body{}, purchase.Failed("Steam's answer has no params")
	case r.Params.Status != "Committed" && r.Params.Status != "Approved":
		return body{}, rest.InvalidData("Steam transaction status is not valid for reward issuance. Status: %s", r.Params.Status)
	case r.LineItems == nil || len(r.LineItems.LineItem) == 0:
		return body{}, rest.InvalidData("Steam transaction contains no line items for order: %s", orderID)
	}
	return body{
		OrderID: orderID, TransactionID: wire.Nullable(string(r.Params.TransID)), SteamID: wire.Nullable(string(r.Params.SteamID)),
		ItemID: string(r.LineItems.LineItem[0].ItemID), Status: r.Params.Status, Currency: wire.Nullable(string(r.Params.Currency)),
	}, nil
}

// keep keeps a receipt of now and returns what is stored (steam.4).
func keep(c *rest.Call, paid body) (stored body, err error) {
	err = c.Update(func(tx *sandbox.Tx) error {
		if paid.User, err = purchase.Buyer(tx, c); err != nil {
			return err
		}
		object, err := receipt.Body(paid)
		if err != nil {
			return err
		}
		schema := sku.Steam
		row, err := receipt.Keep(tx, receipt.Row{
			TransactionID: &paid.OrderID, Schema: &schema, UserID: c.Caller.UserID, PurchaseTime: tx.Now(), Body: object,
		})
		if err != nil {
			return err
		}
		return row.Read(&stored)
	})
	return stored, err
}
