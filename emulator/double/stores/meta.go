package stores

import (
	"net/http"
	"strings"
)

// The codes of Graph errors.
const (
	graphParameter = 100
	graphToken     = 190
)

func graphError(code int, message string) reply {
	kind := map[int]string{graphParameter: "GraphMethodException", graphToken: "OAuthException"}[code]
	return reply{status: http.StatusBadRequest, value: map[string]any{
		"error": map[string]any{"message": message, "type": kind, "code": code, "fbtrace_id": "emulator"},
	}}
}

// meta answers for Facebook and Oculus.
func (v *storeCall) meta(store Store) reply {
	if v.request.Method != http.MethodPost {
		return graphError(graphParameter, "Unsupported get request.")
	}
	app, secret, good := strings.Cut(strings.TrimPrefix(v.form.Get("access_token"), "OC|"), "|")
	if !good || !v.server.known.Secret(v.tx, store, app, secret) {
		return graphError(graphToken, "Invalid OAuth access token signature.")
	}
	switch p := v.path; {
	case store == Facebook && len(p) == 3 && p[2] == "verify_entitlement":
		return v.verifyFacebook(app, p[1])
	case store == Oculus && len(p) == 2 && p[0] == app && p[1] == "verify_entitlement":
		return v.verifyOculus(app)
	case store == Oculus && len(p) == 2 && p[0] == app && p[1] == "consume_entitlement":
		return v.consumeOculus(app)
	}
	return graphError(graphParameter, "Unsupported post request.")
}

// bought says whether a row is what the form asks for, in an application.
func (v *storeCall) bought(row *Row, app string) bool {
	return row.Product == v.form.Get("sku") && (row.App == "" || row.App == app) && (row.Buyer == "" || row.Buyer == v.form.Get("user_id"))
}

func (v *storeCall) verifyFacebook(app, order string) reply {
	row, found := ByOrder.First(v.tx, place(Facebook, order))
	if !found || !v.bought(row, app) || !row.State.granted() {
		return graphError(graphParameter, "Object does not exist, or the user has no entitlement to it.")
	}
	return ok(map[string]any{"success": true, "items": []map[string]any{{"product": row.Product, "quantity": row.Quantity}}})
}

// owned is the oldest purchase that the form asks for; one that is consumed is
// owned no more.
func (v *storeCall) owned(app string) (*Row, bool) {
	for row := range byStore.Each(v.tx, string(Oculus)) {
		if v.bought(row, app) && row.State == Purchased {
			return row, true
		}
	}
	return nil, false
}

func (v *storeCall) verifyOculus(app string) reply {
	row, found := v.owned(app)
	if !found {
		return graphError(graphParameter, "The user has no entitlement to this item.")
	}
	return ok(map[string]any{"success": true, "grant_time": row.Bought / 1000, "user_id": v.form.Get("user_id"), "sku": row.Product})
}

func (v *storeCall) consumeOculus(app string) reply {
	row, found := ByOrder.First(v.tx, place(Oculus, v.form.Get("purchase_id")))
	if !found || !v.bought(row, app) || row.State != Purchased {
		return ok(map[string]bool{"success": false})
	}
	if _, err := Apply(v.tx, row, Consume); err != nil {
		return reply{status: http.StatusInternalServerError}
	}
	return ok(map[string]bool{"success": true})
}
