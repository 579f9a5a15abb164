package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/netip"
	"slices"
	"sync"

	"github.com/NamazuStudios/elements-emulator/emulator"
	"github.com/NamazuStudios/elements-emulator/emulator/core/user"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/rest"
	"github.com/NamazuStudios/elements-emulator/fixtures"
)

const serveAbout = `Runs until it is told to stop (Ctrl-C, SIGTERM): then it ends streams, finishes the requests in flight
and exits with 0; told a second time, it exits at once. The log goes to standard error. Where standard
output is no terminal, the URL is written to it, once everything is ready.`

// serve runs the emulator until the context ends.
func serve(ctx context.Context, p process, c *config, _ []string) error {
	log := newLog(p.stderr, c)
	from, err := sources(c)
	if err != nil {
		return err
	}
	watched := watchedPaths(append(slices.Clone(c.fixtures), c.fallback()...))
	if c.watch && len(watched) == 0 {
		return usage("--watch needs --fixtures with a file or a folder")
	}
	seen := fingerprint(watched) // before the files are read, so that no change is missed
	world, err := load(from, log)
	if err != nil {
		return report(p.stderr, err)
	}
	e, err := begin(c, world, log)
	if err != nil {
		return report(p.stderr, err)
	}
	announce(p, e, c, log)
	var running sync.WaitGroup
	if c.watch {
		w := &watcher{paths: watched, seen: seen, changed: func() { reload(e, from, log) }}
		running.Go(func() { w.run(ctx) })
	}
	<-ctx.Done()
	running.Wait()
	return end(e, c, log)
}

// load reads the world and logs what is odd about it. Without sources it is
// nil: a fresh one, for which there is nothing to read.
func load(from []fixtures.Source, log *slog.Logger) (*fixtures.World, error) {
	if len(from) == 0 {
		return nil, nil
	}
	world, err := fixtures.Load(from...)
	if err != nil {
		return nil, err
	}
	for _, warning := range world.Warnings() {
		log.Warn("fixtures", "warning", warning)
	}
	return world, nil
}

// begin fills the world and then listens, so that whoever is answered finds
// the world complete.
func begin(c *config, world *fixtures.World, log *slog.Logger) (*emulator.Emulator, error) {
	e, err := emulator.New(c.options(world, log))
	if err != nil {
		return nil, err
	}
	if err := e.Start(); err != nil {
		return nil, c.listenError(err)
	}
	return e, nil
}

// announce says that everything is ready.
func announce(p process, e *emulator.Emulator, c *config, log *slog.Logger) {
	if p.terminal {
		banner(p.stdout, e, c)
		return
	}
	fmt.Fprintln(p.stdout, e.URL())
	log.Info("ready", "url", e.URL(), "api", e.URL()+rest.Root, "control", controlURL(e, c), "login", loginHint(e))
	if host, _, err := net.SplitHostPort(c.listen); err == nil && !isLoopback(host) {
		log.Info("this is the port inside; where it is published as another one (docker run -p), clients use that one")
	}
}

// loginHint says in one line how to log in.
func loginHint(e *emulator.Emulator) string {
	if !rootLogsIn(e) {
		return "as a user of your fixtures"
	}
	return `curl -H 'Content-Type: application/json' -d '{"userId":"` + user.RootName + `","password":"` + user.RootPassword + `"}' ` + e.URL() + rest.Root + "/session"
}

func isLoopback(host string) bool {
	at, err := netip.ParseAddr(host)
	return host == "localhost" || err == nil && at.IsLoopback()
}

// reload starts the world anew; where the fixtures are bad, it leaves
// everything as it is.
func reload(e *emulator.Emulator, from []fixtures.Source, log *slog.Logger) {
	world, err := load(from, log)
	if err == nil {
		err = e.Replace(world)
	}
	var mistakes *fixtures.Errors
	switch {
	case errors.As(err, &mistakes):
		for _, m := range mistakes.List {
			log.Error("fixtures", "mistake", m.Error())
		}
		log.Error("the fixtures changed but are bad; the world stays as it was", "mistakes", len(mistakes.List))
	case err != nil:
		log.Error("the fixtures changed but can't be used; the world stays as it was", "reason", err)
	default:
		log.Info("the fixtures changed; the world started anew, and what clients did to the old one is gone")
	}
}

// end stops serving. Requests that take too long are cut, which is no failure:
// the emulator was told to stop.
func end(e *emulator.Emulator, c *config, log *slog.Logger) error {
	log.Info("stopping")
	ctx, cancel := context.WithTimeout(context.Background(), c.drain)
	defer cancel()
	err := e.Close(ctx)
	if errors.Is(err, context.DeadlineExceeded) {
		log.Warn("requests in flight were cut", "after", c.drain)
		return nil
	}
	return err
}
