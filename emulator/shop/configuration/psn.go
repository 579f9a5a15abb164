package configuration

import "github.com/NamazuStudios/elements-emulator/emulator/engine/rest"

// psn are the routes for PlayStation Network. On the server they fail for
// superusers, whatever is sent, and are forbidden to others (appconfig.24).
func psn() []rest.Route {
	type model = PSNApplicationConfiguration
	const all = "/application/{applicationNameOrId}/configuration/psn"
	const one = all + "/{applicationConfigurationNameOrId}"
	return []rest.Route{
		rest.Get(one, rest.Superuser, fail[oneIn, model]),
		rest.Post(all, rest.Superuser, fail[psnPostIn, model]),
		rest.Put(one, rest.Superuser, fail[psnPutIn, model]),
		rest.Delete(one, rest.Superuser, fail[oneIn, rest.None]),
	}
}

type psnPostIn struct {
	Application string                       `path:"applicationNameOrId"`
	Body        *PSNApplicationConfiguration `body:"plain"`
}

type psnPutIn struct {
	oneIn
	Body *PSNApplicationConfiguration `body:"plain"`
}

func fail[In, Out any](c *rest.Call, _ In) (Out, error) {
	return *new(Out), rest.ContainerError(c, "The server has no PSN configurations: their routes fail.").By("appconfig.24")
}
