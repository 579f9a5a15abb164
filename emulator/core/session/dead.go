package session

import (
	"net/http"
	"slices"

	"github.com/NamazuStudios/elements-emulator/emulator/engine/rest"
)

// beginnings are the paths at which a client begins anew. Some send what they
// remember of the last time there, too.
var beginnings = []string{rest.Root + "/session", rest.Root + "/signup", rest.Root + "/signup/session"}

// begins says whether a call logs in or signs up.
func begins(c *rest.Call) bool {
	return c.Request.Method == http.MethodPost && slices.Contains(beginnings, c.Request.URL.Path)
}

// dead is the answer to a well-formed secret without a live session (auth.4):
// nil where a call that begins anew is forgiven, which goes on without the
// secret. On a server whose sessions outlive a restart the secret might still
// be good, so the log says what happened.
func dead(c *rest.Call, text string) error {
	c.Sandbox().Cache().Drop(cacheKey(text))
	switch {
	case !begins(c):
	case c.Settings.ForgiveDeadSecrets:
		return nil
	default:
		c.Log.Warn("refused to log in: the request carries the secret of a session that has ended, which the real server refuses too",
			"path", c.Request.URL.Path,
			"why", "sessions end with the emulator that made them, and when they expire, are logged out or lose their user or password",
			"help", "let the client forget the secret, or start with --forgive-dead-secrets")
	}
	return rest.Forbidden("The session has ended or never was: log in again.")
}
