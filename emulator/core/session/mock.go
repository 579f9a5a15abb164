package session

import (
	"time"

	"github.com/NamazuStudios/elements-emulator/emulator/core/application"
	"github.com/NamazuStudios/elements-emulator/emulator/core/profile"
	"github.com/NamazuStudios/elements-emulator/emulator/core/user"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/rest"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/sandbox"
)

// Mock makes a mock user with a session (mock_session.1 to .12).
func Mock(c *rest.Call, req *MockRequest) (MockCreation, error) {
	tx := c.Tx
	lifetime := mockLifetime(c.Settings, req)
	password := user.RandomPassword(tx, c.Settings.GeneratedPasswordLength)
	owner, err := NewMockUser(tx, c.Settings, password, tx.Now()+lifetime.Milliseconds())
	if err != nil {
		return MockCreation{}, err
	}
	// The user stays even where the profile can't be made (mock_session.10).
	tx.Commit()
	attached, err := mockProfile(c, owner, req.Application)
	if err != nil {
		return MockCreation{}, err
	}
	made, err := Begin(tx, owner, attached, lifetime)
	if err != nil {
		return MockCreation{}, err
	}
	if app := made.Session.Application; app != nil && app.Name == nil {
		made.Session.Profile.Application = nil // mock_session.10
	}
	made.Session.Application = nil // mock_session.8
	return MockCreation{
		SessionSecret: made.SessionSecret, Session: made.Session,
		UserExpiresAt: made.Session.Expiry, Password: password,
	}, nil
}

// mockLifetime is what is asked for, but not more than is configured
// (mock_session.2, mock_session.4).
func mockLifetime(s *rest.Settings, req *MockRequest) time.Duration {
	if req.LifetimeInSeconds == nil {
		return s.MockSessionTimeout
	}
	return min(time.Duration(*req.LifetimeInSeconds)*time.Second, s.MockSessionTimeout)
}

// NewMockUser makes a user that is gone once it expires (ms since the epoch)
// and has no live session (mock_session.5).
func NewMockUser(tx *sandbox.Tx, s *rest.Settings, password string, expires int64) (*user.Row, error) {
	if s.KeepMockUsers {
		expires = 0
	}
	name := "test-user-" + tx.NewUUID()
	return user.Create(tx, user.Creation{
		Name: name, Email: name + "@example.com", Level: rest.User, Password: password, MockExpires: expires,
	})
}

// mockProfile makes the profile that goes with a mock session
// (mock_session.7, .9, .10).
func mockProfile(c *rest.Call, owner *user.Row, asked *application.Application) (*profile.Row, error) {
	if asked == nil {
		return nil, nil
	}
	app, err := mockApplication(c, asked)
	if err != nil {
		return nil, err
	}
	return profile.CreateUnslotted(c.Tx, owner.ID, app.ID)
}

// mockApplication is the application that is named by id or name; where
// neither is given, any deleted one (mock_session.10).
func mockApplication(c *rest.Call, asked *application.Application) (*application.Row, error) {
	if asked.ID != nil {
		return application.Find(c.Tx, *asked.ID)
	}
	c.Defect("mock_session.10")
	if app, ok := application.AnyDeleted(c.Tx); ok {
		return app, nil
	}
	return nil, rest.NotFound("The application has no id.")
}
