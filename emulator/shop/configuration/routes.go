package configuration

import (
	"slices"

	"github.com/NamazuStudios/elements-emulator/emulator/engine/rest"
)

// Routes are the routes of configurations.
func Routes() []rest.Route {
	list := []rest.Route{rest.Get("/application/{applicationNameOrId}/configuration", rest.Unprivileged, list)}
	return slices.Concat(
		list, strict(facebook()), strict(oculus()), strict(steam()), strict(firebase()),
		checked(ios()), replacing(ios()), late(googlePlay()), replacing(googlePlay()), late(matchmaking()), psn(),
	)
}

// common are the routes that all types have alike.
func (d definition[M]) common() []rest.Route {
	return []rest.Route{
		rest.Get(d.one(), d.read, d.get, d.refusal...),
		rest.Delete(d.one(), rest.Superuser, d.remove, d.refusal...),
	}
}

// oneIn names one configuration.
type oneIn struct {
	Application string `path:"applicationNameOrId"`
	NameOrID    string `path:"applicationConfigurationNameOrId"`
}

func (d definition[M]) get(c *rest.Call, in oneIn) (M, error) {
	row, err := Find(c.Tx, in.Application, d.of, in.NameOrID)
	return rest.Show(d.view(c))(row, rest.Quieted(err))
}

func (d definition[M]) remove(c *rest.Call, in oneIn) (rest.None, error) {
	return rest.None{}, rest.Quieted(Delete(c.Tx, in.Application, d.of, in.NameOrID))
}

// bundlesIn replaces the bundles inside a configuration.
type bundlesIn struct {
	oneIn
	Body []*ProductBundle `body:"plain"`
}

// Check refuses an empty list, at any level (appconfig.22).
func (in bundlesIn) Check() error {
	if len(in.Body) == 0 {
		return rest.InvalidParameter("There must be at least one product bundle.")
	}
	return nil
}

// replacing is the route that replaces the bundles inside a configuration.
func replacing[M any](d definition[M]) []rest.Route {
	return []rest.Route{
		rest.Put(d.one()+"/product_bundles", rest.Superuser, func(c *rest.Call, in bundlesIn) (M, error) {
			return rest.Show(d.view(c))(ReplaceBundles(c.Tx, in.Application, d.of, in.NameOrID, in.Body))
		}),
	}
}
