// Package oauth2 emulates logging in and linking an identity by OAuth2: another
// server says whether the values that a client sends are good. Its rules are in
// the contract file 05-auth-schemes.md.
package oauth2

// SessionRequest asks for a session (05, OAuth2SessionRequest).
type SessionRequest struct {
	// SchemeID is the id or the name of the scheme.
	SchemeID          *string            `json:"schemeId" check:"notblank"`
	RequestParameters map[string]*string `json:"requestParameters"`
	// RequestHeaders are deprecated; they are merged with the parameters.
	RequestHeaders      map[string]*string `json:"requestHeaders"`
	ProfileID           *string            `json:"profileId"`
	ProfileSelector     *string            `json:"profileSelector"`
	ApplicationNameOrID *string            `json:"applicationNameOrId"`
}
