package testkit

// Session is a session that makes calls: its Client carries the secret, and
// its typed calls are those of its user.
type Session struct {
	*API
	// Info is the session as it was when it began, with its user.
	Info SessionInfo
	// UserExpiresAt, in ms since the epoch, is when the user of a mock session
	// is gone; 0 for others.
	UserExpiresAt int64
	// Password is that of the user of a mock session; empty for others.
	Password string
}
