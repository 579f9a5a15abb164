package testkit_test

import (
	"context"
	"fmt"
	"net"
	"net/http"
	"strings"
	"testing"

	"github.com/gin-gonic/gin"

	"github.com/NamazuStudios/elements-emulator/emulator/engine/rest"
	"github.com/NamazuStudios/elements-emulator/testkit"
)

// BenchmarkRunT is a server for a test, one call, and its end. Compare the
// cpu-ns/op with those of BenchmarkBareGin, with GIN_MODE=release.
func BenchmarkRunT(b *testing.B) {
	defer reportCPU(b)()
	for b.Loop() {
		useOnce(b)
	}
}

// BenchmarkRunTShared is a sandbox for a test, one call, and its end.
func BenchmarkRunTShared(b *testing.B) {
	host := testkit.RunT(b, testkit.WithMode(testkit.InProcess), testkit.WithShared())
	host.MockSession(b)
	defer reportCPU(b)()
	for b.Loop() {
		useOnce(b, testkit.WithShared())
	}
}

func useOnce(b *testing.B, options ...testkit.Option) {
	b.Helper()
	s, err := testkit.Run(b.Context(), append(options, testkit.WithMode(testkit.InProcess))...)
	if err != nil {
		b.Fatal(err)
	}
	if _, err := s.API().Version(b.Context()); err != nil {
		b.Fatal(err)
	}
	if err := s.Close(b.Context()); err != nil {
		b.Fatal(err)
	}
}

// BenchmarkBareGin is what the others are measured by: a gin server with as
// many routes, one call, and its end.
func BenchmarkBareGin(b *testing.B) {
	if gin.IsDebugging() {
		b.Skip("needs GIN_MODE=release: gin would print its routes")
	}
	paths := ginPaths()
	defer reportCPU(b)()
	for b.Loop() {
		bareGin(b, paths)
	}
}

// ginPaths are all operations as method and path of gin.
func ginPaths() [][2]string {
	var all [][2]string
	for _, op := range rest.Operations() {
		segments := strings.Split(rest.Root+op.Path, "/")
		for i, s := range segments {
			if strings.HasPrefix(s, "{") {
				segments[i] = fmt.Sprintf(":p%d", i)
			}
		}
		all = append(all, [2]string{op.Method, strings.Join(segments, "/")})
	}
	return all
}

func bareGin(b *testing.B, paths [][2]string) {
	b.Helper()
	engine := gin.New()
	for _, p := range paths {
		engine.Handle(p[0], p[1], func(c *gin.Context) { c.JSON(http.StatusOK, testkit.Version{Version: "3"}) })
	}
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		b.Fatal(err)
	}
	server := &http.Server{Handler: engine}
	go func() { _ = server.Serve(listener) }()
	client := &http.Client{Transport: &http.Transport{}}
	answer, err := client.Get("http://" + listener.Addr().String() + rest.Root + "/version")
	if err != nil {
		b.Fatal(err)
	}
	answer.Body.Close()
	client.CloseIdleConnections()
	if err := server.Shutdown(context.Background()); err != nil {
		b.Fatal(err)
	}
}
