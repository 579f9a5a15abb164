// Package idp is the built-in identity providers of a sandbox: what a game
// would sign in with at Google, Apple, Steam, Discord or its own OpenID
// provider, so that signing in can be tried without the internet.
//
// A provider is a row. It answers below /_idp/{name}: OpenID discovery, keys,
// a sign-in page, tokens, user info, sign-out, and the calls that OAuth2
// schemes make to validate a ticket or a token. It is a fake: whoever reaches
// its sign-in page chooses who to be.
//
// Rows say everything but the private keys, which the Server makes when they
// are first needed, the same for all sandboxes.
package idp
