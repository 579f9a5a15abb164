package oidc

import (
	"github.com/NamazuStudios/elements-emulator/emulator/core/session"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/rest"
)

// Routes are the routes of logging in and linking by OIDC.
func Routes() []rest.Route {
	return []rest.Route{
		rest.Post("/auth/oidc", rest.Unprivileged, login, rest.Outbound),
		rest.Post("/user/me/link/oidc", rest.User, link, rest.Outbound),
		rest.Post("/oidc/session", rest.Unprivileged, begins, rest.Outbound),
		rest.Get("/oidc/session/{id}", rest.Unprivileged, poll, rest.Writes),
		rest.Post("/oidc/session/{id}/confirm", rest.Unprivileged, confirm),
		rest.Get("/oidc/{provider}/callback", rest.Unprivileged, callback, rest.Writes, rest.Outbound, rest.Produces("text/html")),
	}
}

type loginIn struct {
	Body *SessionRequest `body:"check"`
}

func login(c *rest.Call, in loginIn) (session.Creation, error) {
	return Login(c, *in.Body.JWT, in.Body.ApplicationNameOrID)
}

type linkIn struct {
	Body *SessionRequest `body:"plain"`
}

func link(c *rest.Call, in linkIn) (session.Creation, error) {
	if in.Body == nil {
		return session.Creation{}, rest.Unknown("The request has no body.").By("json.8")
	}
	if in.Body.JWT == nil {
		return session.Creation{}, rest.InvalidData("The request has no jwt.")
	}
	return Link(c, *in.Body.JWT, in.Body.ApplicationNameOrID)
}

type attemptIn struct {
	Body *AttemptRequest `body:"check"`
}

// begins begins a login, or makes a session of a token (oidc_session.1).
func begins(c *rest.Call, in attemptIn) (AttemptResponse, error) {
	if in.Body.IDToken == nil || *in.Body.IDToken == "" {
		return Begin(c, *in.Body.Provider, in.Body.ApplicationNameOrID)
	}
	made, err := Login(c, *in.Body.IDToken, in.Body.ApplicationNameOrID)
	return AttemptResponse{Session: &made}, err
}

type pollIn struct {
	ID string `path:"id"`
}

func poll(c *rest.Call, in pollIn) (StatusResponse, error) { return Poll(c.Tx, in.ID) }

type confirmIn struct {
	ID   string          `path:"id"`
	Body *ConfirmRequest `body:"check"`
}

func confirm(c *rest.Call, in confirmIn) (StatusResponse, error) {
	return Confirm(c, in.ID, *in.Body.ConfirmToken)
}

type callbackIn struct {
	Provider string  `path:"provider"`
	Code     *string `query:"code"`
	State    *string `query:"state"`
	Error    *string `query:"error"`
}

// callback answers the browser, never with an error (oidc_session.9,
// oidc_session.11).
func callback(c *rest.Call, in callbackIn) (rest.Response, error) {
	if in.State == nil || in.Error == nil && in.Code == nil {
		return failurePage(in), nil
	}
	end := finish(c, in)
	if end.redirect != nil {
		if to, ok := redirect(c.BaseURL()+rest.Root+"/", *end.redirect, c.Request.URL.RawQuery); ok {
			return to, nil
		}
		return failurePage(in), nil
	}
	if end.success {
		return page(successText), nil
	}
	return failurePage(in), nil
}
