package testkit

import (
	"cmp"
	"os"
	"time"

	"github.com/NamazuStudios/elements-emulator/fixtures"
)

// Option says how a server is to be. A later option overrides an earlier one,
// but WithFixtures and WithYAML add up.
type Option func(*config)

// config is what the options and the environment say.
type config struct {
	mode                Mode
	image               string
	url                 string
	superuser, password string
	sources             []fixtures.Source
	start               time.Time
	seed                string
	mail, log, shared   bool
	name                string
	logf                func(format string, args ...any)
}

// WithMode chooses what the test runs against, whatever ELEMENTS_TESTKIT says.
func WithMode(m Mode) Option { return func(c *config) { c.mode = m } }

// WithShared serves the test from a sandbox of an emulator that all such
// tests share, in place of an emulator of its own. Only InProcess knows the
// difference: a container is always shared.
func WithShared() Option { return func(c *config) { c.shared = true } }

// WithImage is the image that Container runs, in place of
// ELEMENTS_TESTKIT_IMAGE.
func WithImage(image string) Option { return func(c *config) { c.image = image } }

// WithURL is where the server of Remote is, in place of ELEMENTS_TESTKIT_URL.
func WithURL(url string) Option { return func(c *config) { c.url = url } }

// WithSuperuser is who Superuser and MockSession are: the user "root" with the
// password "example" otherwise, or what ELEMENTS_TESTKIT_USER and _PASSWORD
// say. An emulator needs no password.
func WithSuperuser(name, password string) Option {
	return func(c *config) { c.superuser, c.password = name, password }
}

// WithFixtures adds fixtures to the world that the test begins with:
// fixtures.Path("testdata/world"), fixtures.FS(embedded),
// fixtures.Value(fixtures.Document{...}) and so on. A real server has the
// world that it has, so the test is skipped in the mode Remote.
func WithFixtures(sources ...fixtures.Source) Option {
	return func(c *config) { c.sources = append(c.sources, sources...) }
}

// WithYAML adds fixtures that are written in the test.
func WithYAML(yaml string) Option { return WithFixtures(fixtures.Text("WithYAML", yaml)) }

// WithStart starts the clock at an instant, in the past or in the future. The
// clock runs from there. The test is skipped in the mode Remote.
func WithStart(at time.Time) Option { return func(c *config) { c.start = at } }

// WithSeed decides ids, secrets and everything else that is drawn: they are
// the same at each run of the test. They also depend on the sandbox's name,
// which is made of the test's, where the server is shared. Without a seed
// nobody can guess them. It means nothing to Remote.
func WithSeed(seed string) Option { return func(c *config) { c.seed = seed } }

// WithMail keeps mails in the outbox, where sending them fails otherwise. The
// test is skipped in the mode Remote.
func WithMail() Option { return func(c *config) { c.mail = true } }

// WithLog writes the server's requests to the test's log, or to standard
// error without a test: each as it comes from an emulator of the test's own,
// all of them at the end from a shared one.
func WithLog() Option { return func(c *config) { c.log = true } }

// newConfig applies options, and the environment where they say nothing.
func newConfig(name string, opts []Option) (*config, error) {
	c := &config{name: name}
	for _, o := range opts {
		o(c)
	}
	source, mode := "the mode", string(c.mode)
	if mode == "" {
		source, mode = EnvMode, cmp.Or(os.Getenv(EnvMode), string(InProcess))
	}
	var err error
	if c.mode, err = parseMode(source, mode); err != nil {
		return nil, err
	}
	c.image = cmp.Or(c.image, os.Getenv(EnvImage))
	c.url = cmp.Or(c.url, os.Getenv(EnvURL))
	if c.mode == Remote {
		c.superuser = cmp.Or(c.superuser, os.Getenv(EnvUser))
		c.password = cmp.Or(c.password, os.Getenv(EnvPassword))
	}
	c.superuser = cmp.Or(c.superuser, "root")
	c.password = cmp.Or(c.password, "example")
	return c, nil
}

// unreal is what was asked for and no real server can do; empty where there is
// nothing.
func (c *config) unreal() string {
	switch {
	case len(c.sources) > 0:
		return "begin with fixtures"
	case !c.start.IsZero():
		return "start its clock at another time"
	case c.mail:
		return "keep mails in an outbox"
	default:
		return ""
	}
}
