// Package apple is purchases in Apple's store.
package apple

import (
	"bytes"
	"encoding/json"
	"fmt"
	"net/http"
	"strconv"
	"strings"
	"time"

	"github.com/NamazuStudios/elements-emulator/emulator/core/profile"
	"github.com/NamazuStudios/elements-emulator/emulator/core/user"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/rest"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/sandbox"
	"github.com/NamazuStudios/elements-emulator/emulator/shop/purchase"
	"github.com/NamazuStudios/elements-emulator/emulator/shop/receipt"
	"github.com/NamazuStudios/elements-emulator/emulator/shop/reward"
	"github.com/NamazuStudios/elements-emulator/emulator/shop/sku"
)

// Environment is which of Apple's servers verifies a receipt.
type Environment string

// The environments.
const (
	Sandbox    Environment = "SANDBOX"
	Production Environment = "PRODUCTION"
)

// Constants are the environments in the order of their ordinals (json.4).
func (Environment) Constants() []string { return []string{string(Sandbox), string(Production)} }

// Where receipts are verified.
var servers = map[Environment]string{
	Production: "https://buy.itunes.apple.com/verifyReceipt",
	Sandbox:    "https://sandbox.itunes.apple.com/verifyReceipt",
}

// useSandbox is the status by which production says that a receipt is one of
// the sandbox.
const useSandbox = 21007

// CreateRequest uploads a receipt (16, CreateAppleIapReceipt).
type CreateRequest struct {
	// ReceiptData is the receipt in Base64.
	ReceiptData *string      `json:"receiptData" check:"notnull"`
	Environment *Environment `json:"createAppleIapReceiptEnvironment"`
}

// body is what is kept of a purchase (16, AppleIapReceipt).
type body struct {
	OriginalTransactionID string     `json:"originalTransactionId"`
	User                  *user.User `json:"user"`
	ReceiptData           string     `json:"receiptData"`
	Quantity              int        `json:"quantity"`
	ProductID             string     `json:"productId"`
	BundleID              string     `json:"bundleId"`
	// OriginalPurchaseDate is in ms since the epoch.
	OriginalPurchaseDate int64 `json:"originalPurchaseDate"`
}

// answer is what Apple says of a receipt.
type answer struct {
	Status  *int `json:"status"`
	Receipt *struct {
		BundleID string  `json:"bundle_id"`
		InApp    []inApp `json:"in_app"`
	} `json:"receipt"`
}

type inApp struct {
	Quantity              purchase.Text `json:"quantity"`
	ProductID             string        `json:"product_id"`
	OriginalTransactionID purchase.Text `json:"original_transaction_id"`
	OriginalPurchaseDate  string        `json:"original_purchase_date"`
}

// Routes are the routes of Apple's store.
func Routes() []rest.Route {
	return []rest.Route{rest.Post("/ios/receipt", rest.User, upload, rest.Outbound)}
}

type uploadIn struct {
	Body *CreateRequest `body:"check"`
}

// upload verifies a receipt, keeps each purchase in it, and issues what they
// give (apple.4 to .7).
func upload(c *rest.Call, in uploadIn) ([]reward.Issuance, error) {
	verified, err := verify(c, in.Body)
	if err != nil {
		return nil, err
	}
	kept, err := keep(c, verified, *in.Body.ReceiptData)
	if err != nil {
		return nil, err
	}
	issuances := []reward.Issuance{}
	for _, one := range kept {
		of, err := purchase.Grant(c, sku.Apple, one.ProductID, one.OriginalTransactionID)
		if err != nil {
			return nil, err
		}
		issuances = append(issuances, of...)
	}
	return issuances, nil
}

