// Package meta is purchases in Meta's stores: Facebook and Oculus.
package meta

import "github.com/NamazuStudios/elements-emulator/emulator/engine/rest"

// Receipt is a purchase in one of Meta's stores (16, FacebookIapReceipt and
// OculusIapReceipt).
type Receipt struct {
	// UserID is that of the store.
	UserID      *string `json:"userId"`
	PurchaseID  *string `json:"purchaseId" check:"notnull"`
	ReportingID *string `json:"reportingId"`
	SKU         *string `json:"sku" check:"notnull"`
	// GrantTime and ExpirationTime are 0 for none.
	GrantTime        int64   `json:"grantTime"`
	ExpirationTime   int64   `json:"expirationTime"`
	DeveloperPayload *string `json:"developerPayload"`
}

// Consumption is whether a purchase was consumed (16,
// OculusIapConsumeResponse).
type Consumption struct {
	Success bool `json:"success"`
}

// Verification is what Oculus says of a purchase (16,
// OculusIapVerifyReceiptResponse).
type Verification struct {
	Success   bool    `json:"success"`
	GrantTime int64   `json:"grantTime"`
	UserID    *string `json:"userId"`
	SKU       *string `json:"sku"`
}

type receiptIn struct {
	Body *Receipt `body:"check"`
}

// Check refuses what is empty (meta.1).
func (in receiptIn) Check() error {
	if in.Body.UserID == nil {
		return rest.Unknown("userId must not be null.").By("meta.1")
	}
	for _, of := range []struct{ name, value string }{
		{"purchaseId", *in.Body.PurchaseID}, {"userId", *in.Body.UserID}, {"sku", *in.Body.SKU},
	} {
		if of.value == "" {
			return rest.InvalidData("%s must not be an empty string.", of.name)
		}
	}
	return nil
}
