// Package testkit starts an Elements server for a test: an emulator in the
// test's own process, one in a container, or a real server that is there
// already. The test is the same for all three.
//
//	func TestHighScore(t *testing.T) {
//		t.Parallel()
//		server := testkit.RunT(t)
//		player := server.MockSession(t)
//		me, err := player.Me(t.Context())
//		if err != nil || me.Level != testkit.LevelUser {
//			t.Errorf("got %+v, %v", me, err)
//		}
//	}
//
// RunT gives the test a server of its own, on a free port of the loopback
// interface, and closes it with the test; Run does so for those who have no
// test at hand. Nothing that happens on the server of one test is seen in
// another, so tests may be parallel.
//
// # Modes
//
// The Mode is chosen by WithMode, or else by the environment variable
// ELEMENTS_TESTKIT:
//
//   - inprocess, the default, is an emulator for each test. WithShared makes it
//     a sandbox for each test, of one emulator, which costs less where a world
//     is big.
//   - container is one container for the test binary, and a sandbox for each
//     test. It needs an import of testkit/container and the image's name in
//     ELEMENTS_TESTKIT_IMAGE. Main keeps the container from the first test to
//     the last.
//   - remote is a real server, at ELEMENTS_TESTKIT_URL, with a superuser of the
//     name ELEMENTS_TESTKIT_USER and the password ELEMENTS_TESTKIT_PASSWORD.
//     What it can't do skips the test and says so. It is never reset.
//
// # What a test can do
//
// A Server has an http.Client and typed calls without a session (API), and it
// makes sessions: MockSession, Login, Superuser, As. A Session has an
// http.Client that carries its secret, and the same typed calls. The base URL
// for a client under test is URL; the REST API is below API().URL().
//
// An emulator can do more, through Controls or the methods of Server that take
// a TB: FastForward, Fault, Requests, CheckCalled, Snapshot, Reset, Outbox and
// so on. Controls speak HTTP in every mode.
//
// Where a test fails, its log gets the requests that matched no operation or
// failed, and a dump of the world. A test that passes says nothing.
package testkit
