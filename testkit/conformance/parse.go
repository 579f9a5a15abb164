package conformance

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"regexp"

	"gopkg.in/yaml.v3"
)

var yamlLine = regexp.MustCompile(`^yaml: (?:line (\d+): )?`)

// parse reads the scenario of a file.
func parse(file string, data []byte) (*Scenario, error) {
	root, err := document(file, data)
	if err != nil {
		return nil, err
	}
	r := &reader{file: file}
	sc := r.scenario(root)
	if err := r.err(); err != nil {
		return nil, err
	}
	return sc, nil
}

// document is the root node of a file with one YAML document.
func document(file string, data []byte) (*yaml.Node, error) {
	d := yaml.NewDecoder(bytes.NewReader(data))
	var doc, more yaml.Node
	err := d.Decode(&doc)
	if errors.Is(err, io.EOF) {
		return nil, fmt.Errorf("%s:1: the file is empty", file)
	}
	if err == nil {
		err = d.Decode(&more)
	}
	if err == nil {
		return nil, fmt.Errorf("%s:%d: a second document; a file holds one scenario", file, more.Line)
	}
	if !errors.Is(err, io.EOF) {
		return nil, syntaxError(file, err)
	}
	return doc.Content[0], nil
}

func syntaxError(file string, err error) error {
	text := err.Error()
	line := "1"
	m := yamlLine.FindStringSubmatch(text)
	if m == nil {
		return fmt.Errorf("%s:%s: %s", file, line, text)
	}
	if m[1] != "" {
		line = m[1]
	}
	return fmt.Errorf("%s:%s: %s", file, line, text[len(m[0]):])
}

func (r *reader) scenario(n *yaml.Node) *Scenario {
	sc := &Scenario{}
	r.fields(n, "the scenario", map[string]func(*yaml.Node){
		"name":  func(n *yaml.Node) { sc.Name = r.text(n, "name") },
		"about": func(n *yaml.Node) { sc.About = r.text(n, "about") },
		"world": func(n *yaml.Node) { sc.Fresh = r.world(n) },
		"steps": func(n *yaml.Node) {
			r.elements(n, "steps", func(n *yaml.Node) { sc.Steps = append(sc.Steps, r.step(n)) })
		},
	})
	if sc.Name == "" {
		r.errorf(n, "the scenario has no name")
	}
	if len(sc.Steps) == 0 {
		r.errorf(n, "the scenario has no steps")
	}
	r.unique(sc.Steps)
	return sc
}

func (r *reader) world(n *yaml.Node) bool {
	world := r.text(n, "world")
	if world != "fresh" {
		r.errorf(n, "world is %q; the only one known is fresh", world)
	}
	return true
}

func (r *reader) unique(steps []Step) {
	lines := map[string]int{}
	for _, s := range steps {
		if line, ok := lines[s.ID]; ok && s.ID != "" {
			r.errorf(&yaml.Node{Line: s.Line}, "step %s: line %d has the same id", s.ID, line)
			continue
		}
		lines[s.ID] = s.Line
	}
}
