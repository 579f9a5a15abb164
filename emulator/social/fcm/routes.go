package fcm

import "github.com/NamazuStudios/elements-emulator/emulator/engine/rest"

// Routes are the routes of registrations.
func Routes() []rest.Route {
	return []rest.Route{
		rest.Post("/notification/fcm", rest.User, post),
		rest.Put("/notification/fcm/{fcmRegistrationId}", rest.User, putRegistration),
		rest.Delete("/notification/fcm/{fcmRegistrationId}", rest.User, end),
	}
}

type postIn struct {
	Body *Registration `body:"check"`
}

// Check refuses an id (fcm.1).
func (in postIn) Check() error {
	if in.Body.ID != nil {
		return rest.InvalidData("A new registration has no id; leave %q out.", *in.Body.ID)
	}
	return nil
}

func post(c *rest.Call, in postIn) (Registration, error) {
	return rest.Show(view(c))(create(c, in.Body))
}

type putIn struct {
	ID   string        `path:"fcmRegistrationId"`
	Body *Registration `body:"check"`
}

// Check refuses an id that is not that of the path (fcm.2).
func (in putIn) Check() error {
	if in.Body.ID != nil && *in.Body.ID != in.ID {
		return rest.InvalidData("The body's id %q is not the path's %q.", *in.Body.ID, in.ID)
	}
	return nil
}

func putRegistration(c *rest.Call, in putIn) (Registration, error) {
	return rest.Show(view(c))(update(c, in.ID, in.Body))
}

type idIn struct {
	ID string `path:"fcmRegistrationId"`
}

func end(c *rest.Call, in idIn) (rest.None, error) { return rest.None{}, remove(c, in.ID) }

func view(c *rest.Call) func(*Row) Registration {
	return func(r *Row) Registration { return r.View(c.Tx) }
}
