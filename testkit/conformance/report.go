package conformance

import (
	"fmt"
	"strings"
)

// Status is what became of a step.
type Status string

// The statuses of a step. A step of a built operation that could not be run
// has failed; only steps of operations that are not built are skipped.
const (
	Passed  Status = "passed"
	Failed  Status = "failed"
	Skipped Status = "skipped"
)

// Report is what became of a scenario, with all its steps in order.
type Report struct {
	Scenario *Scenario
	Steps    []StepReport
}

// StepReport is what became of one step.
type StepReport struct {
	Step     *Step
	Status   Status
	Problems []string // of a failed step: "path: expected ..., got ..."
	Reason   string   // of a skipped step
}

// Count is the number of steps with a status.
func (r Report) Count(status Status) int {
	n := 0
	for _, s := range r.Steps {
		if s.Status == status {
			n++
		}
	}
	return n
}

// String is a line of counts, and a paragraph for each step that did not pass.
func (r Report) String() string {
	var b strings.Builder
	b.WriteString(r.summary())
	for _, s := range r.Steps {
		if s.Status != Passed {
			b.WriteString("\n" + s.String())
		}
	}
	return b.String()
}

func (r Report) summary() string {
	return fmt.Sprintf("%s: %d passed, %d failed, %d skipped of %d steps",
		r.Scenario.Name, r.Count(Passed), r.Count(Failed), r.Count(Skipped), len(r.Steps))
}

// String is the step's status, id, line, method, path and rules, and its
// problems or the reason why it was skipped.
func (s StepReport) String() string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s: %s (line %d) %s %s", s.Status, s.Step.ID, s.Step.Line, s.Step.Method, s.Step.Path)
	if len(s.Step.Rules) > 0 {
		b.WriteString(" [" + strings.Join(s.Step.Rules, ", ") + "]")
	}
	if s.Reason != "" {
		b.WriteString(": " + s.Reason)
	}
	for _, p := range s.Problems {
		b.WriteString("\n    " + p)
	}
	return b.String()
}

// fail adds problems; with none the status stays.
func (s *StepReport) fail(problems ...string) {
	if len(problems) == 0 {
		return
	}
	s.Status = Failed
	s.Problems = append(s.Problems, problems...)
}
