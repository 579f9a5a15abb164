package emulator

import (
	"github.com/NamazuStudios/elements-emulator/emulator/double/stores"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/sandbox"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/wire"
	"github.com/NamazuStudios/elements-emulator/emulator/shop/configuration"
)

// configured tells the built-in stores what the configurations of applications
// say.
type configured struct{}

// GoogleKeys are the private keys of the service accounts with an email.
func (configured) GoogleKeys(tx *sandbox.Tx, email string) (keys []string) {
	for row := range configuration.Configurations.All(tx) {
		settings, ok := row.Settings.(*configuration.GooglePlaySettings)
		if !ok || settings.JSONKey == nil {
			continue
		}
		name, _ := settings.JSONKey.Get("client_email")
		key, _ := settings.JSONKey.Get("private_key")
		if pem, ok := key.(string); ok && name == email {
			keys = append(keys, pem)
		}
	}
	return keys
}

// Secret says whether a store's application has a secret.
func (configured) Secret(tx *sandbox.Tx, s stores.Store, app, secret string) bool {
	for row := range configuration.Configurations.All(tx) {
		var id, key *string
		switch settings := row.Settings.(type) {
		case *configuration.SocialSettings:
			if of := (map[configuration.Type]stores.Store{configuration.Facebook: stores.Facebook, configuration.Oculus: stores.Oculus})[row.Type]; of == s {
				id, key = settings.ApplicationID, settings.ApplicationSecret
			}
		case *configuration.SteamSettings:
			if s == stores.Steam {
				id, key = settings.AppID, settings.PublisherKey
			}
		}
		if key != nil && wire.Or(id, "") == app && *key == secret {
			return true
		}
	}
	return false
}
