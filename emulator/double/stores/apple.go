package stores

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"net/http"
	"strconv"
	"time"
)

// Where Apple verifies receipts.
const (
	productionHost = "buy.itunes.apple.com"
	sandboxHost    = "sandbox.itunes.apple.com"
)

// The statuses of Apple's answers.
const (
	appleGood       = 0
	appleNotPost    = 21000
	appleMalformed  = 21002
	appleNotSigned  = 21003
	appleUseSandbox = 21007
	appleUseLive    = 21008
)

// receiptData is what a receipt of Apple holds.
type receiptData struct {
	Order       string      `json:"transaction_id"`
	BundleID    string      `json:"bundle_id"`
	ProductID   string      `json:"product_id"`
	Environment Environment `json:"environment"`
	Signature   []byte      `json:"signature,omitempty"`
}

// ReceiptData is the receipt of a purchase in Base64, signed by the store. It
// is a format of the store's own, as Apple's means nothing to clients.
func (r *Row) ReceiptData() string {
	d := receiptData{Order: r.Order, BundleID: r.App, ProductID: r.Product, Environment: r.Environment}
	d.Signature = d.signed(r.Token)
	data, _ := json.Marshal(d) // texts only
	return base64.StdEncoding.EncodeToString(data)
}

func (d receiptData) signed(key string) []byte {
	d.Signature = nil
	data, _ := json.Marshal(d) // texts only
	mac := hmac.New(sha256.New, []byte(key))
	mac.Write(data)
	return mac.Sum(nil)
}

// apple verifies a receipt.
func (v *storeCall) apple() reply {
	status := func(code int) reply { return ok(map[string]int{"status": code}) }
	if len(v.path) != 1 || v.path[0] != "verifyReceipt" {
		return reply{status: http.StatusNotFound}
	}
	if v.request.Method != http.MethodPost {
		return status(appleNotPost)
	}
	var sent struct {
		Data string `json:"receipt-data"`
	}
	if json.Unmarshal(v.body, &sent) != nil {
		return status(appleMalformed)
	}
	var d receiptData
	decoded, err := base64.StdEncoding.DecodeString(sent.Data)
	if err != nil || json.Unmarshal(decoded, &d) != nil {
		return status(appleMalformed)
	}
	row, found := ByOrder.First(v.tx, place(Apple, d.Order))
	switch {
	case !found || !hmac.Equal(d.Signature, d.signed(row.Token)) || d.BundleID != row.App || d.ProductID != row.Product:
		return status(appleNotSigned)
	case row.Environment == Sandbox && v.host == productionHost:
		return status(appleUseSandbox)
	case row.Environment == Production && v.host == sandboxHost:
		return status(appleUseLive)
	}
	return ok(verified(row))
}

// verified is Apple's answer for a good receipt. What is pending or finished is
// in no receipt; what was refunded is, with the time of that.
func verified(row *Row) any {
	bought := []map[string]string{}
	if row.State != Pending && row.State != Consumed {
		bought = append(bought, inApp(row))
	}
	environment := "Production"
	if row.Environment == Sandbox {
		environment = "Sandbox"
	}
	return map[string]any{
		"status": appleGood, "environment": environment,
		"receipt": map[string]any{"bundle_id": row.App, "receipt_type": "Production" + map[Environment]string{Sandbox: "Sandbox"}[row.Environment], "in_app": bought},
	}
}

func inApp(row *Row) map[string]string {
	out := map[string]string{
		"quantity": strconv.Itoa(row.Quantity), "product_id": row.Product,
		"transaction_id": row.Order, "original_transaction_id": row.Order,
	}
	dates := func(name string, ms int64) {
		out[name] = time.UnixMilli(ms).UTC().Format(time.DateTime) + " Etc/GMT"
		out[name+"_ms"] = strconv.FormatInt(ms, 10)
	}
	dates("purchase_date", row.Bought)
	dates("original_purchase_date", row.Bought)
	switch row.State {
	case Refunded, Cancelled:
		dates("cancellation_date", row.Changed)
	case Expired:
		dates("expires_date", row.Changed)
	}
	return out
}
