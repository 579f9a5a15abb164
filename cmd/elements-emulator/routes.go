package main

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"text/tabwriter"

	"github.com/NamazuStudios/elements-emulator/emulator"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/rest"
)

// routes lists all operations.
func routes(_ context.Context, p process, _ *config, _ []string) error {
	all, err := emulator.Routes()
	if err != nil {
		return err
	}
	slices.SortFunc(all, func(a, b rest.Described) int {
		return cmp.Or(cmp.Compare(a.Path, b.Path), cmp.Compare(a.Method, b.Method))
	})
	w := tabwriter.NewWriter(p.stdout, 0, 0, 2, ' ', 0)
	fmt.Fprintln(w, "STATE\tACCESS\tMETHOD\tOPERATION\tPATH")
	built := 0
	for _, r := range all {
		state, access := "501", "-" // what is not emulated asks for no level
		if r.Built {
			state, access = "built", string(r.Access)
			built++
		}
		fmt.Fprintf(w, "%s\t%s\t%s\t%s\t%s\n", state, access, r.Method, cmp.Or(r.Operation, "-"), rest.Root+r.Path)
	}
	fmt.Fprintf(w, "\n%d of %d operations are emulated; the others answer 501.\n", built, len(all))
	return w.Flush()
}
