// Package deployment is the deployments of custom elements: what a server
// would load of a game's own code. The emulator runs none of it (see package
// custom for what stands in its place).
package deployment

import (
	"github.com/NamazuStudios/elements-emulator/emulator/core/application"
	"github.com/NamazuStudios/elements-emulator/emulator/core/largeobject"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/sandbox"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/wire"
)

// State says what a server does with a deployment (26, ElementDeployment).
type State string

// The states of a deployment.
const (
	Unloaded State = "UNLOADED"
	Enabled  State = "ENABLED"
	Disabled State = "DISABLED"
)

// Constants are the states in the order of their ordinals (json.4).
func (State) Constants() []string {
	return []string{string(Unloaded), string(Enabled), string(Disabled)}
}

// Deployment is a deployment as clients see it (26, ElementDeployment).
type Deployment struct {
	ID          string                   `json:"id"`
	Application *application.Application `json:"application"`
	ELM         *largeobject.Reference   `json:"elm"`
	Paths
	Contents
	State   State `json:"state"`
	Version int64 `json:"version"`
}

// SchemaName is its name in the OpenAPI document.
func (Deployment) SchemaName() string { return "ElementDeployment" }

// Paths are what is said of elements by their paths in an archive.
type Paths struct {
	SPIBuiltins   map[string][]string     `json:"pathSpiBuiltins"`
	SPIClassPaths map[string][]string     `json:"pathSpiClassPaths"`
	Attributes    map[string]*wire.Object `json:"pathAttributes"`
}

// Contents are where the elements of a deployment come from. Artifacts are
// looked up by a server when it loads them, never before (element_deployment.12).
type Contents struct {
	Elements            []Element    `json:"elements" check:"valid"`
	Packages            []Package    `json:"packages" check:"valid"`
	DefaultRepositories bool         `json:"useDefaultRepositories"`
	Repositories        []Repository `json:"repositories"`
}

// Element is an element made of Maven artifacts (26, ElementPathDefinition).
type Element struct {
	Path             *string      `json:"path" check:"pattern=path_segment"`
	APIArtifacts     []string     `json:"apiArtifacts"`
	SPIBuiltins      []string     `json:"spiBuiltins"`
	SPIArtifacts     []string     `json:"spiArtifacts"`
	ElementArtifacts []string     `json:"elementArtifacts"`
	Attributes       *wire.Object `json:"attributes"`
}

// SchemaName is its name in the OpenAPI document.
func (Element) SchemaName() string { return "ElementPathDefinition" }

// Package is an archive of elements in a Maven repository (26,
// ElementPackageDefinition).
type Package struct {
	ELMArtifact *string `json:"elmArtifact" check:"notnull"`
	Paths
}

// SchemaName is its name in the OpenAPI document.
func (Package) SchemaName() string { return "ElementPackageDefinition" }

// Repository is a Maven repository (26, ElementArtifactRepository).
type Repository struct {
	ID  *string `json:"id"`
	URL *string `json:"url"`
}

// SchemaName is its name in the OpenAPI document.
func (Repository) SchemaName() string { return "ElementArtifactRepository" }

// CreateRequest makes a deployment (26, CreateElementDeploymentRequest). A null
// application is the whole server.
type CreateRequest struct {
	Application *string `json:"applicationNameOrId"`
	Contents
	PathsRequest
	State *State `json:"state"`
}

// UpdateRequest replaces a deployment (26, UpdateElementDeploymentRequest).
type UpdateRequest struct {
	Contents
	PathsRequest
	State *State `json:"state" check:"notnull"`
}

// PathsRequest are Paths in the order of requests.
type PathsRequest struct {
	Attributes    map[string]*wire.Object `json:"pathAttributes"`
	SPIBuiltins   map[string][]string     `json:"pathSpiBuiltins"`
	SPIClassPaths map[string][]string     `json:"pathSpiClassPaths"`
}

func (p PathsRequest) paths() Paths {
	return Paths{SPIBuiltins: p.SPIBuiltins, SPIClassPaths: p.SPIClassPaths, Attributes: p.Attributes}
}

// View is the row as clients see it. An ELM object that is gone is null.
func (r *Row) View(tx *sandbox.Tx) Deployment {
	d := Deployment{ID: r.ID, Paths: r.Paths, Contents: r.Contents, State: r.State, Version: r.Version}
	if app, ok := application.Applications.Get(tx, r.ApplicationID); ok {
		nested := app.Nested()
		d.Application = &nested
	}
	if elm, ok := r.ELM(tx); ok {
		d.ELM = elm.Reference("")
	}
	return d
}
