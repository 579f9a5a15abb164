package container

import (
	"fmt"
	"strings"
	"time"

	"github.com/testcontainers/testcontainers-go"

	"github.com/NamazuStudios/elements-emulator/fixtures"
)

// folder is where the image looks for fixtures.
const folder = "/fixtures"

// WithFixtures adds fixtures to the world. They are checked here and copied
// into the container, so nothing needs to be mounted.
func WithFixtures(sources ...fixtures.Source) testcontainers.CustomizeRequestOption {
	return func(r *testcontainers.GenericContainerRequest) error {
		if _, err := fixtures.Load(sources...); err != nil {
			return err
		}
		yaml, err := fixtures.Join(sources...)
		if err != nil {
			return err
		}
		r.Files = append(r.Files, testcontainers.ContainerFile{
			Reader: strings.NewReader(yaml), FileMode: 0o644,
			ContainerFilePath: fmt.Sprintf("%s/world-%d.yaml", folder, len(r.Files)+1),
		})
		return nil
	}
}

// WithSeed decides ids, secrets and everything else that is drawn.
func WithSeed(seed string) testcontainers.CustomizeRequestOption { return setting("SEED", seed) }

// WithStart starts the clock at an instant.
func WithStart(at time.Time) testcontainers.CustomizeRequestOption {
	return setting("START_TIME", at.UTC().Format(time.RFC3339Nano))
}

// WithMail keeps mails in the outbox, where sending them fails otherwise.
func WithMail() testcontainers.CustomizeRequestOption { return setting("MAIL", "outbox") }

// setting is the environment twin of a flag; docs/flags.md has them all.
func setting(name, value string) testcontainers.CustomizeRequestOption {
	return testcontainers.WithEnv(map[string]string{"ELEMENTS_EMULATOR_" + name: value})
}
