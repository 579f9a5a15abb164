package score_test

import "time"

// now is where the clocks of tests stand.
var now = time.UnixMilli(1_700_000_000_000)
