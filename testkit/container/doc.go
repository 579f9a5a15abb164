// Package container runs an Elements emulator in a container with
// testcontainers-go. Nothing else imports testcontainers-go.
//
// Run starts a container, as the modules of testcontainers-go do:
//
//	elements, err := container.Run(ctx, "elements-emulator:1.0", container.WithFixtures(fixtures.Path("testdata/world")))
//	defer testcontainers.TerminateContainer(elements)
//	...
//	url, err := elements.URL(ctx)
//
// Imported for its side effect, it is the mode "container" of testkit: one
// container for the test binary, and a sandbox for each test.
//
//	import _ "github.com/NamazuStudios/elements-emulator/testkit/container"
//
// The image comes from testkit.WithImage or ELEMENTS_TESTKIT_IMAGE. The
// container ends with the last test that uses it; testkit.Main keeps it from
// the first to the last test of the binary. The reaper of testcontainers-go,
// which removes containers of a binary that was killed, is a container of its
// own: where its image can't be had, set TESTCONTAINERS_RYUK_DISABLED=true.
package container
