package element

import (
	"github.com/NamazuStudios/elements-emulator/emulator/code/deployment"
	"github.com/NamazuStudios/elements-emulator/emulator/code/inspector"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/rest"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/sandbox"
)

// noJava is why an element of a deployment does not run.
const noJava = "The emulator runs no Java, so no element of this deployment is loaded."

// Runtimes are the deployments that a server would have loaded
// (element_deployment.14). Each has failed (elements.5).
func Runtimes(tx *sandbox.Tx) []Runtime {
	all := []Runtime{}
	for row := range deployment.Deployments.All(tx) {
		if row.State == deployment.Enabled {
			all = append(all, failed(tx, row))
		}
	}
	return all
}

// failed is a deployment that could not be loaded, with what its archive says
// of its elements.
func failed(tx *sandbox.Tx, row *deployment.Row) Runtime {
	r := Runtime{
		Deployment: row.View(tx), Status: string(Failed), Paths: []string{}, Files: []string{}, Logs: []string{},
		Warnings: []string{}, Errors: []string{noJava}, Elements: []Metadata{}, FailedElements: []Metadata{},
		Manifests: map[string]inspector.Manifest{},
	}
	elm, ok := row.ELM(tx)
	if !ok || elm.Contents == nil {
		return r
	}
	records, err := inspector.Inspect(elm.Contents)
	if err != nil {
		r.Errors = append(r.Errors, err.Error())
		return r
	}
	for _, record := range records {
		r.Paths = append(r.Paths, record.Path)
		r.Manifests[record.Path] = record.Manifest
	}
	return r
}

// spis are the sets of libraries of a server (elements.4).
func spis(version string) []SPI {
	spi := func(id, description string) SPI {
		return SPI{ID: id, Version: version, Description: description, Coordinates: []string{}}
	}
	return []SPI{
		spi("DEFAULT", "The default loader."),
		spi("GUICE_7_0_0", "Guice 7.0.0 loader with default Guava version."),
		spi("GUICE_7_0_0_NO_GUAVA", "Guice 7.0.0 loader without Guava (must specify your own compatible with Guice 7.0.0)"),
		spi("GUICE_7_0_0_GUAVA_33_1_0", "Guice 7.0.0 loader with Guava version 33.1.0 (Explicit)."),
	}
}

// system are the elements that are built into a server (elements.2).
func system(*rest.Call, rest.None) ([]Metadata, error) {
	all := []Metadata{}
	for _, name := range []string{"dev.getelements.elements.sdk.dao", "dev.getelements.elements.sdk.service"} {
		all = append(all, builtIn(name))
	}
	return all, nil
}

func builtIn(name string) Metadata {
	return Metadata{
		Type: "SHARED_CLASSPATH", Definition: Definition{Name: name, Recursive: true, Additional: []PackageRecord{}},
		Services: []Service{}, Produced: []Producer{}, Consumed: []Consumer{}, Dependencies: []Dependency{},
		DefaultAttributes: []DefaultAttribute{}, RequiredAttributes: []RequiredAttribute{},
	}
}
