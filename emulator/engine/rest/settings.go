package rest

import "time"

// Settings are the real server's own settings that change behaviour
// (defaults), and the emulator's limits.
type Settings struct {
	// SessionTimeout is the life of a session after its last use (auth.7).
	SessionTimeout time.Duration
	// MockSessionTimeout is the longest life of a mock session (mock_session.4).
	MockSessionTimeout time.Duration
	// PasswordResetTimeout is the life of a password-reset token
	// (password_reset.4).
	PasswordResetTimeout time.Duration
	// GeneratedPasswordLength is the length of generated passwords, in
	// characters (user.24).
	GeneratedPasswordLength int
	// MaxResults caps the pages of lists (page.2).
	MaxResults int
	// AllowedOrigins are the origins that get CORS headers; "*" is any (cors.1).
	AllowedOrigins []string
	// GlobalSecret gates the API where it is not blank (auth.16).
	GlobalSecret string
	// Emulate is the line of the real server that is emulated; empty for
	// Recorded.
	Emulate Version
	// ForgiveDeadSecrets lets calls that log in or sign up pass with the secret
	// of a session that has ended, as if it were not there; the real server
	// refuses them, too (auth.4).
	ForgiveDeadSecrets bool
	// KeepMockUsers never removes mock users, as the real server does
	// (mock_session.6).
	KeepMockUsers bool
	// PooledVaultKeys takes the keys of vaults from a small pool that is made in
	// the background and shared by all sandboxes; no two vaults of one sandbox get
	// the same. Otherwise each vault's is made for it, as the real server does.
	PooledVaultKeys bool
	// CDNMaxAge is how long the contents of a large object that everybody may
	// read may be cached (cdn.5).
	CDNMaxAge time.Duration
	// AdminUI is the folder of a build of the admin UI, empty for none.
	AdminUI string
	// SocketPing is the time between the pings of a websocket, SocketIdle that
	// without a sign of life after which it is closed (crossfire.10).
	SocketPing, SocketIdle time.Duration
	// CrossfirePrefix is where the matchmaking websocket is served:
	// /app/ws/<prefix>/match.
	CrossfirePrefix string
	// CrossfireBacklog is how many signals of a match are kept for those who
	// come later (crossfire.54).
	CrossfireBacklog int
	// JoinCodeLength is the length of join codes in letters, JoinCodeAttempts
	// how many are tried until one is free (crossfire.29).
	JoinCodeLength, JoinCodeAttempts int
	// MaxBody is the size in bytes above which a request body is refused.
	MaxBody int64
	// MaxUpload is the size in bytes above which a multipart body, and with it
	// the contents of a large object, is refused.
	MaxUpload int64
	// MaxContents is the size in bytes that the contents of all large objects
	// of a sandbox may have together, and apart from them all save data.
	MaxContents int64
}

// DefaultSettings are the real server's defaults (defaults).
func DefaultSettings() Settings {
	return Settings{
		Emulate:                 Recorded,
		SessionTimeout:          48 * time.Hour,
		MockSessionTimeout:      time.Hour,
		PasswordResetTimeout:    time.Hour,
		GeneratedPasswordLength: 24,
		MaxResults:              100,
		AllowedOrigins:          []string{"*"},
		CDNMaxAge:               5 * time.Minute,
		SocketPing:              30 * time.Second,
		SocketIdle:              90 * time.Second,
		CrossfirePrefix:         "crossfire",
		CrossfireBacklog:        256,
		JoinCodeLength:          4,
		JoinCodeAttempts:        2000,
		MaxBody:                 16 << 20,
		MaxUpload:               64 << 20,
		MaxContents:             256 << 20,
	}
}