// verify asks the environment that is given, or production and, where that says
// so, the sandbox (apple.2, apple.3).
func verify(c *rest.Call, req *CreateRequest) (*answer, error) {
	first := Production
	if req.Environment != nil {
		first = *req.Environment
	}
	said, err := ask(c, first, *req.ReceiptData)
	if err == nil && req.Environment == nil && *said.Status == useSandbox {
		said, err = ask(c, Sandbox, *req.ReceiptData)
	}
	if err != nil {
		return nil, err
	}
	if *said.Status != 0 {
		return nil, &rest.Error{
			Status: http.StatusInternalServerError, Code: rest.ExternalResourceFailedCode,
			Message: fmt.Sprintf("Apple refuses the receipt with status %d.", *said.Status),
		}
	}
	if said.Receipt == nil || said.Receipt.InApp == nil {
		return nil, purchase.Failed("Apple says nothing of purchases")
	}
	return said, nil
}

func ask(c *rest.Call, of Environment, data string) (*answer, error) {
	sent, err := json.Marshal(map[string]string{"receipt-data": data})
	if err != nil {
		return nil, err
	}
	r, err := http.NewRequestWithContext(c.Context(), http.MethodPost, servers[of], bytes.NewReader(sent))
	if err != nil {
		return nil, err
	}
	r.Header.Set("Content-Type", "application/json")
	var said answer
	status, err := purchase.Ask(c, r, &said)
	switch {
	case err != nil:
		return nil, err
	case status != http.StatusOK:
		return nil, purchase.Failed("Apple answered %d", status)
	case said.Status == nil:
		return nil, purchase.Failed("Apple's answer has no status")
	}
	return &said, nil
}

// keep keeps a receipt for each purchase and returns what is stored of them
// (apple.4).
func keep(c *rest.Call, said *answer, data string) (kept []body, err error) {
	err = c.Update(func(tx *sandbox.Tx) error {
		buyer, err := purchase.Buyer(tx, c)
		if err != nil {
			return err
		}
		for _, p := range said.Receipt.InApp {
			one, err := p.body()
			if err != nil {
				return err
			}
			one.User, one.ReceiptData, one.BundleID = buyer, data, said.Receipt.BundleID
			stored, err := keepOne(tx, c, one)
			if err != nil {
				return err
			}
			kept = append(kept, stored)
		}
		return nil
	})
	if err == nil && len(kept) > 0 {
		_, err = profile.Current(c) // apple.7
	}
	return kept, err
}

func keepOne(tx *sandbox.Tx, c *rest.Call, one body) (stored body, err error) {
	object, err := receipt.Body(one)
	if err != nil {
		return stored, err
	}
	schema := sku.Apple
	row, err := receipt.Keep(tx, receipt.Row{
		TransactionID: &one.OriginalTransactionID, Schema: &schema, UserID: c.Caller.UserID,
		PurchaseTime: one.OriginalPurchaseDate, Body: object,
	})
	if err != nil {
		return stored, err
	}
	return stored, row.Read(&stored)
}

func (p inApp) body() (body, error) {
	at, err := date(p.OriginalPurchaseDate)
	if err != nil {
		return body{}, purchase.Failed("Apple's date %q can't be read: %v", p.OriginalPurchaseDate, err)
	}
	quantity := 0
	if p.Quantity != "" {
		if quantity, err = strconv.Atoi(string(p.Quantity)); err != nil {
			return body{}, purchase.Failed("Apple's quantity %q can't be read", p.Quantity)
		}
	}
	return body{
		OriginalTransactionID: string(p.OriginalTransactionID), Quantity: quantity, ProductID: p.ProductID,
		OriginalPurchaseDate: at.UnixMilli(),
	}, nil
}

// date reads a date with the name of its zone, as Apple writes them. The zone
// of Greenwich needs no database of zones.
func date(text string) (time.Time, error) {
	at, zone := text, ""
	if i := strings.LastIndexByte(text, ' '); i > 0 {
		at, zone = text[:i], text[i+1:]
	}
	in := time.UTC
	if zone != "Etc/GMT" && zone != "Etc/UTC" && zone != "GMT" {
		var err error
		if in, err = time.LoadLocation(zone); err != nil || zone == "" {
			return time.Time{}, fmt.Errorf("unknown zone %q", zone)
		}
	}
	return time.ParseInLocation(time.DateTime, at, in)
}
