// Package codegen answers for the server's generator of clients. That one is a
// Java program, so the answer says how to get the same client without it.
package codegen

import (
	"slices"
	"strings"

	"github.com/NamazuStudios/elements-emulator/emulator/engine/rest"
)

// Request asks for the code of a client (26, CodegenRequest).
type Request struct {
	ElementSpecURL *string `json:"elementSpecUrl"`
	Language       *string `json:"language"`
	PackageName    *string `json:"packageName"`
	Options        *string `json:"options"`
}

// SchemaName is its name in the OpenAPI document.
func (Request) SchemaName() string { return "CodegenRequest" }

// languages are the names of the generators of clients that the server's
// generator (OpenAPI Generator) has.
var languages = strings.Fields(`ada android apex bash c clojure cpp-qt-client cpp-restsdk cpp-tiny cpp-tizen cpp-ue4
	crystal csharp dart dart-dio eiffel elixir elm erlang-client erlang-proper go groovy haskell-http-client java
	java-helidon-client java-micronaut-client javascript javascript-apollo-deprecated javascript-closure-angular
	javascript-flowtyped jaxrs-cxf-client jetbrains-http-client jmeter julia-client k6 kotlin lua nim objc ocaml perl
	php php-dt php-nextgen powershell python python-pydantic-v1 r ruby rust scala-akka scala-gatling scala-http4s
	scala-pekko scala-sttp scala-sttp4 scalaz swift-combine swift5 swift6 typescript typescript-angular
	typescript-aurelia typescript-axios typescript-fetch typescript-inversify typescript-jquery
	typescript-nestjs typescript-node typescript-redux-query typescript-rxjs xojo-client zapier`)

// Routes are the routes of the generator.
func Routes() []rest.Route {
	return []rest.Route{rest.Post("/codegen", rest.Superuser, generate, rest.Produces("application/octet-stream"))}
}

type generateIn struct {
	Body *Request `body:"late"`
}

// generate refuses what the real server refuses (codegen.4), and else says what
// to run in its place.
func generate(c *rest.Call, in generateIn) (rest.Response, error) {
	language := value(in.Body.Language)
	if !slices.Contains(languages, language) {
		return rest.Response{}, rest.Unknown("There is no generator %q; csharp, typescript-fetch and go are some that there are.", language).By("codegen.4")
	}
	document := c.BaseURL() + rest.Root + "/openapi.json"
	if spec := value(in.Body.ElementSpecURL); spec != "" {
		document = spec
	}
	command := "npx @openapitools/openapi-generator-cli generate -g " + language + " -i " + document + " -o client"
	if name := value(in.Body.PackageName); name != "" {
		command += " --package-name " + quoted(name)
	}
	if options := value(in.Body.Options); options != "" {
		command += " --additional-properties " + quoted(options)
	}
	return rest.Response{}, rest.NotImplemented("The emulator generates no code; this makes the same client: %s", command)
}

func value(s *string) string {
	if s == nil {
		return ""
	}
	return *s
}

// quoted is a text as one word of a shell.
func quoted(s string) string { return "'" + strings.ReplaceAll(s, "'", `'\''`) + "'" }
