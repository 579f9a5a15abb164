package meta

import (
	"net/http"
	"net/url"
	"strings"

	"github.com/NamazuStudios/elements-emulator/emulator/engine/rest"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/sandbox"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/wire"
	"github.com/NamazuStudios/elements-emulator/emulator/shop/configuration"
	"github.com/NamazuStudios/elements-emulator/emulator/shop/purchase"
	"github.com/NamazuStudios/elements-emulator/emulator/shop/reward"
	"github.com/NamazuStudios/elements-emulator/emulator/shop/sku"
)

// Where Meta's stores answer.
const (
	facebookURL = "https://graph.facebook.com/v20.0/"
	oculusURL   = "https://graph.oculus.com/"
)

// Routes are the routes of Meta's stores.
func Routes() []rest.Route {
	return []rest.Route{
		rest.Get("/meta/facebook", rest.User, list(sku.Facebook)),
		rest.Get("/meta/facebook/{id}", rest.User, get),
		rest.Post("/meta/facebook", rest.User, create(sku.Facebook)),
		rest.Post("/meta/facebook/verify", rest.User, verifyFacebook, rest.Outbound),

		rest.Get("/meta/oculus", rest.User, list(sku.Oculus)),
		rest.Get("/meta/oculus/{id}", rest.User, get),
		rest.Post("/meta/oculus", rest.User, create(sku.Oculus)),
		rest.Post("/meta/oculus/verify", rest.User, verifyOculus, rest.Outbound),
		rest.Post("/meta/oculus/consume", rest.User, consume, rest.Outbound),
		rest.Get("/meta/oculus/reward", rest.User, rewards, rest.Outbound, rest.Writes),
	}
}

// verifyFacebook asks Facebook for a purchase. Where it answers items, the
// receipt is kept and what it gives is issued; else nothing is, whatever the
// status (meta.7, meta.11).
func verifyFacebook(c *rest.Call, in receiptIn) ([]reward.Issuance, error) {
	settings, err := purchase.Settings[*configuration.SocialSettings](c, configuration.Facebook)
	if err != nil {
		return nil, err
	}
	token := wire.Or(settings.ApplicationID, "") + "|" + wire.Or(settings.ApplicationSecret, "")
	var said struct {
		Items []any `json:"items"`
	}
	address := facebookURL + url.PathEscape(*in.Body.PurchaseID) + "/verify_entitlement?" + url.Values{"access_token": {token}}.Encode()
	if _, err := ask(c, address, form(token, in.Body), &said); err != nil {
		return nil, err
	}
	if said.Items == nil {
		return []reward.Issuance{}, nil
	}
	if err := c.Update(func(tx *sandbox.Tx) error {
		_, err := keep(tx, sku.Facebook, in.Body)
		return err
	}); err != nil {
		return nil, err
	}
	return purchase.Grant(c, sku.Facebook, *in.Body.SKU, *in.Body.PurchaseID)
}

// verifyOculus asks Oculus for a purchase and keeps the receipt where it is
// good. It grants nothing. The real server compares the status in a way that
// never succeeds; this one succeeds as it was meant to (meta.8).
func verifyOculus(c *rest.Call, in receiptIn) (Verification, error) {
	token, app, err := oculus(c)
	if err != nil {
		return Verification{}, err
	}
	var said struct {
		GrantTime int64   `json:"grant_time"`
		UserID    *string `json:"user_id"`
		SKU       *string `json:"sku"`
	}
	status, err := ask(c, app+"verify_entitlement", form(token, in.Body), &said)
	if err != nil {
		return Verification{}, err
	}
	out := Verification{Success: status == http.StatusOK, GrantTime: said.GrantTime, UserID: said.UserID, SKU: said.SKU}
	if !out.Success {
		return out, nil
	}
	return out, c.Update(func(tx *sandbox.Tx) error {
		_, err := keep(tx, sku.Oculus, in.Body)
		return err
	})
}

// consume consumes a purchase. Where Oculus does, the receipt is kept and what
// it gives is issued, but not shown (meta.9).
func consume(c *rest.Call, in receiptIn) (Consumption, error) {
	token, app, err := oculus(c)
	if err != nil {
		return Consumption{}, err
	}
	var said Consumption
	sent := form(token, in.Body)
	sent.Set("purchase_id", *in.Body.PurchaseID)
	if _, err := ask(c, app+"consume_entitlement", sent, &said); err != nil || !said.Success {
		return said, err
	}
	if err := c.Update(func(tx *sandbox.Tx) error {
		_, err := keep(tx, sku.Oculus, in.Body)
		return err
	}); err != nil {
		return Consumption{}, err
	}
	_, err = purchase.Grant(c, sku.Oculus, *in.Body.SKU, *in.Body.PurchaseID)
	return said, err
}

// rewards issues what a purchase gives, without asking anybody whether there is
// one (meta.10).
func rewards(c *rest.Call, in receiptIn) ([]reward.Issuance, error) {
	c.Defect("meta.10")
	return purchase.Grant(c, sku.Oculus, *in.Body.SKU, *in.Body.PurchaseID)
}

// oculus is the token of the application and where Oculus answers for it.
func oculus(c *rest.Call) (token, app string, err error) {
	settings, err := purchase.Settings[*configuration.SocialSettings](c, configuration.Oculus)
	if err != nil {
		return "", "", err
	}
	id := wire.Or(settings.ApplicationID, "")
	return "OC|" + id + "|" + wire.Or(settings.ApplicationSecret, ""), oculusURL + url.PathEscape(id) + "/", nil
}

func form(token string, r *Receipt) url.Values {
	return url.Values{"access_token": {token}, "user_id": {*r.UserID}, "sku": {*r.SKU}}
}

func ask(c *rest.Call, address string, sent url.Values, into any) (status int, err error) {
	r, err := http.NewRequestWithContext(c.Context(), http.MethodPost, address, strings.NewReader(sent.Encode()))
	if err != nil {
		return 0, purchase.Failed("%s can't be called", address)
	}
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	return purchase.Ask(c, r, into)
}
