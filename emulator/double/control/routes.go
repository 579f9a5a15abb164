package control

import (
	"net/http"

	"github.com/NamazuStudios/elements-emulator/emulator/engine/rest"
)

// The HTTP methods, short.
const (
	get  = http.MethodGet
	post = http.MethodPost
	put  = http.MethodPut
	del  = http.MethodDelete
)

// The media types besides JSON.
const (
	jsonType   = "application/json"
	yamlType   = "application/yaml"
	streamType = "text/event-stream"
)

// routes are all operations of the control API.
func routes() []rest.Route {
	return []rest.Route{
		handle(get, "/sandboxes", "listSandboxes", "All sandboxes.", listSandboxes),
		handle(post, "/sandboxes", "createSandbox", "A new sandbox: a fork of the seed, of a snapshot or of another sandbox.", createSandbox, rest.Created),
		handle(get, "/sandboxes/{name}", "getSandbox", "A sandbox.", getSandbox),
		handle(del, "/sandboxes/{name}", "deleteSandbox", "Deletes a sandbox; its requests end with a 404.", deleteSandbox),

		handle(get, "/state", "getState", "What this sandbox holds, in numbers.", getState),
		handle(post, "/reset", "reset", "Back to the seed: rows, clock, generators, outbox. Journal and faults stay.", reset),
		handle(get, "/snapshots", "listSnapshots", "The snapshots of this sandbox.", listSnapshots),
		handle(post, "/snapshots", "takeSnapshot", "A snapshot of this sandbox; it replaces the one that has its name.", takeSnapshot, rest.Created),
		handle(post, "/snapshots/{name}/restore", "restoreSnapshot", "Back to a snapshot: rows, clock, generators, outbox.", restoreSnapshot),
		handle(del, "/snapshots/{name}", "deleteSnapshot", "Deletes a snapshot.", deleteSnapshot),
		handle(post, "/fixtures", "applyFixtures", "Adds fixtures to this sandbox, all of them or none.", applyFixtures, rest.Consumes(yamlType, jsonType)),
		handle(get, "/export", "exportFixtures", "This sandbox as fixtures in YAML.", exportFixtures, rest.Produces(yamlType)),

		handle(get, "/clock", "getClock", "What the clock shows.", getClock),
		handle(post, "/clock", "moveClock", "Advances, sets, freezes or resumes the clock.", moveClock),

		handle(get, "/faults", "listFaults", "The faults, with how often each acted.", listFaults),
		handle(post, "/faults", "addFault", "A new fault, or the faults of a preset; they replace those with their names.", addFault, rest.Created),
		handle(del, "/faults", "clearFaults", "Removes all faults.", clearFaults),
		handle(del, "/faults/{name}", "removeFault", "Removes a fault, or all faults of a preset.", removeFault),

		handle(get, "/journal", "getJournal", "The last exchanges.", getJournal),
		handle(get, "/journal/wait", "waitForExchanges", "Waits until a number of exchanges fits.", waitForExchanges),
		handle(get, "/journal/stream", "streamJournal", "Exchanges as they happen, as server-sent events.", streamJournal, rest.Produces(streamType)),
		handle(del, "/journal", "clearJournal", "Forgets all exchanges.", clearJournal),
		handle(post, "/verify", "verify", "Whether something was called as often as expected, and what came near.", verify),

		handle(get, "/outbox", "getOutbox", "Mails and pushes that a real server would have sent.", getOutbox),
		handle(del, "/outbox", "clearOutbox", "Forgets all messages.", clearOutbox),
		handle(put, "/outbox/mail", "setMail", "Whether mails are kept, or fail as on a server without SMTP.", setMail),

		handle(get, "/idp", "listIdentityProviders", "The built-in identity providers.", listIDPs),
		handle(post, "/idp", "putIdentityProvider", "A new identity provider; it replaces the one that has its name.", putIDP, rest.Created),
		handle(get, "/idp/{name}", "getIdentityProvider", "An identity provider.", getIDP),
		handle(del, "/idp/{name}", "deleteIdentityProvider", "Deletes an identity provider with all that it handed out.", deleteIDP),
		handle(post, "/idp/{name}/tokens", "mintTokens", "Tokens for any identity with any claims.", mintTokens, rest.Created),
		handle(post, "/idp/{name}/rotate", "rotateKeys", "Another key signs from now on.", rotateKeys),
		handle(post, "/idp/{name}/answers", "queueAnswer", "An answer or error that stands in for the next one of an endpoint.", queueAnswer, rest.Created),
		handle(get, "/idp/{name}/requests", "listIdentityProviderRequests", "What an identity provider was asked.", listAsked),
		handle(del, "/idp/{name}/requests", "clearIdentityProviderRequests", "Forgets what an identity provider was asked.", clearAsked),

		handle(get, "/openapi.json", "getOpenAPI", "This API as an OpenAPI document.", getOpenAPI, rest.Produces(jsonType)),
	}
}
