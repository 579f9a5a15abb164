package customscheme

import (
	"github.com/NamazuStudios/elements-emulator/emulator/engine/rest"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/sandbox"
)

// Routes are the routes of custom auth schemes (custom_scheme.1).
func Routes() []rest.Route {
	return []rest.Route{
		rest.Get("/auth_scheme/custom", rest.Superuser, list),
		rest.Get("/auth_scheme/custom/{authSchemeId}", rest.Superuser, get),
		// To generate a key takes long: no transaction waits for it.
		rest.Post("/auth_scheme/custom", rest.Superuser, post, rest.Outbound),
		rest.Put("/auth_scheme/custom/{authSchemeId}", rest.Superuser, put, rest.Outbound),
		rest.Delete("/auth_scheme/custom/{authSchemeId}", rest.Superuser, remove),
	}
}

type listIn struct {
	rest.Paging
	Tags []string `query:"tags"`
}

func list(c *rest.Call, in listIn) (rest.Page[Scheme], error) {
	return rest.PageOf(c, in.LaxPaging, Schemes.All(c.Tx), tagged(in.Tags), (*Row).View)
}

type getIn struct {
	ID string `path:"authSchemeId"`
}

// Check trims the id.
func (in *getIn) Check() error { return rest.TrimID(&in.ID) }

func get(c *rest.Call, in getIn) (Scheme, error) {
	row, err := Find(c.Tx, in.ID)
	return rest.Show((*Row).View)(row, silentFor(in.ID, err))
}

// silentFor leaves out the message of a 404 where the server has none: for an
// id that has the form of one.
func silentFor(id string, err error) error {
	if sandbox.IsID(id) {
		return rest.Quieted(err)
	}
	return err
}

type postIn struct {
	Body *Request `body:"late"`
}

func post(c *rest.Call, in postIn) (out Response, err error) {
	pair, err := pairFor(in.Body, in.Body.PublicKey == nil)
	if err != nil {
		return out, err
	}
	err = c.Update(func(tx *sandbox.Tx) error {
		row, err := Create(tx, in.Body, pair.Public)
		if err == nil {
			out = pair.response(row)
		}
		return err
	})
	return out, err
}

type putIn struct {
	ID   string         `path:"authSchemeId"`
	Body *UpdateRequest `body:"late"`
}

func put(c *rest.Call, in putIn) (out Response, err error) {
	if err := c.View(func(tx *sandbox.Tx) error { _, err := Find(tx, in.ID); return err }); err != nil {
		return out, silentFor(in.ID, err)
	}
	if in.Body.Regenerate && in.Body.PublicKey != nil {
		return out, rest.Unknown("Give a publicKey or ask to regenerate it, not both.").By("custom_scheme.6")
	}
	pair, err := pairFor(&in.Body.Request, in.Body.Regenerate)
	if err != nil {
		return out, err
	}
	err = c.Update(func(tx *sandbox.Tx) error {
		row, err := Update(tx, in.ID, &in.Body.Request, pair.Public)
		if err == nil {
			out = pair.response(row)
		}
		return silentFor(in.ID, err)
	})
	return out, err
}

// pairFor is a generated pair, the public key that the request gives, or none.
func pairFor(req *Request, generate bool) (Pair, error) {
	if generate {
		return NewPair()
	}
	if req.PublicKey == nil {
		return Pair{}, nil
	}
	public, err := canonical(*req.PublicKey)
	return Pair{Public: public}, err
}

func (p Pair) response(row *Row) Response {
	out := Response{Scheme: row.View(), PublicKey: row.PublicKey}
	if p.Private != "" {
		out.PrivateKey = &p.Private
	}
	return out
}

func remove(c *rest.Call, in getIn) (rest.None, error) {
	return rest.None{}, Delete(c.Tx, in.ID)
}
