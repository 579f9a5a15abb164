// Package session emulates sessions: logging in, mock sessions, and the
// credentials of every request. Its rules are in the contract file
// 01-sessions.md.
package session

import (
	"github.com/NamazuStudios/elements-emulator/emulator/core/application"
	"github.com/NamazuStudios/elements-emulator/emulator/core/profile"
	"github.com/NamazuStudios/elements-emulator/emulator/core/user"
)

// LoginRequest logs a user in with a password (01,
// UsernamePasswordSessionRequest).
type LoginRequest struct {
	UserID              *string `json:"userId" check:"notblank"`
	Password            *string `json:"password" check:"notblank"`
	ProfileID           *string `json:"profileId"`
	ProfileSelector     *string `json:"profileSelector"`
	ApplicationNameOrID *string `json:"applicationNameOrId"`
}

// Creation is a new session with its secret, which is shown here only (01,
// SessionCreation).
type Creation struct {
	SessionSecret string  `json:"sessionSecret"`
	Session       Session `json:"session"`
}

// Session is a session as clients see it (01, Session). Expiry is in ms since
// the epoch.
type Session struct {
	User        user.User                `json:"user" schema:"required"`
	Profile     *profile.Profile         `json:"profile"`
	Application *application.Application `json:"application"`
	Expiry      int64                    `json:"expiry"`
}

// MockRequest asks for a mock session (01, MockSessionRequest).
type MockRequest struct {
	LifetimeInSeconds *int                     `json:"lifetimeInSeconds" check:"min=60"`
	Application       *application.Application `json:"application"`
}

// MockCreation is a mock session with the password of its user (01,
// MockSessionCreation). UserExpiresAt is in ms since the epoch.
type MockCreation struct {
	SessionSecret string  `json:"sessionSecret"`
	Session       Session `json:"session"`
	UserExpiresAt int64   `json:"userExpiresAt"`
	Password      string  `json:"password"`
}
