package query_test

import (
	"fmt"

	"github.com/NamazuStudios/elements-emulator/emulator/engine/query"
)

// A list route of items that belong to a user, with the parameter search.
func Example() {
	rows := armoury()
	q, err := query.Parse("metadata.level >= 12 AND metadata.type:Sword")
	if err != nil {
		fmt.Println(err) // The route's fallback.
		return
	}
	filter, err := query.Compile(q, itemType(), resolver(), owned("u1"))
	if err != nil {
		fmt.Println(err) // 500 UNKNOWN.
		return
	}
	fmt.Println(filter.Usable(len(rows)), found(filter, rows), filter.Defects())
	// Output: true brand []
}
