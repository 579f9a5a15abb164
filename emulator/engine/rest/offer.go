package rest

import (
	"mime"
	"net/http"
	"reflect"
	"strconv"
	"strings"
)

// Offers says that a route can answer with another media type besides JSON; see
// Call.Prefers.
func Offers(mediaType string) Option { return func(r *Route) { r.offers = mediaType } }

// Offer is the output of a route that Offers another media type: JSON, or in
// place of it, where it is not nil, a stream of that type. In the OpenAPI
// document it stands as JSON.
type Offer[T any] struct {
	JSON   T
	Stream Stream
}

func (o Offer[T]) chosen() any {
	if o.Stream != nil {
		return o.Stream
	}
	return o.JSON
}

func (Offer[T]) json() reflect.Type { return reflect.TypeFor[T]() }

// offered is any Offer.
type offered interface {
	chosen() any
	json() reflect.Type
}

// Prefers reports whether the client would rather have a media type that the
// route Offers than JSON. One that takes both alike gets JSON.
func (c *Call) Prefers(mediaType string) bool {
	return quality(c.Request, mediaType) > quality(c.Request, jsonType)
}

// quality is how much a client likes a media type, from 0 (it refuses it) to 1.
// The most special range that covers the type counts.
func quality(r *http.Request, mediaType string) float64 {
	headers := r.Header["Accept"]
	if len(headers) == 0 {
		return 1
	}
	group, _, _ := strings.Cut(mediaType, "/")
	best, found := 0.0, 0
	for part := range strings.SplitSeq(strings.Join(headers, ","), ",") {
		media, params, err := mime.ParseMediaType(strings.TrimSpace(part))
		if err != nil {
			continue
		}
		special := map[string]int{mediaType: 3, group + "/*": 2, "*/*": 1, "*": 1}[media]
		if special <= found {
			continue
		}
		found, best = special, 1
		if q, err := strconv.ParseFloat(params["q"], 64); err == nil {
			best = q
		}
	}
	return best
}
