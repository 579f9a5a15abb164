package inspector

import (
	"archive/zip"
	"bytes"
	"cmp"
	"io"
	"io/fs"
	"path"
	"slices"
	"strings"

	"github.com/NamazuStudios/elements-emulator/emulator/engine/rest"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/wire"
)

// Bounds of an archive. Only names are read, and two small files of each
// element: what a file of the archive would unpack to does not matter.
const (
	maxFiles      = 20_000
	maxProperties = 64 << 10 // bytes of a properties file
)

// The places in the folder of an element.
const (
	attributesFile = "dev.getelements.element.attributes.properties"
	manifestFile   = "dev.getelements.element.manifest.properties"
)

// Inspect lists the elements in an archive, in the order of their names.
// Nothing is unpacked or kept (elm_inspector.3). What is no zip, and one with a
// path that leaves it, is a 400 (elm_inspector.1).
func Inspect(data []byte) ([]Record, error) {
	archive, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, rest.InvalidData("This is no ELM archive: %v.", err)
	}
	if len(archive.File) > maxFiles {
		return nil, rest.InvalidData("The archive has %d files; %d is the most.", len(archive.File), maxFiles)
	}
	elements := map[string]*element{}
	for _, file := range archive.File {
		name := strings.TrimPrefix(strings.TrimSuffix(file.Name, "/"), "/")
		if strings.Contains(file.Name, `\`) || !fs.ValidPath(name) {
			return nil, rest.InvalidData("The archive has the path %q, which leaves it.", file.Name)
		}
		if name != "." {
			add(elements, name, file)
		}
	}
	records := []Record{}
	for _, e := range elements {
		r, err := e.record()
		if err != nil {
			return nil, err
		}
		records = append(records, r)
	}
	slices.SortFunc(records, func(a, b Record) int { return cmp.Compare(a.Path, b.Path) })
	return records, nil
}

// element is a folder at the top of an archive: its paths, and those that are
// files.
type element struct {
	path  string
	paths map[string]bool
	files map[string]*zip.File
}

// add notes a path and the folders above it. The folder api at the top is
// shared by all elements, and hidden ones are none.
func add(elements map[string]*element, name string, file *zip.File) {
	top, below, inside := strings.Cut(name, "/")
	if top == "api" || strings.HasPrefix(top, ".") || !inside && !file.FileInfo().IsDir() {
		return
	}
	e := elements[top]
	if e == nil {
		e = &element{path: top, paths: map[string]bool{}, files: map[string]*zip.File{}}
		elements[top] = e
	}
	if !inside {
		return
	}
	for p := below; p != "."; p = path.Dir(p) {
		e.paths[p] = true
	}
	e.files[below] = file
}

func (e *element) record() (Record, error) {
	attributes, err := e.properties(attributesFile)
	if err != nil {
		return Record{}, err
	}
	manifest, err := e.properties(manifestFile)
	if err != nil {
		return Record{}, err
	}
	members := make([]wire.Member, 0, len(attributes))
	for _, p := range attributes {
		members = append(members, wire.Member{Key: p.name, Value: p.value})
	}
	return Record{
		Path: e.path, API: e.in("api"), SPI: e.in("spi"), Lib: e.in("lib"), Classpath: e.below("classpath"),
		Attributes: wire.NewObject(members...), Manifest: manifestOf(manifest),
	}, nil
}

// in are the paths right in a folder, below those anywhere in it.
func (e *element) in(folder string) []string {
	return e.those(func(p string) bool { return path.Dir(p) == folder })
}

func (e *element) below(folder string) []string {
	return e.those(func(p string) bool { return strings.HasPrefix(p, folder+"/") })
}

func (e *element) those(in func(string) bool) []string {
	list := []string{}
	for p := range e.paths {
		if in(p) {
			list = append(list, p)
		}
	}
	slices.Sort(list)
	return list
}

func (e *element) properties(name string) ([]property, error) {
	file := e.files[name]
	if file == nil {
		return nil, nil
	}
	r, err := file.Open()
	if err != nil {
		return nil, rest.InvalidData("%s/%s can't be read: %v.", e.path, name, err)
	}
	defer r.Close()
	text, err := io.ReadAll(io.LimitReader(r, maxProperties+1))
	if err != nil {
		return nil, rest.InvalidData("%s/%s can't be read: %v.", e.path, name, err)
	}
	if len(text) > maxProperties {
		return nil, rest.InvalidData("%s/%s has more than %d bytes.", e.path, name, maxProperties)
	}
	return parse(text), nil
}
