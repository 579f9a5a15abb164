package stores

import (
	"net/http"
	"time"
)

// steamStates are Steam's words for the states of an order.
var steamStates = map[State]string{
	Pending: "Init", Purchased: "Committed", Consumed: "Committed", Cancelled: "Failed", Refunded: "Refunded", Expired: "Failed",
}

// steamUnknown is Steam's error code for parameters that fit no order.
const steamUnknown = "2"

// steam says what became of an order.
func (v *storeCall) steam() reply {
	p := v.path
	sandboxed := len(p) == 3 && p[0] == "ISteamMicroTxnSandbox"
	if len(p) != 3 || !sandboxed && p[0] != "ISteamMicroTxn" || p[1] != "QueryTxn" || p[2] != "v3" || v.request.Method != http.MethodGet {
		return reply{status: http.StatusNotFound, text: "<html><body><h1>Not Found</h1></body></html>"}
	}
	app := v.form.Get("appid")
	if !v.server.known.Secret(v.tx, Steam, app, v.form.Get("key")) {
		return reply{status: http.StatusForbidden, text: "<html><body><h1>Forbidden</h1></body></html>"}
	}
	row, found := ByOrder.First(v.tx, place(Steam, v.form.Get("orderid")))
	if !found || row.App != "" && row.App != app || (row.Environment == Sandbox) != sandboxed {
		return response("Failure", map[string]any{"error": map[string]string{"errorcode": steamUnknown, "errordesc": "Invalid parameter"}})
	}
	bought := time.UnixMilli(row.Bought).UTC().Format(time.RFC3339)
	return response("OK", map[string]any{
		"params": map[string]any{
			"orderid": row.Order, "transid": row.Order, "steamid": row.Buyer, "status": steamStates[row.State],
			"currency": "USD", "time": bought, "country": "US", "usstate": "",
		},
		"lineitems": map[string]any{"lineitem": []map[string]any{
			{"itemid": row.Product, "qty": row.Quantity, "amount": "0", "vat": "0", "itemstatus": steamStates[row.State]},
		}},
	})
}

func response(result string, more map[string]any) reply {
	more["result"] = result
	return ok(map[string]any{"response": more})
}
