// Package index is the indexes that a server's operator plans and builds on
// metadata. They decide which searches the server accepts (index.11,
// query.50).
package index

import "github.com/NamazuStudios/elements-emulator/emulator/engine/wire"

// Type is a collection that indexes can be built on (22, IndexableType).
type Type string

// The types, in the order in which they are planned.
const (
	DistinctInventoryItem Type = "DISTINCT_INVENTORY_ITEM"
	Metadata              Type = "METADATA"
)

// Constants are the types in the order of their ordinals (json.4).
func (Type) Constants() []string { return []string{string(DistinctInventoryItem), string(Metadata)} }

// State is how far a plan is (22, IndexPlan).
type State string

// The states of a plan. The server has a third one, PROCESSING, that nobody
// sees here: a build is one transaction.
const (
	Ready   State = "READY"
	Applied State = "APPLIED"
)

// Constants are the states in the order of their ordinals (json.4).
func (State) Constants() []string { return []string{string(Ready), "PROCESSING", string(Applied)} }

// Operation is what a step of a plan does with an index (22, IndexPlanStep).
type Operation string

// The operations. The server has a fourth one, REPLACE, for which there is no
// occasion: an index has no other properties than its key.
const (
	Create    Operation = "CREATE"
	LeaveAsIs Operation = "LEAVE_AS_IS"
	Delete    Operation = "DELETE"
)

// Constants are the operations in the order of their ordinals (json.4).
func (Operation) Constants() []string {
	return []string{string(Create), string(LeaveAsIs), "REPLACE", string(Delete)}
}

// Plan is a plan as the document describes it (22, IndexPlan). The server
// fails to show one (index.10).
type Plan struct {
	ID    string `json:"id"`
	State State  `json:"state"`
	Steps *Step  `json:"steps"`
}

// Step is a step of a plan as the document describes it (22, IndexPlanStep).
type Step struct {
	Description   string        `json:"description"`
	Operation     Operation     `json:"operation"`
	IndexMetadata IndexMetadata `json:"indexMetadata"`
}

// SchemaName is its name in the OpenAPI document.
func (Step) SchemaName() string { return "IndexPlanStepObject" }

// IndexMetadata names an index by its key document.
type IndexMetadata struct {
	Identifier *wire.Object `json:"identifier"`
}

// SchemaName is its name in the OpenAPI document.
func (IndexMetadata) SchemaName() string { return "IndexMetadataObject" }

// BuildRequest plans and builds indexes (22, BuildIndexRequest).
type BuildRequest struct {
	Plan    bool    `json:"plan"`
	ToIndex []*Type `json:"toIndex"`
}
