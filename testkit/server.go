package testkit

import (
	"context"
	"net/http"
)

// Server is a running server with what tests like to do. Its methods that take
// a TB end the test where they fail, and skip it where it needs an emulator
// and runs against a real server. A Server is safe for concurrent use.
type Server struct {
	Instance
	superuser, password string
	log                 bool
	transport           *http.Transport
	anonymous           *API
}

func newServer(i Instance, c *config) *Server {
	transport := newTransport()
	return &Server{
		Instance: i, superuser: c.superuser, password: c.password,
		// An emulator of the test's own has logged everything already.
		log: c.log && (c.mode != InProcess || c.shared), transport: transport, anonymous: newAPI(i.URL(), "", transport),
	}
}

// Close ends the server and its connections. Further calls do nothing and
// return the same.
func (s *Server) Close(ctx context.Context) error {
	s.transport.CloseIdleConnections()
	return s.Instance.Close(ctx)
}

// Client is an http.Client without a session. Its connections end with the
// server.
func (s *Server) Client() *http.Client { return s.anonymous.Client() }

// API makes typed calls without a session.
func (s *Server) API() *API { return s.anonymous }

// With makes typed calls with the secret of a session, such as one that
// fixtures give.
func (s *Server) With(secret string) *API { return s.anonymous.as(secret) }

// Superuser is a new session of the superuser; see WithSuperuser.
func (s *Server) Superuser(tb TB) *Session {
	tb.Helper()
	if _, emulated := s.Controls(); emulated {
		return s.As(tb, s.superuser)
	}
	session, err := s.anonymous.Login(tb.Context(), LoginRequest{UserID: s.superuser, Password: s.password})
	if err != nil {
		tb.Fatalf("log the superuser in: %v", err)
		return nil
	}
	tb.Cleanup(func() {
		ctx, cancel := context.WithTimeout(context.Background(), closePatience)
		defer cancel()
		if err := session.Logout(ctx); err != nil {
			tb.Logf("log the superuser out: %v", err)
		}
	})
	return session
}

// MockSession is a session of a new user who is gone after a while. At most
// one request says more.
func (s *Server) MockSession(tb TB, r ...MockRequest) *Session {
	tb.Helper()
	var asked MockRequest
	if len(r) > 0 {
		asked = r[0]
	}
	session, err := s.Superuser(tb).MockSession(tb.Context(), asked)
	if err != nil {
		tb.Fatalf("make a mock session: %v", err)
	}
	return session
}

// Login is a session of a user by id, name or email.
func (s *Server) Login(tb TB, user, password string) *Session {
	tb.Helper()
	session, err := s.anonymous.Login(tb.Context(), LoginRequest{UserID: user, Password: password})
	if err != nil {
		tb.Fatalf("log %s in: %v", user, err)
	}
	return session
}
