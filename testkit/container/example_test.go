package container_test

import (
	"context"
	"fmt"
	"os"
	"testing"

	"github.com/testcontainers/testcontainers-go"

	"github.com/NamazuStudios/elements-emulator/fixtures"
	"github.com/NamazuStudios/elements-emulator/testkit"
	"github.com/NamazuStudios/elements-emulator/testkit/container"
)

// A container for whoever needs one of his own.
func ExampleRun() {
	ctx := context.Background()
	elements, err := container.Run(ctx, "elements-emulator:1.0", container.WithFixtures(fixtures.Path("testdata/world")))
	defer func() {
		if err := testcontainers.TerminateContainer(elements); err != nil {
			fmt.Println(err)
		}
	}()
	if err != nil {
		fmt.Println(err)
		return
	}
	url, err := elements.URL(ctx)
	fmt.Println(url, err)
}

// The mode container of testkit. The import of the package is all that a test
// binary needs; the tests are the same as in process.
func Example_mode() {
	// import _ "github.com/NamazuStudios/elements-emulator/testkit/container"
	main := func(m *testing.M) { os.Exit(testkit.Main(m)) } // TestMain
	test := func(t *testing.T) {
		server := testkit.RunT(t,
			testkit.WithMode(testkit.Container),        // or ELEMENTS_TESTKIT=container
			testkit.WithImage("elements-emulator:1.0"), // or ELEMENTS_TESTKIT_IMAGE
		)
		server.MockSession(t)
	}
	_, _ = main, test
}
