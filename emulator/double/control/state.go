package control

import (
	"time"

	"github.com/NamazuStudios/elements-emulator/emulator/double/tenant"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/outbox"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/rest"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/sandbox"
)

// State is what a sandbox holds, in numbers.
type State struct {
	Sandbox
	Clock
	// Tables are the numbers of rows.
	Tables []TableState `json:"tables"`
	Rows   int          `json:"rows"`
	// Memory is about what the sandbox takes up, in bytes.
	Memory Memory `json:"memory"`
	// Exchanges are in the journal.
	Exchanges int      `json:"exchanges"`
	Faults    int      `json:"faults"`
	Snapshots int      `json:"snapshots"`
	Mail      MailMode `json:"mail"`
}

// Memory is about how many bytes a sandbox takes up. Rows that it shares with
// others count in each.
type Memory struct {
	Rows    int64 `json:"rows"`
	Journal int64 `json:"journal"`
}

// TableState is the number of rows of a table.
type TableState struct {
	Table string `json:"table"`
	Rows  int    `json:"rows"`
}

func getState(c call, _ rest.None) (State, error) {
	t := c.tenant
	s := State{Sandbox: c.view(t), Clock: clockOf(t), Tables: []TableState{}, Snapshots: len(t.Snapshots()), Faults: len(t.Faults().List())}
	s.Exchanges, _ = t.Journal().Stats()
	err := t.Sandbox().View(func(tx *sandbox.Tx) error {
		s.Mail = mailMode(outbox.AcceptsMail(tx))
		s.Memory = Memory{Rows: sandbox.Size(tx), Journal: int64(t.Journal().Bytes())}
		for _, table := range t.Sandbox().Schema().Tables() {
			n := table.Len(tx)
			s.Tables, s.Rows = append(s.Tables, TableState{Table: table.Name(), Rows: n}), s.Rows+n
		}
		return nil
	})
	return s, err
}

// ResetTo says what a reset goes back to.
type ResetTo string

// What a reset goes back to.
const (
	// ToSeed is the world that the emulator started with.
	ToSeed ResetTo = "seed"
	// ToStart is what the sandbox was made of: a snapshot, another sandbox.
	ToStart ResetTo = "start"
)

// Constants are what a reset can go back to.
func (ResetTo) Constants() []string { return []string{string(ToSeed), string(ToStart)} }

// Reset asks for a reset. To is the seed where it is empty.
type Reset struct {
	To ResetTo `json:"to"`
}

type resetIn struct {
	Body *Reset `body:"plain"`
}

func reset(c call, in resetIn) (rest.None, error) {
	c.tenant.Reset(in.Body == nil || in.Body.To != ToStart)
	return rest.None{}, nil
}

// Snapshot is a snapshot as clients see it.
type Snapshot struct {
	Name string `json:"name"`
	// At is when it was taken, on the sandbox's clock.
	At time.Time `json:"at"`
}

// Snapshots are all snapshots of a sandbox.
type Snapshots struct {
	Snapshots []Snapshot `json:"snapshots"`
}

func viewSnapshot(s *tenant.Snapshot) Snapshot { return Snapshot{Name: s.Name, At: s.At} }

func listSnapshots(c call, _ rest.None) (Snapshots, error) {
	out := Snapshots{Snapshots: []Snapshot{}}
	for _, s := range c.tenant.Snapshots() {
		out.Snapshots = append(out.Snapshots, viewSnapshot(s))
	}
	return out, nil
}

// NewSnapshot asks for a snapshot. Name is drawn where it is empty.
type NewSnapshot struct {
	Name string `json:"name"`
}

type newSnapshotIn struct {
	Body *NewSnapshot `body:"plain"`
}

func takeSnapshot(c call, in newSnapshotIn) (Snapshot, error) {
	name := ""
	if in.Body != nil {
		name = in.Body.Name
	}
	s, err := c.tenant.Take(name)
	if err != nil {
		return Snapshot{}, err
	}
	return viewSnapshot(s), nil
}

func restoreSnapshot(c call, in nameIn) (rest.None, error) {
	s, err := c.tenant.Snapshot(in.Name)
	if err != nil {
		return rest.None{}, err
	}
	c.tenant.Restore(s.State)
	return rest.None{}, nil
}

func deleteSnapshot(c call, in nameIn) (rest.None, error) {
	return rest.None{}, c.tenant.Forget(in.Name)
}

type fixturesIn struct {
	Body []byte `body:"raw"`
}

// applyFixtures takes YAML, and JSON too, which is YAML as well.
func applyFixtures(c call, in fixturesIn) (rest.None, error) {
	return rest.None{}, c.server.options.Worlds.Add(c.tenant.Sandbox(), string(in.Body))
}

func exportFixtures(c call, _ rest.None) (rest.Response, error) {
	data, err := c.server.options.Worlds.Export(c.tenant.Sandbox())
	return rest.Response{Status: 200, ContentType: yamlType, Body: data}, err
}
