package application_test

import (
	"testing"

	"github.com/NamazuStudios/elements-emulator/emulator/apitest"
	"github.com/NamazuStudios/elements-emulator/emulator/core/application"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/rest"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/sandbox"
)

const id = "0a0000000000000000000001"

var (
	super = rest.Caller{Level: rest.Superuser, UserID: "root"}
	user  = rest.Caller{Level: rest.User, UserID: "ann"}
)

// newAPI is an API with the application chess, whose id is id.
func newAPI(t *testing.T) *apitest.API {
	t.Helper()
	api := apitest.New(t, application.Routes(), application.Tables())
	add(api, id, "chess")
	return api
}

func add(api *apitest.API, id, name string) {
	api.Update(func(tx *sandbox.Tx) error {
		_, err := application.Create(tx, id, &application.Request{Name: &name})
		return err
	})
}

// remove deletes an application.
func remove(api *apitest.API, id string) {
	api.Update(func(tx *sandbox.Tx) error { return application.Delete(tx, id) })
}
