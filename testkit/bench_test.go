package testkit_test

import (
	"context"
	"net"
	"net/http"
	"testing"

	"github.com/gin-gonic/gin"

	"github.com/NamazuStudios/elements-emulator/emulator/rest"
	"github.com/NamazuStudios/elements-emulator/testkit"
)

// BenchmarkRunT is a server for a test, one call of it, and its end.
func BenchmarkRunT(b *testing.B) {
	for b.Loop() {
		s, err := testkit.Run(context.Background(), testkit.WithMode(testkit.InProcess))
		if err != nil {
			b.Fatal(err)
		}
		if _, err := s.API().Version(context.Background()); err != nil {
			b.Fatal(err)
		}
		if err := s.Close(context.Background()); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkRunTShared is a sandbox for a test, one call of it, and its end.
func BenchmarkRunTShared(b *testing.B) {
	host, err := testkit.Run(context.Background(), testkit.WithMode(testkit.InProcess), testkit.WithShared())
	if err != nil {
		b.Fatal(err)
	}
	defer host.Close(context.Background())
	for b.Loop() {
		s, err := testkit.Run(context.Background(), testkit.WithMode(testkit.InProcess), testkit.WithShared())
		if err != nil {
			b.Fatal(err)
		}
		if _, err := s.API().Version(context.Background()); err != nil {
			b.Fatal(err)
		}
		if err := s.Close(context.Background()); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkBareGin is what the others are measured by: a gin server with as
// many routes, one call, and its end.
func BenchmarkBareGin(b *testing.B) {
	for b.Loop() {
		bareGin(b)
	}
}

func bareGin(b *testing.B) {
	b.Helper()
	engine := gin.New()
	for _, op := range rest.Operations() {
		engine.Handle(op.Method, rest.Root+rest.Shape(op.Path), func(c *gin.Context) {
			c.JSON(http.StatusOK, testkit.Version{Version: "3"})
		})
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
