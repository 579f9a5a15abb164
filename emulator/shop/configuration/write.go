package configuration

import (
	"strings"

	"github.com/NamazuStudios/elements-emulator/emulator/core/metadataspec"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/rest"
)

// The types differ in when a body is checked (appconfig.18): for most of them
// before the access level, but for the id, which is checked with the rule.

// postIn and putIn are for types whose body is checked first.
type postIn[M any] struct {
	Application string `path:"applicationNameOrId"`
	Body        *M     `body:"check"`
}

type putIn[M any] struct {
	oneIn
	Body *M `body:"check"`
}

// strictPostIn and strictPutIn also check that the parent is the application
// of the path.
type strictPostIn[M any] struct{ postIn[M] }

type strictPutIn[M any] struct{ putIn[M] }

// Check checks the parent (appconfig.7).
func (in strictPostIn[M]) Check() error { return checkParent(in.Application, in.Body) }

// Check checks the parent (appconfig.7).
func (in strictPutIn[M]) Check() error { return checkParent(in.Application, in.Body) }

// latePostIn and latePutIn are for types whose body is checked last.
type latePostIn[M any] struct {
	Application string `path:"applicationNameOrId"`
	Body        *M     `body:"late=insert"`
}

type latePutIn[M any] struct {
	oneIn
	Body *M `body:"late=update"`
}

// checkParent compares literally: the path by name needs the name, the path
// by id the id.
func checkParent(application string, body any) error {
	if !body.(interface{ parentIs(string) bool }).parentIs(application) {
		return rest.InvalidData("The parent's id or name must be %q, as in the path.", application)
	}
	return nil
}

func (a *ApplicationConfiguration) parentIs(application string) bool {
	is := func(s *string) bool { return s != nil && *s == application }
	return is(a.Parent.ID) || is(a.Parent.Name)
}

func strict[M any](d definition[M]) []rest.Route {
	return append(d.common(),
		rest.Post(d.all(), rest.Superuser, func(c *rest.Call, in strictPostIn[M]) (M, error) {
			return d.create(c, in.Application, in.Body)
		}, d.refusal...),
		rest.Put(d.one(), rest.Superuser, func(c *rest.Call, in strictPutIn[M]) (M, error) {
			return d.replace(c, in.oneIn, in.Body)
		}, d.refusal...),
	)
}

func checked[M any](d definition[M]) []rest.Route {
	return append(d.common(),
		rest.Post(d.all(), rest.Superuser, func(c *rest.Call, in postIn[M]) (M, error) {
			return d.create(c, in.Application, in.Body)
		}, d.refusal...),
		rest.Put(d.one(), rest.Superuser, func(c *rest.Call, in putIn[M]) (M, error) {
			return d.replace(c, in.oneIn, in.Body)
		}, d.refusal...),
	)
}

func late[M any](d definition[M]) []rest.Route {
	return append(d.common(),
		rest.Post(d.all(), rest.Superuser, func(c *rest.Call, in latePostIn[M]) (M, error) {
			return d.create(c, in.Application, in.Body)
		}, d.refusal...),
		rest.Put(d.one(), rest.Superuser, func(c *rest.Call, in latePutIn[M]) (M, error) {
			return d.replace(c, in.oneIn, in.Body)
		}, d.refusal...),
	)
}

// create adds a configuration (appconfig.6).
func (d definition[M]) create(c *rest.Call, application string, body *M) (M, error) {
	base, settings := d.split(body)
	if base.ID != nil {
		return *new(M), rest.Invalid("id: must be null")
	}
	if err := checkSpec(settings, false); err != nil {
		return *new(M), err
	}
	return rest.Show(d.view(c))(Create(c.Tx, application, d.row(base, settings)))
}

// replace replaces the configuration that the body names, whatever the path
// says (appconfig.12).
func (d definition[M]) replace(c *rest.Call, path oneIn, body *M) (M, error) {
	base, settings := d.split(body)
	if base.ID == nil {
		return *new(M), rest.Invalid("id: must not be null")
	}
	if err := checkSpec(settings, true); err != nil {
		return *new(M), err
	}
	row := d.row(base, settings)
	row.ID = strings.ToLower(*base.ID)
	if named, err := Find(c.Tx, path.Application, d.of, path.NameOrID); err != nil || named.ID != row.ID {
		c.Defect("appconfig.12")
	}
	return rest.Show(d.view(c))(Replace(c.Tx, path.Application, row))
}

// checkSpec returns what is wrong with the metadata spec of a queue, which has
// an id where the configuration has one.
func checkSpec(s Settings, identified bool) error {
	queue, ok := s.(*MatchmakingSettings)
	if !ok || queue.MetadataSpec == nil {
		return nil
	}
	if queue.MetadataSpec.HoldsNull() {
		return metadataspec.NullProperty()
	}
	failures := queue.MetadataSpec.Failures("metadataSpec")
	switch {
	case identified && queue.MetadataSpec.ID == nil:
		failures = append(failures, "id: must not be null")
	case !identified && queue.MetadataSpec.ID != nil:
		failures = append(failures, "id: must be null")
	}
	if len(failures) > 0 {
		return rest.Invalid(failures...)
	}
	return nil
}
