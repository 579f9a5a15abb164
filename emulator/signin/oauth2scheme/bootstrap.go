package oauth2scheme

import "github.com/NamazuStudios/elements-emulator/emulator/engine/sandbox"

// Steam is the name of the scheme that every fresh world has
// (oauth2_scheme.9).
const Steam = "Steam"

// SteamID is the id of the scheme that every fresh world has.
func SteamID() string { return sandbox.BootID("OAuth2 auth scheme", Steam) }

// Bootstrap adds the scheme of a fresh world (bootstrap.1). Its values are to
// be replaced by a game's own.
func Bootstrap(tx *sandbox.Tx) error {
	url, id := "https://api.steampowered.com/ISteamUserAuth/AuthenticateUserTicket/v1/", "steamid"
	name, method, bodyType := Steam, Get, NoBody
	_, err := Create(tx, SteamID(), &Request{
		Name: &name, ValidationURL: &url, Method: &method, BodyType: &bodyType, ResponseIDMapping: &id,
		Headers: []*KeyValue{
			preset("x-webapi-key", "Copy from Steam publishing settings.", false),
			preset("Content-Type", "application/x-www-form-urlencoded", false),
		},
		Params: []*KeyValue{
			preset("appid", "Steam AppId", false),
			preset("ticket", "Ticket from GetAuthSessionTicket (Sent from frontend)", true),
			preset("identity", "You define this when requesting the ticket. Must match frontend.", false),
		},
	})
	return err
}

func preset(key, value string, fromClient bool) *KeyValue {
	return &KeyValue{Key: &key, Value: &value, FromClient: fromClient}
}
