package main

import (
	"strings"
	"time"
)

// The commands by name.
const (
	serveName   = "serve"
	checkName   = "check"
	exportName  = "export"
	healthName  = "health"
	routesName  = "routes"
	versionName = "version"
	helpName    = "help"
)

// settings is the table of flags, in the order of help. Each sets its part of
// the config.
func settings(c *config) []setting {
	var all []setting
	for _, part := range [][]setting{
		worldSettings(c), listenSettings(c), serverSettings(c), limitSettings(c), controlSettings(c), logSettings(c), clientSettings(c),
	} {
		all = append(all, part...)
	}
	return all
}

// worldSettings say what the world holds at the start.
func worldSettings(c *config) []setting {
	serve := []string{serveName}
	return []setting{
		{
			name: "fixtures", argument: "SOURCE", commands: []string{serveName, checkName}, list: true, set: toList(&c.fixtures, anyText),
			help: "what the world holds: a YAML file, a folder of them, - for standard input, or an embedded world (fresh, demo); several add up; serve starts a fresh world without it",
		},
		{
			name: "fixtures-if-there", argument: "PATH", commands: serve, set: toText(&c.fixturesIfThere),
			help: "a file or folder that is loaded where --fixtures is not given, unless there is nothing at that path; in the image it is /fixtures",
		},
		{
			name: "watch", commands: serve, set: toSwitch(&c.watch),
			help: "start the world anew when a fixture file changes; what clients did to the old one is dropped; a bad file changes nothing",
		},
		{
			name: "seed", argument: "TEXT", commands: serve, set: toText(&c.seed),
			help: "decides ids, secrets and everything else that is drawn: the same calls get the same answers; without it nobody can guess them",
		},
		{
			name: "start-time", argument: "INSTANT", commands: serve, set: toInstant(&c.start),
			help: "where the clock starts, in RFC 3339; now where it is not given",
		},
		{
			name: "mail", argument: "off|outbox", commands: serve, set: toChoice(&c.mail, "off", "outbox"), preset: "off",
			help: "what becomes of mails: off refuses them as a server without SMTP does, outbox keeps them; none is ever sent",
		},
		{
			name: "idp", commands: serve, set: toSwitch(&c.idp),
			help: "add a built-in identity provider, below /_idp/idp, with which people sign in offline; fixtures can describe others",
		},
		{
			name: "stores", commands: serve, set: toSwitch(&c.stores),
			help: "open the built-in stores, which answer in the place of Apple, Google, Meta and Steam; without it those of sandboxes with a purchase are open",
		},
		{
			name: "mock-users", argument: "expire|keep", commands: serve, set: toChoice(&c.server.KeepMockUsers, "expire", "keep"), preset: "expire",
			help: "what becomes of mock users after their time: expire removes them with all they own, keep leaves them as the real server does",
		},
		{
			name: "vault-keys", argument: "fresh|pooled", commands: serve, set: toChoice(&c.server.PooledVaultKeys, "fresh", "pooled"), preset: "fresh",
			help: "where the keys of vaults come from: fresh makes each when it is asked for, pooled takes them from a small pool that is made in the background; no two vaults of a sandbox get the same",
		},
	}
}

// listenSettings say where and how serve is reached.
func listenSettings(c *config) []setting {
	serve := []string{serveName}
	return []setting{
		{
			name: "listen", argument: "ADDRESS", commands: []string{serveName, exportName, healthName}, set: toAddress(&c.listen), preset: c.listen,
			help: "host and port to listen on; port 0 picks a free one; without --url the other commands look for the emulator there",
		},
		{
			name: "allowed-origins", argument: "ORIGINS", commands: serve, list: true, set: toList(&c.server.AllowedOrigins, checkOrigin),
			preset: strings.Join(c.server.AllowedOrigins, ","), help: "origins whose web pages may call the API (CORS), with commas between; * is any",
		},
		{
			name: "global-secret", argument: "SECRET", commands: []string{serveName, healthName}, set: toText(&c.server.GlobalSecret), secret: true,
			help: "answer 404 to calls without it in the header Elements-GlobalSecret; health sends it",
		},
		{
			name: "allow-outgoing", argument: "HOSTS", commands: serve, list: true, set: toList(&c.outgoing, checkHost),
			help: "hosts that the emulator may call, as NAME or NAME:PORT with commas between, such as an identity provider; without it, it calls itself only, and the services of this machine that the fixtures name",
		},
		{
			name: "shutdown-timeout", argument: "DURATION", commands: serve, set: toDuration(&c.drain), preset: brief(c.drain),
			help: "how long requests in flight may take once the emulator is told to stop",
		},
	}
}

func logSettings(c *config) []setting {
	serve := []string{serveName}
	return []setting{
		{
			name: "log-level", argument: "LEVEL", commands: serve, set: toLevel(&c.level), preset: "info",
			help: "the least level that is logged: debug (each request, too), info, warn or error",
		},
		{
			name: "log-format", argument: "text|json", commands: serve, set: toChoice(&c.json, "text", "json"), preset: "text",
			help: "how the log is written to standard error",
		},
	}
}

// clientSettings are those of the commands that call a running emulator.
func clientSettings(c *config) []setting {
	client := []string{exportName, healthName}
	return []setting{
		{
			name: "url", argument: "URL", commands: client, set: toURL(&c.url),
			help: "base URL of the emulator to call; where it is not given, --listen says where it is",
		},
		{
			name: "timeout", argument: "DURATION", commands: client, set: toDuration(&c.timeout), preset: brief(c.timeout),
			help: "how long the call may take",
		},
		{
			name: "output", argument: "FILE", commands: []string{exportName}, set: toText(&c.output),
			help: "the file to write, whole or not at all, which only its owner may read; standard output where it is - or not given",
		},
	}
}

// brief is a duration without the zero parts of its usual form.
func brief(d time.Duration) string {
	text := d.String()
	for _, zero := range []string{"m0s", "h0m"} {
		if strings.HasSuffix(text, zero) {
			text = text[:len(text)-2]
		}
	}
	return text
}
