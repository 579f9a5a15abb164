package fault

import (
	"slices"
	"strings"

	"github.com/NamazuStudios/elements-emulator/emulator/engine/rest"
)

// Flaky is the preset of a bad network, to live with for a while: a third of
// the calls is slow, a few fail or lose their connection.
const Flaky = "flaky"

// Preset are the faults of a preset by name. Their names begin with the
// preset's.
func Preset(name string) ([]Fault, error) {
	if name != Flaky {
		return nil, rest.InvalidData("There is no preset %q; there is %s.", name, Flaky)
	}
	return []Fault{
		{Name: "flaky.delay", Match: Match{Probability: new(0.3)}, Delay: "50ms..400ms"},
		{Name: "flaky.error", Match: Match{Probability: new(0.03)}, Error: &Error{Code: string(rest.OverloadCode), Message: "The network is flaky."}},
		{Name: "flaky.drop", Match: Match{Probability: new(0.02)}, Drop: DropBefore},
		{Name: "flaky.cut", Match: Match{Probability: new(0.01)}, Drop: DropMiddle},
	}, nil
}

// named says whether a fault has a name or belongs to the preset of it.
func (f *Fault) named(name string) bool {
	return f.Name == name || slices.Contains([]string{Flaky}, name) && strings.HasPrefix(f.Name, name+".")
}
