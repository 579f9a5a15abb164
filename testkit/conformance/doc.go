// Package conformance runs recorded scenarios against an Elements server: the
// emulator, a container of it, or a real one.
//
// A scenario is a YAML file of requests in order, each with the answer that a
// real server gave. Those that come with the package are in [Scenarios]:
//
//	for _, name := range conformance.Names() {
//		t.Run(name, func(t *testing.T) {
//			sc, err := conformance.Load(conformance.Scenarios(), name)
//			if err != nil {
//				t.Fatal(err)
//			}
//			conformance.Test(t, conformance.Target{BaseURL: url}, sc)
//		})
//	}
//
// A scenario needs a sandbox of its own, in the world of a server that was
// just started. A file in the folder scenarios is all that a new one takes.
//
// # The file
//
//	name: session-login                # the file's name
//	about: one line
//	world: fresh                       # optional: nothing else may have happened on the server
//	steps:
//	  - id: log-in                     # unique in the file
//	    rules: [session.1]             # contract rules that the step pins
//	    method: POST                   # default GET
//	    path: /api/rest/session        # with its query string; only spaces are encoded
//	    as: secret                     # sends Elements-SessionSecret: ${secret}
//	    headers: {Name: value}
//	    body: {...}                    # JSON; or
//	    raw: "text"                    # any text, with content_type: type/subtype
//	    wait_ms: 10                    # a pause before the step, see Target.Wait
//	    sign: {token: {header: {}, claims: {}}}  # makes ${token}, a JWT signed RS256 with the test key
//	    capture: {secret: session.id}  # body path, [n] for list elements; "path ~ regex" takes group 1
//	    ignore: [total]                # body paths that are not compared, '' is the whole body
//	    unordered: [objects]           # lists compared as multisets, '' is a list at the top
//	    equal: [[a.b, c]]              # body paths that hold the same value
//	    match: {password: '^[a-z]+$'}  # body paths that match a regular expression
//	    check_headers: [Allow]         # response headers that are compared
//	    near: {expiry: 60}             # a note: recorded as <now+60s>
//	    random: [password]             # a note: recorded as <string>
//	    response:
//	      status: 200
//	      type: application/json       # media type without parameters; absent: not compared
//	      body: {...}                  # absent: no body
//	      headers: {Allow: GET}        # those of check_headers; null: absent
//
// Variables may stand in path, headers, body and expected body: ${superuser},
// ${superpassword}, ${run} (letters and digits, unique to the run), ${digits}
// (nine), ${base} (the base URL), ${testkey_n} and ${testkey_x509} (the public
// half of the test key), and every capture. A text that is just a variable
// takes the type of its value; a variable without a value stays as written.
//
// Expected texts may hold tokens: <id> (no spaces, slashes or quotes), <uuid>
// (no spaces or quotes), <string> (any text that is not empty) and <time>
// (digits). A value that is just <time> is a number of milliseconds since the
// epoch, later than 1e12; one that is just <now+60s> is such a number, at most
// 20 s off. All else is compared exactly: the same keys in the same order,
// nulls present, lists in order, numbers by value. Only free-form maps, such as
// metadata, may order their keys as they like.
package conformance
