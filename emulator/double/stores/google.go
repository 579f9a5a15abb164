package stores

import (
	"net/http"
	"strconv"
	"strings"
	"time"

	"github.com/golang-jwt/jwt/v5"
)

// Where Google answers.
const (
	googleTokenHost     = "oauth2.googleapis.com"
	googlePublisherHost = "androidpublisher.googleapis.com"
)

const (
	grantType      = "urn:ietf:params:oauth:grant-type:jwt-bearer"
	publisherScope = "https://www.googleapis.com/auth/androidpublisher"
	googleTokenURL = "https://" + googleTokenHost + "/token"
	accessLife     = time.Hour
)

func (v *storeCall) google() reply {
	if v.host == googleTokenHost {
		return v.googleToken()
	}
	// androidpublisher/v3/applications/{package}/purchases/products/{product}/tokens/{token}
	p := v.path
	if len(p) != 9 || p[0] != "androidpublisher" || p[1] != "v3" || p[2] != "applications" || p[4] != "purchases" || p[5] != "products" || p[7] != "tokens" ||
		v.request.Method != http.MethodGet {
		return googleError(http.StatusNotFound, "notFound", "Not Found")
	}
	bearer, _ := strings.CutPrefix(v.request.Header.Get("Authorization"), "Bearer ")
	if _, found := accesses.Get(v.tx, bearer); !found {
		return googleError(http.StatusUnauthorized, "authError", "Invalid Credentials")
	}
	return v.googlePurchase(p[3], p[6], p[8])
}

// googleToken gives a service account an access token for an assertion that its
// key signed.
func (v *storeCall) googleToken() reply {
	refuse := func(code, why string) reply {
		return reply{status: http.StatusBadRequest, value: map[string]string{"error": code, "error_description": why}}
	}
	switch {
	case len(v.path) != 1 || v.path[0] != "token" || v.request.Method != http.MethodPost:
		return reply{status: http.StatusNotFound}
	case v.form.Get("grant_type") != grantType:
		return refuse("unsupported_grant_type", "Invalid grant_type: "+v.form.Get("grant_type"))
	}
	claims, signed := v.assertion(v.form.Get("assertion"))
	if !signed {
		return refuse("invalid_grant", "Invalid JWT Signature.")
	}
	if !strings.Contains(" "+claims.Scope+" ", " "+publisherScope+" ") {
		return refuse("invalid_scope", "Invalid OAuth scope or ID token audience provided.")
	}
	if accesses.Len(v.tx) >= maxAccess {
		return reply{status: http.StatusTooManyRequests}
	}
	a := &access{Token: "ya29." + v.tx.RandomString(40, letters), Expires: v.tx.Now() + accessLife.Milliseconds()}
	if err := accesses.Insert(v.tx, a); err != nil {
		return reply{status: http.StatusInternalServerError}
	}
	return ok(map[string]any{"access_token": a.Token, "expires_in": int(accessLife.Seconds()), "token_type": "Bearer"})
}

type assertionClaims struct {
	jwt.RegisteredClaims
	Scope string `json:"scope"`
}

// assertion reads an assertion; false where no configured key of its issuer has
// signed it, it is for somebody else, or it is not good now.
func (v *storeCall) assertion(text string) (claims assertionClaims, good bool) {
	if _, _, err := jwt.NewParser().ParseUnverified(text, &claims); err != nil {
		return claims, false
	}
	parser := jwt.NewParser(jwt.WithValidMethods([]string{"RS256"}), jwt.WithAudience(googleTokenURL), jwt.WithExpirationRequired(),
		jwt.WithTimeFunc(func() time.Time { return time.UnixMilli(v.tx.Now()) }))
	for _, pem := range v.server.known.GoogleKeys(v.tx, claims.Issuer) {
		key, err := jwt.ParseRSAPrivateKeyFromPEM([]byte(pem))
		if err != nil {
			continue
		}
		var verified assertionClaims
		if _, err := parser.ParseWithClaims(text, &verified, func(*jwt.Token) (any, error) { return &key.PublicKey, nil }); err == nil {
			return verified, true
		}
	}
	return claims, false
}

func (v *storeCall) googlePurchase(app, product, token string) reply {
	row, found := byToken.First(v.tx, place(Google, token))
	switch {
	case !found:
		return googleError(http.StatusBadRequest, "invalid", "Invalid Value")
	case row.App != "" && row.App != app:
		return googleError(http.StatusBadRequest, "purchaseTokenDoesNotMatchPackageName", "The purchase token does not match the package name.")
	case row.Product != product:
		return googleError(http.StatusBadRequest, "purchaseTokenDoesNotMatchProductId", "The purchase token does not match the product ID.")
	case row.State == Expired:
		return googleError(http.StatusGone, "purchaseTokenNoLongerValid", "The purchase token is no longer valid.")
	}
	out := map[string]any{
		"kind": "androidpublisher#productPurchase", "orderId": row.Order, "purchaseTimeMillis": strconv.FormatInt(row.Bought, 10),
		"purchaseState": 0, "consumptionState": 0, "acknowledgementState": 0, "quantity": row.Quantity, "productId": row.Product, "regionCode": "US",
	}
	switch row.State {
	case Consumed:
		out["consumptionState"] = 1
	case Cancelled, Refunded:
		out["purchaseState"] = 1
	case Pending:
		out["purchaseState"] = 2
	}
	if row.Environment == Sandbox {
		out["purchaseType"] = 0
	}
	if row.Buyer != "" {
		out["obfuscatedExternalAccountId"] = row.Buyer
	}
	return ok(out)
}

func googleError(status int, reason, message string) reply {
	return reply{status: status, value: map[string]any{"error": map[string]any{
		"code": status, "message": message,
		"errors": []map[string]string{{"message": message, "domain": "androidpublisher", "reason": reason}},
	}}}
}
