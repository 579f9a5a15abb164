// Package element lists the elements of a server: those that are built in,
// loaded, and reached over the network.
package element

import (
	"github.com/NamazuStudios/elements-emulator/emulator/code/deployment"
	"github.com/NamazuStudios/elements-emulator/emulator/code/inspector"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/wire"
)

// Status is how an element or a deployment is.
type Status string

// The states of deployments (26, ElementRuntimeStatus).
const (
	Clean  Status = "CLEAN"
	Failed Status = "FAILED"
)

// Runtime is a deployment that a server has loaded, or tried to (26,
// ElementRuntimeStatus).
type Runtime struct {
	Deployment     deployment.Deployment         `json:"deployment"`
	Status         string                        `json:"status"`
	Paths          []string                      `json:"elementPaths"`
	Files          []string                      `json:"deploymentFiles"`
	Logs           []string                      `json:"logs"`
	Warnings       []string                      `json:"warnings"`
	Errors         []string                      `json:"errors"`
	Elements       []Metadata                    `json:"elements"`
	FailedElements []Metadata                    `json:"failedElements"`
	Manifests      map[string]inspector.Manifest `json:"elementManifests" schema:"ref=ElementManifestRecord"`
}

// SchemaName is its name in the OpenAPI document.
func (Runtime) SchemaName() string { return "ElementRuntimeStatus" }

// Container is a deployment with the URIs under which it is reached (26,
// ElementContainerStatus).
type Container struct {
	Runtime  Runtime    `json:"runtime"`
	Status   string     `json:"status"`
	URIs     []string   `json:"uris" schema:"unique,format=uri"`
	Logs     []string   `json:"logs"`
	Warnings []string   `json:"warnings"`
	Elements []Metadata `json:"elements"`
}

// SchemaName is its name in the OpenAPI document.
func (Container) SchemaName() string { return "ElementContainerStatus" }

// Kind says how the classes of an element are loaded.
type Kind string

// Constants are the kinds in the order of their ordinals (json.4).
func (Kind) Constants() []string { return []string{"ISOLATED_CLASSPATH", "SHARED_CLASSPATH"} }

// Metadata is an element (26, ElementMetadata).
type Metadata struct {
	Type               Kind                `json:"type"`
	Definition         Definition          `json:"definition"`
	Services           []Service           `json:"services"`
	Produced           []Producer          `json:"producedEvents"`
	Consumed           []Consumer          `json:"consumedEvents"`
	Dependencies       []Dependency        `json:"dependencies"`
	Attributes         *wire.Object        `json:"attributes"`
	DefaultAttributes  []DefaultAttribute  `json:"defaultAttributes"`
	RequiredAttributes []RequiredAttribute `json:"requiredAttributes"`
	Path               *string             `json:"elementPath"`
	SourceELM          *string             `json:"sourceElmArtifact"`
}

// SchemaName is its name in the OpenAPI document.
func (Metadata) SchemaName() string { return "ElementMetadata" }

// Definition names an element (26, ElementDefinitionMetadata).
type Definition struct {
	Name       string          `json:"name"`
	Recursive  bool            `json:"recursive"`
	Additional []PackageRecord `json:"additionalPackages"`
	Loader     string          `json:"loader"`
}

// SchemaName is its name in the OpenAPI document.
func (Definition) SchemaName() string { return "ElementDefinitionMetadata" }

// The parts of an element's metadata. The emulator has no Java to read them
// from, so its lists of them are empty.
type (
	// PackageRecord is a Java package.
	PackageRecord struct {
		Name      string `json:"name"`
		Recursive bool   `json:"recursive"`
	}
	// Service is a service that an element has for others.
	Service struct {
		Implementation Implementation `json:"implementation"`
		Export         Export         `json:"export"`
	}
	// Implementation is the class of a service.
	Implementation struct {
		Type   string `json:"type"`
		Expose bool   `json:"expose"`
	}
	// Export is what a service is known as.
	Export struct {
		Exposed []string `json:"exposed"`
		Name    *string  `json:"name"`
	}
	// Producer is an event that an element makes.
	Producer struct {
		Name        string   `json:"name"`
		Description string   `json:"description"`
		Parameters  []string `json:"parameters"`
	}
	// Consumer is an event that an element hears.
	Consumer struct {
		ServiceType string `json:"serviceType"`
		ServiceName string `json:"serviceName"`
		EventName   string `json:"eventName"`
		MethodName  string `json:"methodName"`
	}
	// Dependency is an element that another needs.
	Dependency struct {
		Value    string `json:"value"`
		Selector string `json:"selector"`
	}
	// DefaultAttribute is an attribute with its default.
	DefaultAttribute struct {
		Name        string `json:"name"`
		Value       string `json:"value"`
		Description string `json:"description"`
		Sensitive   bool   `json:"sensitive"`
	}
	// RequiredAttribute is an attribute that must be given.
	RequiredAttribute struct {
		Name        string `json:"name"`
		Description string `json:"description"`
		Sensitive   bool   `json:"sensitive"`
	}
)

// SchemaName is its name in the OpenAPI document.
func (PackageRecord) SchemaName() string { return "ElementPackageRecord" }

// SchemaName is its name in the OpenAPI document.
func (Service) SchemaName() string { return "ElementServiceMetadata" }

// SchemaName is its name in the OpenAPI document.
func (Implementation) SchemaName() string { return "ElementServiceImplementationMetadata" }

// SchemaName is its name in the OpenAPI document.
func (Export) SchemaName() string { return "ElementServiceExportMetadata" }

// SchemaName is its name in the OpenAPI document.
func (Producer) SchemaName() string { return "ElementEventProducerMetadata" }

// SchemaName is its name in the OpenAPI document.
func (Consumer) SchemaName() string { return "ElementEventConsumerMetadata" }

// SchemaName is its name in the OpenAPI document.
func (Dependency) SchemaName() string { return "ElementDependencyMetadata" }

// SchemaName is its name in the OpenAPI document.
func (DefaultAttribute) SchemaName() string { return "ElementDefaultAttributeRecord" }

// SchemaName is its name in the OpenAPI document.
func (RequiredAttribute) SchemaName() string { return "ElementRequiredAttributeRecord" }

// Feature is a permission or a privilege of a server (26, ElementFeature).
type Feature struct {
	Name        string `json:"name"`
	Description string `json:"description"`
}

// SchemaName is its name in the OpenAPI document.
func (Feature) SchemaName() string { return "ElementFeature" }

// SPI is a set of libraries with which elements are loaded (26, ElementSpi).
type SPI struct {
	ID          string   `json:"id" schema:"required"`
	Version     string   `json:"version" schema:"required"`
	Description string   `json:"description" schema:"required"`
	Coordinates []string `json:"coordinates" schema:"required"`
}

// SchemaName is its name in the OpenAPI document.
func (SPI) SchemaName() string { return "ElementSpi" }
