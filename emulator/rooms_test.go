package emulator_test

import (
	"os"
	"os/exec"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// module is the path of this module, with a slash.
const module = "github.com/NamazuStudios/elements-emulator/"

// uses says which places may use which; see docs/architecture.md. A place is a
// wing, or a folder at the top.
var uses = map[string][]string{
	"engine": {},
	"core":   {"engine"},
	// A family of the double's own registers what it shows of others.
	"double":  {"core", "engine"},
	"social":  {"core", "engine"},
	"signin":  {"core", "engine"},
	"shop":    {"core", "engine"},
	"content": {"core", "engine"},
	"code":    {"core", "engine"},
	"chain":   {"core", "engine"},
	"play":    {"social", "signin", "shop", "content", "code", "chain", "core", "engine"},
	"server":  {"social", "signin", "shop", "content", "code", "chain", "core", "engine"},
	// Fixtures have a kind for each family, those of the double included.
	"fixtures":    {"play", "server", "social", "signin", "shop", "content", "code", "chain", "double", "core", "engine"},
	"emulator":    {"fixtures", "play", "server", "social", "signin", "shop", "content", "code", "chain", "double", "core", "engine"},
	"apitest":     {"emulator", "engine"},
	"testkit":     {"emulator", "fixtures", "double", "core", "engine"},
	"cmd":         {"emulator", "fixtures", "double", "core", "server", "engine"},
	"conformance": {},
}

// exceptions are uses that break the law, as "from to", with the reason.
var exceptions = map[string]string{
	"emulator/content/index emulator/shop/item":     "indexes are built over the metadata of items too",
	"emulator/shop/distinct emulator/content/index": "a search of distinct items needs the indexes that were built over their metadata",
}

// place is the wing or top folder of a package, by its path in the module.
func place(path string) string {
	parts := strings.Split(path, "/")
	switch {
	case strings.HasPrefix(path, "testkit/conformance"), strings.HasPrefix(path, "testkit/dockertest"):
		return "conformance" // the recorded scenarios know no emulator
	case parts[0] == "emulator" && len(parts) > 1:
		return parts[1]
	}
	return parts[0]
}

// imported is a package with what it imports outside tests.
type imported struct {
	path    string
	imports []string
}

func packages(t *testing.T) []imported {
	t.Helper()
	list := exec.CommandContext(t.Context(), "go", "list", "-f", `{{.ImportPath}} {{join .Imports " "}}`, "../...")
	out, err := list.Output()
	if err != nil {
		t.Fatal(err)
	}
	var all []imported
	for line := range strings.Lines(string(out)) {
		words := strings.Fields(line)
		all = append(all, imported{strings.TrimPrefix(words[0], module), words[1:]})
	}
	return all
}

// TestRooms keeps docs/architecture.md true: arrows go down only, every room is
// named in its wing.
func TestRooms(t *testing.T) {
	t.Parallel()
	named := rooms(t)
	for _, p := range packages(t) {
		if p.path == "docs/examples/go" {
			continue // an outsider
		}
		from := place(p.path)
		if _, known := uses[from]; !known {
			t.Errorf("%s: nobody knows the place %s: put the package into a wing of docs/architecture.md", p.path, from)
			continue
		}
		if room, ok := roomOf(p.path); ok && !slices.Contains(named[from], room) {
			t.Errorf("%s: docs/architecture.md names no room %s in %s", p.path, room, from)
		}
		checkImports(t, p, from)
	}
}

func checkImports(t *testing.T, p imported, from string) {
	t.Helper()
	for _, path := range p.imports {
		inner, ours := strings.CutPrefix(path, module)
		if !ours {
			if strings.Contains(path, "testcontainers") && p.path != "testkit/container" {
				t.Errorf("%s imports testcontainers; only testkit/container may", p.path)
			}
			continue
		}
		to := place(inner)
		if _, excused := exceptions[p.path+" "+inner]; from != to && !slices.Contains(uses[from], to) && !excused {
			t.Errorf("%s imports %s: %s may use %s only", p.path, inner, from, strings.Join(append([]string{from}, uses[from]...), ", "))
		}
	}
}

// roomOf is the room that a package of a wing is in.
func roomOf(path string) (string, bool) {
	parts := strings.Split(path, "/")
	if parts[0] != "emulator" || len(parts) < 3 {
		return "", false
	}
	return parts[2], true
}

var (
	wingLine = regexp.MustCompile(`^      (\w+)/ `)
	roomWord = regexp.MustCompile(`\w+`)
)

// rooms are the rooms of each wing that the page names: the words in the lines
// of a wing.
func rooms(t *testing.T) map[string][]string {
	t.Helper()
	page, err := os.ReadFile("../docs/architecture.md")
	if err != nil {
		t.Fatal(err)
	}
	out, wing := map[string][]string{}, ""
	for line := range strings.Lines(string(page)) {
		if found := wingLine.FindStringSubmatch(line); found != nil {
			wing = found[1]
		} else if !strings.HasPrefix(line, "       ") {
			wing = ""
		}
		if wing != "" {
			out[wing] = append(out[wing], roomWord.FindAllString(line, -1)...)
		}
	}
	if len(out) == 0 {
		t.Fatal("the page names no wings")
	}
	return out
}

// TestRoomsRefuse checks that the law finds what breaks it.
func TestRoomsRefuse(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		from, to string
		allowed  bool
	}{
		{"emulator/engine/rest", "emulator/engine/sandbox", true},
		{"emulator/engine/rest", "emulator/core/user", false},
		{"emulator/core/user", "emulator/shop/item", false},
		{"emulator/core/user", "emulator/core/profile", true},
		{"emulator/double/control", "fixtures", false},
		{"emulator/double/control", "emulator/shop/item", false},
		{"emulator/shop/item", "emulator/social/friend", false},
		{"emulator/shop/item", "emulator/play/mission", false},
		{"emulator/play/mission", "emulator/shop/item", true},
		{"emulator/play/mission", "emulator", false},
		{"emulator/shop/item", "fixtures", false},
		{"fixtures", "emulator", false},
		{"fixtures", "emulator/shop/item", true},
		{"testkit/conformance", "emulator", false},
	} {
		from, to := place(test.from), place(test.to)
		if allowed := from == to || slices.Contains(uses[from], to); allowed != test.allowed {
			t.Errorf("%s uses %s: allowed is %v", test.from, test.to, allowed)
		}
	}
}
