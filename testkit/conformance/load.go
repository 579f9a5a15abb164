package conformance

import (
	"embed"
	"fmt"
	"io/fs"
	"path"
	"strings"
)

//go:embed scenarios/*.yaml
var embedded embed.FS

const extension = ".yaml"

// Scenarios are the recorded scenarios that come with the package: a flat
// folder of YAML files.
func Scenarios() fs.FS {
	sub, err := fs.Sub(embedded, "scenarios")
	if err != nil {
		panic(err) // the folder's name is valid
	}
	return sub
}

// Names are the names of Scenarios, without .yaml, in alphabetical order.
func Names() []string {
	files, err := fs.Glob(Scenarios(), "*"+extension)
	if err != nil {
		panic(err) // the pattern is valid
	}
	for i := range files {
		files[i] = strings.TrimSuffix(files[i], extension)
	}
	return files
}

// Load reads and checks the scenario of a name (the file's, without .yaml) in
// a folder: Scenarios, or one of your own, such as os.DirFS(dir). The error
// names everything that is wrong with the file, each with file and line.
func Load(fsys fs.FS, name string) (*Scenario, error) {
	file := name + extension
	data, err := fs.ReadFile(fsys, file)
	if err != nil {
		return nil, fmt.Errorf("load scenario %s: %w", name, err)
	}
	return parse(path.Base(file), data)
}
