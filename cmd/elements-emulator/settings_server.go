package main

import (
	"fmt"

	"github.com/NamazuStudios/elements-emulator/emulator/engine/rest"
)

// serverSettings are the real server's own.
func serverSettings(c *config) []setting {
	serve := []string{serveName}
	return []setting{
		{
			name: "emulate", argument: "3.9|main", commands: serve, set: toVersion(&c.server.Emulate), preset: string(rest.Recorded),
			help: "which line of the real server is emulated: 3.9 is the recorded one, main has what its repository has got since (see versions.md)",
		},
		{
			name: "forgive-dead-secrets", commands: serve, set: toSwitch(&c.server.ForgiveDeadSecrets),
			help: "let /session and /signup pass with the secret of a session that has ended, which the real server refuses: for clients that keep secrets over a restart of the emulator",
		},
		{
			name: "session-timeout", argument: "DURATION", commands: serve, set: toDuration(&c.server.SessionTimeout),
			preset: brief(c.server.SessionTimeout), help: "how long a session lives after its last use",
		},
		{
			name: "mock-session-timeout", argument: "DURATION", commands: serve, set: toDuration(&c.server.MockSessionTimeout),
			preset: brief(c.server.MockSessionTimeout), help: "the longest life that a mock session can be made with",
		},
		{
			name: "password-reset-timeout", argument: "DURATION", commands: serve, set: toDuration(&c.server.PasswordResetTimeout),
			preset: brief(c.server.PasswordResetTimeout), help: "how long the token of a password reset is good",
		},
		{
			name: "generated-password-length", argument: "COUNT", commands: serve, set: toCount(&c.server.GeneratedPasswordLength, 1),
			preset: fmt.Sprint(c.server.GeneratedPasswordLength), help: "how many characters generated passwords have",
		},
		{
			name: "max-results", argument: "COUNT", commands: serve, set: toCount(&c.server.MaxResults, 1),
			preset: fmt.Sprint(c.server.MaxResults), help: "how many objects a page of a list holds at most",
		},
		{
			name: "cdn-max-age", argument: "DURATION", commands: serve, set: toDuration(&c.server.CDNMaxAge),
			preset: brief(c.server.CDNMaxAge), help: "how long clients may cache the contents of a large object that everybody may read",
		},
		{
			name: "admin-ui", argument: "DIR", commands: serve, set: toText(&c.server.AdminUI),
			help: "a build of the admin UI, which is then served below /admin; its index.html stands in the folder",
		},
	}
}

// limitSettings are the emulator's own limits.
func limitSettings(c *config) []setting {
	serve := []string{serveName}
	return []setting{
		{
			name: "max-body", argument: "SIZE", commands: serve, set: toSize(&c.server.MaxBody), preset: "16MiB",
			help: "the largest request body that is read",
		},
		{
			name: "max-upload", argument: "SIZE", commands: serve, set: toSize(&c.server.MaxUpload), preset: "64MiB",
			help: "the largest file of a large object that is taken",
		},
		{
			name: "max-contents", argument: "SIZE", commands: serve, set: toSize(&c.server.MaxContents), preset: "256MiB",
			help: "how large the files of all large objects of a sandbox may be together, and apart from them all save data",
		},
		{
			name: "max-sandboxes", argument: "COUNT", commands: serve, set: toCount(&c.maxSandboxes, 1),
			preset: fmt.Sprint(c.maxSandboxes), help: "how many sandboxes there may be besides the default one",
		},
		{
			name: "sandbox-idle", argument: "DURATION", commands: serve, set: toPause(&c.sandboxIdle),
			preset: brief(c.sandboxIdle), help: "after how long without a request a sandbox is dropped, unless it says otherwise; 0 is never",
		},
		{
			name: "journal-entries", argument: "COUNT", commands: serve, set: toCount(&c.journal.Entries, 0),
			preset: fmt.Sprint(c.journal.Entries), help: "how many requests the journal of a sandbox keeps; 0 is none",
		},
		{
			name: "journal-size", argument: "SIZE", commands: serve, set: toSize(&c.journal.Bytes), preset: "8MiB",
			help: "how large the journal of a sandbox may be",
		},
		{
			name: "journals-size", argument: "SIZE", commands: serve, set: toSize(&c.journals), preset: "256MiB",
			help: "how large the journals of all sandboxes may be together; the one that is idle for longest gives first",
		},
		{
			name: "max-memory", argument: "SIZE", commands: serve, set: toSize(&c.maxMemory),
			help: "how much may be alive in memory; above it calls that would add to it are answered with 503, and a quarter of it bounds the request bodies in flight; two thirds of the container's memory where it is not given, 4GiB without a container's limit",
		},
	}
}

// controlSettings say who may use the control API, and where.
func controlSettings(c *config) []setting {
	serve := []string{serveName}
	return []setting{
		{
			name: "control", argument: "on|off", commands: serve, set: toChoice(&c.control.Off, "on", "off"), preset: "on",
			help: "whether the control API is served, below /_emulator",
		},
		{
			name: "control-listen", argument: "ADDRESS", commands: []string{serveName, exportName}, set: toAddress(&c.control.Listen),
			help: "a port of its own for the control API; where it is not given, it is beside the API",
		},
		{
			name: "control-token", argument: "TOKEN", commands: []string{serveName, exportName}, set: toText(&c.control.Token), secret: true,
			help: "what the control API must be called with, as a bearer token or in the header Elements-Emulator-Token; export sends it",
		},
		{
			name: "control-hosts", argument: "NAMES", commands: serve, list: true, set: toList(&c.control.Hosts, checkHost),
			help: "names by which web pages may call the emulator, and anybody the control API, with commas between, besides addresses, localhost, names without a dot and host.docker.internal",
		},
	}
}
