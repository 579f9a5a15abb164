// Package googleplay is purchases in Google's store.
package googleplay

import (
	"github.com/NamazuStudios/elements-emulator/emulator/core/user"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/rest"
)

// CreateRequest uploads a purchase (16, CreateGooglePlayIapReceipt).
type CreateRequest struct {
	PackageName   *string `json:"packageName" check:"notnull"`
	ProductID     *string `json:"productId" check:"notnull"`
	PurchaseToken *string `json:"purchaseToken" check:"notnull"`
}

type uploadIn struct {
	Body *CreateRequest `body:"check"`
}

// Check refuses what is empty.
func (in uploadIn) Check() error {
	for _, of := range []struct{ name, value string }{
		{"packageName", *in.Body.PackageName}, {"productId", *in.Body.ProductID}, {"purchaseToken", *in.Body.PurchaseToken},
	} {
		if of.value == "" {
			return rest.InvalidData("%s must not be empty.", of.name)
		}
	}
	return nil
}

// body is what is kept of a purchase (16, GooglePlayIapReceipt). Of Google's
// answer only the order and its time are used (google.6).
type body struct {
	OrderID            string     `json:"orderId"`
	User               *user.User `json:"user"`
	ProductID          string     `json:"productId"`
	PurchaseToken      string     `json:"purchaseToken"`
	ConsumptionState   *int       `json:"consumptionState"`
	DeveloperPayload   *string    `json:"developerPayload"`
	Kind               *string    `json:"kind"`
	PurchaseState      *int       `json:"purchaseState"`
	PurchaseTimeMillis int64      `json:"purchaseTimeMillis"`
	PurchaseType       *int       `json:"purchaseType"`
}
