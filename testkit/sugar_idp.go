package testkit

// Tokens are tokens of an identity provider, as if somebody had signed in. At
// most one change says how the identity token differs from the usual.
func (s *Server) Tokens(tb TB, provider, identity string, change ...TokenChange) Tokens {
	tb.Helper()
	asked := MintTokens{Identity: identity}
	if len(change) > 0 {
		asked.TokenChange = change[0]
	}
	made, err := s.Emulator(tb, "mint the tokens of an identity provider").MintTokens(tb.Context(), provider, asked)
	check(tb, "mint tokens", err)
	return made
}

// QueueAnswer queues what stands in for the next answer of an endpoint of an
// identity provider.
func (s *Server) QueueAnswer(tb TB, provider string, a IdentityAnswer) {
	tb.Helper()
	check(tb, "queue an answer", s.Emulator(tb, "let an identity provider fail").QueueAnswer(tb.Context(), provider, a))
}

// IdentityRequests are the last requests that an identity provider got, oldest
// first.
func (s *Server) IdentityRequests(tb TB, provider string) []IdentityRequest {
	tb.Helper()
	found, err := s.Emulator(tb, "show what its identity providers were asked").IdentityRequests(tb.Context(), provider)
	check(tb, "read what an identity provider was asked", err)
	return found
}
