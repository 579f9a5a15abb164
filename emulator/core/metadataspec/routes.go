package metadataspec

import "github.com/NamazuStudios/elements-emulator/emulator/engine/rest"

// Routes are the routes of metadata specs (metadata_spec.1).
func Routes() []rest.Route {
	return []rest.Route{
		rest.Get("/metadata_spec", rest.Superuser, list),
		rest.Get("/metadata_spec/{metadataSpecNameOrId}", rest.Superuser, get),
		rest.Get("/metadata_spec/{metadataSpecName}/schema.json", rest.Superuser, schema),
		rest.Get("/metadata_spec/{metadataSpecName}/editor.json", rest.Superuser, editor),
		rest.Post("/metadata_spec", rest.Superuser, post),
		rest.Put("/metadata_spec/{metadataSpecId}", rest.Superuser, put),
		rest.Delete("/metadata_spec/{metadataSpecId}", rest.Superuser, remove),
	}
}

// list does not look at its paging (metadata_spec.23).
func list(c *rest.Call, in rest.LaxPaging) (rest.Page[Spec], error) {
	return rest.PageOfAll(c, in, byLive, (*Row).View)
}

type nameOrIDIn struct {
	NameOrID string `path:"metadataSpecNameOrId"`
}

func get(c *rest.Call, in nameOrIDIn) (Spec, error) {
	return rest.Show((*Row).View)(Find(c.Tx, in.NameOrID))
}

type nameIn struct {
	Name string `path:"metadataSpecName"`
}

func schema(c *rest.Call, in nameIn) (JSONSchema, error) {
	row, err := FindByName(c.Tx, in.Name)
	if err != nil {
		return JSONSchema{}, err
	}
	c.Defect("metadata_spec.16")
	return row.JSONSchema(c.BaseURL() + rest.Root)
}

func editor(c *rest.Call, in nameIn) (EditorSchema, error) {
	row, err := FindByName(c.Tx, in.Name)
	if err != nil {
		return EditorSchema{}, err
	}
	c.Defect("metadata_spec.16")
	return row.EditorSchema(c.BaseURL() + rest.Root)
}

type postIn struct {
	Body *Request `body:"plain"`
}

// post answers with the properties as they were sent, whatever of them is kept
// (metadata_spec.24).
func post(c *rest.Call, in postIn) (Spec, error) {
	if in.Body == nil {
		return Spec{}, noBody()
	}
	row, err := Create(c.Tx, in.Body)
	if err != nil {
		return Spec{}, err
	}
	if row.Properties == nil || lost(row.Properties) {
		c.Defect("metadata_spec.24")
	}
	sent := row.View()
	sent.Properties = in.Body.Properties
	return sent, nil
}

type putIn struct {
	ID   string   `path:"metadataSpecId"`
	Body *Request `body:"plain"`
}

func put(c *rest.Call, in putIn) (Spec, error) {
	row, err := Find(c.Tx, in.ID)
	if err != nil {
		return Spec{}, err
	}
	if in.Body == nil {
		return Spec{}, noBody()
	}
	return rest.Show((*Row).View)(Update(c.Tx, row, in.Body))
}

func noBody() error { return rest.Unknown("A body must be given.").By("metadata_spec.4") }

type idIn struct {
	ID string `path:"metadataSpecId"`
}

// Check trims the id.
func (in *idIn) Check() error { return rest.TrimID(&in.ID) }

func remove(c *rest.Call, in idIn) (rest.None, error) { return rest.None{}, Delete(c.Tx, in.ID) }
