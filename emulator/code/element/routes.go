package element

import (
	"github.com/NamazuStudios/elements-emulator/emulator/engine/rest"
)

// Routes are the routes of the lists of elements, which are no pages
// (elements.1).
func Routes(version string) []rest.Route {
	return []rest.Route{
		rest.Get("/elements/system", rest.Superuser, system),
		rest.Get("/elements/runtime", rest.Superuser, runtime),
		rest.Get("/elements/container", rest.Superuser, container),
		rest.Get("/elements/features", rest.Superuser, features),
		rest.Get("/elements/builtin_spi", rest.Superuser, func(*rest.Call, rest.None) ([]SPI, error) {
			return spis(version), nil
		}),
	}
}

func runtime(c *rest.Call, _ rest.None) ([]Runtime, error) { return Runtimes(c.Tx), nil }

// container lists what is reached over the network: nothing of what failed
// (elements.5).
func container(*rest.Call, rest.None) ([]Container, error) { return []Container{}, nil }

func features(*rest.Call, rest.None) ([]Feature, error) { return permitted(), nil }
