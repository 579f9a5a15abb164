package googleplay

import (
	"net/http"
	"net/url"
	"strconv"

	"github.com/NamazuStudios/elements-emulator/emulator/engine/rest"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/sandbox"
	"github.com/NamazuStudios/elements-emulator/emulator/shop/configuration"
	"github.com/NamazuStudios/elements-emulator/emulator/shop/purchase"
	"github.com/NamazuStudios/elements-emulator/emulator/shop/receipt"
	"github.com/NamazuStudios/elements-emulator/emulator/shop/reward"
	"github.com/NamazuStudios/elements-emulator/emulator/shop/sku"
)

// publisherURL is where Google says what became of a purchase.
const publisherURL = "https://androidpublisher.googleapis.com/androidpublisher/v3/applications/"

// Routes are the routes of Google's store.
func Routes() []rest.Route {
	return []rest.Route{rest.Post("/google/purchase", rest.User, upload, rest.Outbound)}
}

// upload asks Google for a purchase, keeps a receipt, whatever state the
// purchase is in, and issues what it gives (google.4, google.5).
func upload(c *rest.Call, in uploadIn) ([]reward.Issuance, error) {
	settings, err := purchase.Settings[*configuration.GooglePlaySettings](c, configuration.GooglePlay)
	if err != nil {
		return nil, err
	}
	if settings.JSONKey == nil {
		return nil, rest.InvalidData("The Google Play configuration has no jsonKey.")
	}
	paid, err := ask(c, accountOf(settings.JSONKey), in.Body)
	if err != nil {
		return nil, err
	}
	stored, err := keep(c, paid)
	if err != nil {
		return nil, err
	}
	return purchase.Grant(c, sku.Google, stored.ProductID, stored.OrderID)
}

func ask(c *rest.Call, a account, req *CreateRequest) (body, error) {
	token, err := a.accessToken(c)
	if err != nil {
		return body{}, err
	}
	address := publisherURL + url.PathEscape(*req.PackageName) + "/purchases/products/" + url.PathEscape(*req.ProductID) +
		"/tokens/" + url.PathEscape(*req.PurchaseToken)
	r, err := http.NewRequestWithContext(c.Context(), http.MethodGet, address, nil)
	if err != nil {
		return body{}, purchase.Failed("%s can't be called", address)
	}
	r.Header.Set("Authorization", "Bearer "+token)
	var said struct {
		OrderID            string        `json:"orderId"`
		PurchaseTimeMillis purchase.Text `json:"purchaseTimeMillis"`
	}
	status, err := purchase.Ask(c, r, &said)
	switch {
	case err != nil:
		return body{}, err
	case status != http.StatusOK:
		return body{}, purchase.Failed("Google answered %d", status)
	}
	at, err := strconv.ParseInt(string(said.PurchaseTimeMillis), 10, 64)
	if err != nil {
		return body{}, purchase.Failed("Google's purchaseTimeMillis %q can't be read", said.PurchaseTimeMillis)
	}
	return body{OrderID: said.OrderID, ProductID: *req.ProductID, PurchaseToken: *req.PurchaseToken, PurchaseTimeMillis: at}, nil
}

// keep keeps a receipt and returns what is stored of its purchase.
func keep(c *rest.Call, paid body) (stored body, err error) {
	err = c.Update(func(tx *sandbox.Tx) error {
		if paid.User, err = purchase.Buyer(tx, c); err != nil {
			return err
		}
		object, err := receipt.Body(paid)
		if err != nil {
			return err
		}
		schema := sku.Google
		row, err := receipt.Keep(tx, receipt.Row{
			TransactionID: &paid.OrderID, Schema: &schema, UserID: c.Caller.UserID, PurchaseTime: paid.PurchaseTimeMillis, Body: object,
		})
		if err != nil {
			return err
		}
		return row.Read(&stored)
	})
	return stored, err
}
