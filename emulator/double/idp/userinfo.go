package idp

import (
	"net/http"
	"strings"

	"github.com/NamazuStudios/elements-emulator/emulator/engine/sandbox"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/wire"
)

// userInfo says whose an access token is: at the end of a sign-in, or to an
// OAuth2 scheme that validates one.
func (v *providerCall) userInfo() (reply, error) {
	g, ok := v.bearer()
	if !ok {
		e := failure(http.StatusUnauthorized, "invalid_token", "There is no access token, or it has expired.")
		e.header = http.Header{"WWW-Authenticate": {`Bearer error="invalid_token"`}}
		return reply{}, e
	}
	v.note.Client = g.Client
	identity, ok := v.provider.identity(g.Subject)
	if !ok {
		identity = Identity{Subject: g.Subject}
	}
	if g.Subject == "" {
		identity.Subject = g.Client
	}
	if v.provider.Pose == Discord {
		return object(discordUser(identity, g.Scope)...), nil
	}
	members := []wire.Member{{Key: "sub", Value: identity.Subject}}
	return object(append(members, identity.claimsFor(g.Scope)...)...), nil
}

// bearer is the grant of the access token that is shown, in the header or as a
// parameter (RFC 6750).
func (v *providerCall) bearer() (g *grant, ok bool) {
	scheme, value, _ := strings.Cut(v.request.Header.Get("Authorization"), " ")
	if !strings.EqualFold(scheme, "Bearer") {
		value = v.form.Get("access_token")
	}
	_ = v.box.View(func(tx *sandbox.Tx) error {
		g, ok = v.take(tx, value, accessGrant)
		return nil
	})
	return g, ok
}

// discordUser is an identity as Discord describes it.
func discordUser(i Identity, scopes string) []wire.Member {
	out := []wire.Member{{Key: "id", Value: i.Subject}}
	add := func(key, claim string) {
		if value, ok := i.Claims.Get(claim); ok {
			out = append(out, wire.Member{Key: key, Value: value})
		}
	}
	add("username", "preferred_username")
	add("global_name", "name")
	add("avatar", "picture")
	add("locale", "locale")
	if hasScope(scopes, emailScope) {
		add("email", "email")
		add("verified", "email_verified")
	}
	return out
}

// ticket validates a ticket in the way of Steam's AuthenticateUserTicket: the
// ticket of an identity, or an access token.
func (v *providerCall) ticket() (reply, error) {
	if v.form.Get("key") == "" && v.request.Header.Get("X-Webapi-Key") == "" {
		return reply{}, failure(http.StatusForbidden, "access_denied", "Send the publisher's key as the parameter key or in the header x-webapi-key; any will do.")
	}
	v.note.Client = v.form.Get("appid")
	subject := v.ticketSubject(v.form.Get("ticket"))
	if subject == "" {
		v.note.Error = "Invalid ticket"
		return steamAnswer("error",
			wire.Member{Key: "errorcode", Value: 101},
			wire.Member{Key: "errordesc", Value: v.note.Error}), nil
	}
	return steamAnswer("params",
		wire.Member{Key: "result", Value: "OK"},
		wire.Member{Key: "steamid", Value: subject},
		wire.Member{Key: "ownersteamid", Value: subject},
		wire.Member{Key: "vacbanned", Value: false},
		wire.Member{Key: "publisherbanned", Value: false}), nil
}

func steamAnswer(key string, members ...wire.Member) reply {
	inner := wire.NewObject(wire.Member{Key: key, Value: wire.NewObject(members...)})
	return object(wire.Member{Key: "response", Value: inner})
}

// ticketSubject is whose a ticket is; empty for nobody's.
func (v *providerCall) ticketSubject(ticket string) (subject string) {
	for _, i := range v.provider.Identities {
		if ticket != "" && i.Ticket == ticket {
			return i.Subject
		}
	}
	_ = v.box.View(func(tx *sandbox.Tx) error {
		if g, ok := v.take(tx, ticket, accessGrant); ok {
			subject = g.Subject
		}
		return nil
	})
	return subject
}

// logout ends a session at the provider, which keeps none: it sends the
// browser back (OpenID Connect RP-Initiated Logout 1.0).
func (v *providerCall) logout() (reply, error) {
	to := v.form.Get("post_logout_redirect_uri")
	switch {
	case to == "":
		return page(http.StatusOK, "Signed out", "<h1>Signed out</h1>\n<p>You may close this window.</p>\n"), nil
	case !goodRedirect(to):
		v.note.Error = "invalid_request"
		return errorPage("The post_logout_redirect_uri \"" + to + "\" is no absolute URL that a browser can be sent to."), nil
	}
	return v.redirect(to), nil
}
