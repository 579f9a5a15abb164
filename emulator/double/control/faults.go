package control

import (
	"github.com/NamazuStudios/elements-emulator/emulator/double/fault"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/rest"
)

// Faults are faults with what became of them, in the order in which they are
// tried.
type Faults struct {
	Faults []fault.State `json:"faults"`
}

func listFaults(c call, _ rest.None) (Faults, error) {
	return Faults{Faults: c.tenant.Faults().List()}, nil
}

// NewFault is a fault, or the name of a preset and nothing else.
type NewFault struct {
	fault.Fault
	Preset string `json:"preset"`
}

type newFaultIn struct {
	Body *NewFault `body:"check"`
}

func addFault(c call, in newFaultIn) (Faults, error) {
	faults := []fault.Fault{in.Body.Fault}
	if in.Body.Preset != "" {
		if in.Body.Fault != (fault.Fault{}) {
			return Faults{}, rest.InvalidData("A preset stands alone: leave everything else out.")
		}
		var err error
		if faults, err = fault.Preset(in.Body.Preset); err != nil {
			return Faults{}, err
		}
	}
	for i := range faults {
		id, err := c.callerID(faults[i].Match.Caller)
		if err != nil {
			return Faults{}, err
		}
		faults[i].Match.Caller = id
	}
	added, err := c.tenant.Faults().Add(faults...)
	return Faults{Faults: added}, err
}

func clearFaults(c call, _ rest.None) (rest.None, error) {
	c.tenant.Faults().Clear()
	return rest.None{}, nil
}

func removeFault(c call, in nameIn) (rest.None, error) {
	return rest.None{}, c.tenant.Faults().Remove(in.Name)
}
