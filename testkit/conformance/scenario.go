package conformance

import (
	"regexp"
	"time"
)

// Scenario is one recorded scenario: requests in order with the answers of a
// real server. Load reads one; it is not changed by running it.
type Scenario struct {
	Name  string
	About string
	Fresh bool // needs a server on which nothing else has happened
	Steps []Step
}

// Step is one request of a scenario and what is expected of its answer.
type Step struct {
	ID     string
	Line   int      // where the step begins in its file
	Rules  []string // ids of the contract rules that the step pins
	Method string
	Path   string // with query string and ${variables}, as written

	request  request
	checks   checks
	expected expected
}

// request is what a step sends beside method and path.
type request struct {
	as          string
	headers     []pair
	hasBody     bool
	body        any
	hasRaw      bool
	raw         string
	contentType string
	wait        time.Duration
	tokens      []token
}

// pair is a name and a text, in the order of the file.
type pair struct{ name, value string }

// token is a JWT that a step signs before its request.
type token struct {
	name   string
	header object
	claims object
}

// checks are the parts of a step that say how its answer is compared.
type checks struct {
	captures  []capture
	ignore    map[string]bool
	unordered map[string]bool
	equal     [][2]string
	match     []pair
	headers   []string
}

// capture takes a value out of an answer; a pattern takes its group 1.
type capture struct {
	name    string
	path    string
	pattern *regexp.Regexp
}

// expected is the recorded answer. A nil body is no body.
type expected struct {
	status    int
	mediaType string
	body      any
	headers   []expectedHeader
}

// expectedHeader is a recorded header; a nil value means that it was absent.
type expectedHeader struct {
	name  string
	value *string
}
