package testkit

import (
	"bytes"
	"context"
	"log/slog"
	"os"
	"sync"

	"github.com/NamazuStudios/elements-emulator/emulator"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/rest"
	"github.com/NamazuStudios/elements-emulator/fixtures"
)

// own is an emulator of a test's own, in its process.
type own struct {
	emulator *emulator.Emulator
	controls *Controls
	close    func(context.Context) error
}

// startOwn starts an emulator in this process.
func startOwn(c *config) (*own, error) {
	world, err := fixtures.Load(c.sources...)
	if err != nil {
		return nil, err
	}
	e, err := launch(emulator.Options{World: world, Seed: c.seed, Start: c.start, Mail: c.mail, Log: c.logger()})
	if err != nil {
		return nil, err
	}
	o := &own{emulator: e, controls: NewControls(e.URL(), nil)}
	o.close = once(func(ctx context.Context) error {
		o.controls.CloseIdleConnections()
		return e.Close(ctx)
	})
	return o, nil
}

func launch(options emulator.Options) (*emulator.Emulator, error) {
	settings := rest.DefaultSettings()
	settings.PooledVaultKeys = true // a suite makes many vaults, and few care for their keys
	options.Settings = &settings
	e, err := emulator.New(options)
	if err != nil {
		return nil, err
	}
	return e, e.Start()
}

// launchInProcess starts the host of the mode InProcess.
func launchInProcess(context.Context, string) (Host, error) { return launch(emulator.Options{}) }

// URL implements Instance.
func (o *own) URL() string { return o.emulator.URL() }

// Controls implements Instance.
func (o *own) Controls() (*Controls, bool) { return o.controls, true }

// Close implements Instance.
func (o *own) Close(ctx context.Context) error { return o.close(ctx) }

// logger is where an emulator of the test's own logs; nil for nowhere.
func (c *config) logger() *slog.Logger {
	if !c.log {
		return nil
	}
	options := &slog.HandlerOptions{Level: slog.LevelDebug}
	if c.logf == nil {
		return slog.New(slog.NewTextHandler(os.Stderr, options))
	}
	return slog.New(slog.NewTextHandler(lineWriter{c.logf}, options))
}

// lineWriter hands lines to a test's log. A slog handler writes each with one
// call.
type lineWriter struct {
	logf func(format string, args ...any)
}

// Write implements io.Writer.
func (w lineWriter) Write(line []byte) (int, error) {
	w.logf("%s", bytes.TrimSuffix(line, []byte("\n")))
	return len(line), nil
}

// once is a function that runs once and gives its first result ever after.
func once(f func(context.Context) error) func(context.Context) error {
	var (
		first sync.Once
		err   error
	)
	return func(ctx context.Context) error {
		first.Do(func() { err = f(ctx) })
		return err
	}
}
