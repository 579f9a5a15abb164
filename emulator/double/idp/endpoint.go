package idp

import (
	"net/http"
	"slices"
	"strings"
)

// Endpoint is one of the things that a provider answers.
type Endpoint string

// The endpoints.
const (
	DiscoveryEndpoint Endpoint = "discovery"
	KeysEndpoint      Endpoint = "keys"
	AuthorizeEndpoint Endpoint = "authorize"
	TokenEndpoint     Endpoint = "token"
	UserInfoEndpoint  Endpoint = "userinfo"
	LogoutEndpoint    Endpoint = "logout"
	TicketEndpoint    Endpoint = "ticket"
)

// Constants are all endpoints.
func (Endpoint) Constants() []string {
	return []string{
		string(DiscoveryEndpoint), string(KeysEndpoint), string(AuthorizeEndpoint), string(TokenEndpoint),
		string(UserInfoEndpoint), string(LogoutEndpoint), string(TicketEndpoint),
	}
}

// Root is where the providers of a sandbox live.
const Root = "/_idp"

// The paths of the endpoints below a provider.
const (
	discoveryPath = "/.well-known/openid-configuration"
	keysPath      = "/jwks"
	authorizePath = "/authorize"
	tokenPath     = "/token"
	userInfoPath  = "/userinfo"
	logoutPath    = "/logout"
	// ticketPath is where Steam validates the ticket of a game client.
	ticketPath = "/ISteamUserAuth/AuthenticateUserTicket/v1"
	// mePath is where Discord says who an access token is of.
	mePath = "/users/@me"
)

// route is an endpoint at a path.
type route struct {
	path     string
	endpoint Endpoint
	methods  []string
	answer   func(v *providerCall) (reply, error)
}

// routes are all paths of a provider.
func routes() []route {
	get, post := http.MethodGet, http.MethodPost
	return []route{
		{discoveryPath, DiscoveryEndpoint, []string{get}, (*providerCall).discovery},
		{keysPath, KeysEndpoint, []string{get}, (*providerCall).keys},
		{authorizePath, AuthorizeEndpoint, []string{get, post}, (*providerCall).authorize},
		{tokenPath, TokenEndpoint, []string{post}, (*providerCall).token},
		{userInfoPath, UserInfoEndpoint, []string{get, post}, (*providerCall).userInfo},
		{mePath, UserInfoEndpoint, []string{get}, (*providerCall).userInfo},
		{logoutPath, LogoutEndpoint, []string{get, post}, (*providerCall).logout},
		{ticketPath, TicketEndpoint, []string{get, post}, (*providerCall).ticket},
	}
}

// routeOf is what a path below Root leads to: a provider's name and one of
// its routes.
func routeOf(path string) (name string, to route, ok bool) {
	below := strings.TrimPrefix(strings.TrimPrefix(path, Root), "/")
	name, rest, _ := strings.Cut(below, "/")
	rest = "/" + strings.TrimSuffix(rest, "/")
	all := routes()
	at := slices.IndexFunc(all, func(r route) bool { return r.path == rest })
	if at < 0 {
		return name, route{}, false
	}
	return name, all[at], true
}

// Serves says whether a path below a sandbox is one of its providers.
func Serves(path string) bool { return path == Root || strings.HasPrefix(path, Root+"/") }

// URL is where a provider lives, below the base URL of its sandbox.
func (r *Row) URL(base string) string { return base + Root + "/" + r.Name }

// DiscoveryURL is where the provider's discovery document is.
func (r *Row) DiscoveryURL(base string) string { return r.URL(base) + discoveryPath }

// KeysURL is where the provider's public keys are.
func (r *Row) KeysURL(base string) string { return r.URL(base) + keysPath }

// TicketURL is where tickets are validated as Steam does it.
func (r *Row) TicketURL(base string) string { return r.URL(base) + ticketPath }

// UserInfoURL is where an access token is exchanged for what is known of its
// identity.
func (r *Row) UserInfoURL(base string) string { return r.URL(base) + userInfoPath }

// IssuerAt is the issuer in the provider's tokens: its own, that of its pose,
// or its URL.
func (r *Row) IssuerAt(base string) string {
	switch {
	case r.Issuer != "":
		return r.Issuer
	case r.Pose.issuer() != "":
		return r.Pose.issuer()
	default:
		return r.URL(base)
	}
}
