package idp

import (
	"net/http"
	"net/url"
	"slices"
	"strings"

	"github.com/NamazuStudios/elements-emulator/emulator/engine/sandbox"
)

// The fields of the sign-in page: who signs in, or that nobody does.
const (
	identityField = "identity"
	cancelField   = "cancel"
)

// authorize shows the sign-in page, or sends the browser back with a code once
// somebody was chosen (OpenID Connect Core 1.0, 3.1.2).
func (v *providerCall) authorize() (reply, error) {
	if problem := v.unreturnable(); problem != "" {
		v.note.Error = "invalid_request"
		return errorPage(problem), nil
	}
	if e := v.checkAuthorize(); e != nil {
		return v.back(e), nil
	}
	chosen := v.request.PostForm.Get(identityField)
	answered := chosen != "" || v.request.PostForm.Has(cancelField)
	switch {
	case answered && http.NewCrossOriginProtection().Check(v.request) != nil:
		v.note.Error = "access_denied"
		return errorPage("This page was sent from another site; who signs in is chosen on the page of the provider itself."), nil
	case v.request.PostForm.Has(cancelField):
		return v.back(refused("access_denied", "The sign-in was cancelled.")), nil
	case chosen == "" && v.form.Get("prompt") == "none":
		return v.back(refused("login_required", "Nobody is signed in, and prompt is none.")), nil
	case v.request.Method != http.MethodPost || chosen == "":
		return v.signInPage(""), nil
	}
	identity, ok := v.provider.identity(chosen)
	if !ok {
		return v.signInPage("There is no identity \"" + chosen + "\" at this provider."), nil
	}
	return v.grantCode(identity)
}

// unreturnable is what is wrong with a request so that the browser can't be
// sent back with an error; empty for nothing.
func (v *providerCall) unreturnable() string {
	id, to := v.form.Get("client_id"), v.form.Get("redirect_uri")
	client, ok := v.provider.client(id)
	switch {
	case !ok:
		return "There is no client with the client_id \"" + id + "\" at this provider."
	case !goodRedirect(to):
		return "The redirect_uri \"" + to + "\" is no absolute URL that a browser can be sent to."
	case len(client.RedirectURIs) > 0 && !slices.Contains(client.RedirectURIs, to):
		return "The redirect_uri \"" + to + "\" is none of those of the client \"" + id + "\"."
	default:
		return ""
	}
}

// goodRedirect says whether a browser may be sent to a URL: also to that of an
// app, such as mygame://signed-in, but not to a script.
func goodRedirect(to string) bool {
	u, err := url.Parse(to)
	return err == nil && u.IsAbs() && u.Fragment == "" &&
		!selfMade(strings.ToLower(u.Scheme))
}

// selfMade reports whether URLs of a scheme run scripts, name what a browser
// made itself, or show it.
func selfMade(scheme string) bool {
	switch scheme {
	case "javascript", "data", "vbscript", "file", "blob", "filesystem", "view-source", "about", "jar", "chrome", "resource":
		return true
	}
	return false
}

// checkAuthorize refuses what the provider does not do.
func (v *providerCall) checkAuthorize() *protocolError {
	method := v.form.Get("code_challenge_method")
	switch {
	case v.form.Get("response_type") != "code":
		return refused("unsupported_response_type", "response_type is %q; it must be code.", v.form.Get("response_type"))
	case method != "" && method != "S256" && method != "plain":
		return refused("invalid_request", "code_challenge_method is %q; it can be S256 or plain.", method)
	case method != "" && v.form.Get("code_challenge") == "":
		return refused("invalid_request", "There is a code_challenge_method, but no code_challenge.")
	default:
		return nil
	}
}

// back sends the browser back with an error, which is noted.
func (v *providerCall) back(e *protocolError) reply {
	v.note.Error = e.code
	return v.sendBack(e)
}

func (v *providerCall) sendBack(e *protocolError) reply {
	return v.redirect(v.form.Get("redirect_uri"), "error", e.code, "error_description", e.description)
}

// redirect sends the browser to a URL that goodRedirect, with parameters and
// the state.
func (v *providerCall) redirect(target string, parameters ...string) reply {
	to, _ := url.Parse(target) // it was checked
	query := to.Query()
	for i := 0; i+1 < len(parameters); i += 2 {
		query.Set(parameters[i], parameters[i+1])
	}
	if state := v.form.Get("state"); state != "" {
		query.Set("state", state)
	}
	to.RawQuery = query.Encode()
	return reply{status: http.StatusFound, header: http.Header{"Location": {to.String()}, "Cache-Control": {"no-store"}}}
}

// grantCode sends the browser back with a code for an identity.
func (v *providerCall) grantCode(identity Identity) (reply, error) {
	code := &grant{
		Purpose: codeGrant, Client: v.form.Get("client_id"), Subject: identity.Subject, Scope: v.form.Get("scope"),
		Nonce: v.form.Get("nonce"), RedirectURI: v.form.Get("redirect_uri"),
		Challenge: v.form.Get("code_challenge"), ChallengeMethod: v.form.Get("code_challenge_method"),
	}
	if code.Scope == "" {
		code.Scope = defaultScope
	}
	err := v.box.Update(func(tx *sandbox.Tx) error {
		code.SignedIn = tx.Now()
		return v.issue(tx, code, codeLife)
	})
	return v.redirect(code.RedirectURI, "code", code.Value), err
}
