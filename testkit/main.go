package testkit

import (
	"context"
	"fmt"
	"os"
	"time"
)

// closePatience is how long a server may take to end.
const closePatience = 10 * time.Second

// Main runs the tests of a binary, and returns its exit code. It keeps the
// shared host, such as the container, from the first test that needs it to the
// end; without it the host ends whenever no test uses it:
//
//	func TestMain(m *testing.M) { os.Exit(testkit.Main(m)) }
func Main(m interface{ Run() int }) (code int) {
	hosts.hold()
	code = m.Run()
	ctx, cancel := context.WithTimeout(context.Background(), closePatience)
	defer cancel()
	if err := hosts.drain(ctx); err != nil {
		fmt.Fprintln(os.Stderr, "testkit: end the shared server:", err)
		return max(code, 1)
	}
	return code
}
