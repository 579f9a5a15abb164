package inspector

import (
	"strings"

	"github.com/NamazuStudios/elements-emulator/emulator/core/largeobject"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/rest"
)

// Routes are the routes of the inspector.
func Routes() []rest.Route {
	return []rest.Route{
		rest.Get("/elm/inspector/artifact/{coordinates}", rest.Superuser, artifact),
		rest.Get("/elm/inspector/large_object/{largeObjectId}", rest.Superuser, object),
		rest.Post("/elm/inspector/upload", rest.Superuser, upload),
	}
}

type artifactIn struct {
	Coordinates string `path:"coordinates"`
}

// artifact finds nothing: the emulator asks no Maven repository
// (elm_inspector.2).
func artifact(_ *rest.Call, in artifactIn) ([]Record, error) {
	if parts := strings.Split(in.Coordinates, ":"); len(parts) < 3 || len(parts) > 5 {
		return nil, rest.InvalidData("%q are no Maven coordinates, which are group:artifact:version.", in.Coordinates)
	}
	return nil, rest.NotFound("Artifact %s not found: the emulator asks no Maven repository; upload the archive instead.", in.Coordinates)
}

type objectIn struct {
	ID string `path:"largeObjectId"`
}

func object(c *rest.Call, in objectIn) ([]Record, error) {
	row, err := largeobject.Find(c.Tx, in.ID)
	if err != nil {
		return nil, err
	}
	if row.Contents == nil {
		return nil, rest.NotFound("Large object %s has no contents.", row.ID).Quiet()
	}
	return Inspect(row.Contents)
}

type uploadIn struct {
	Body rest.Multipart `body:"multipart"`
}

func upload(_ *rest.Call, in uploadIn) ([]Record, error) {
	part, ok := in.Body.Part("elm")
	if !ok {
		return nil, rest.InvalidData("The body has no part with the name elm.")
	}
	return Inspect(part.Data)
}
