package testkit

import (
	"context"
	"net/http"
)

// Version is the version of a server.
type Version struct {
	Version   string `json:"version"`
	Revision  string `json:"revision"`
	Timestamp string `json:"timestamp"`
}

// Health is the state of a server. OverallHealth is in per cent.
type Health struct {
	ChecksFailed    int      `json:"checksFailed"`
	ChecksPerformed int      `json:"checksPerformed"`
	OverallHealth   float64  `json:"overallHealth"`
	Problems        []string `json:"problems"`
}

// Version is the version of the server.
func (a *API) Version(ctx context.Context) (v Version, err error) {
	return v, a.call(ctx, http.MethodGet, "/version", nil, &v)
}

// Health is the state of the server.
func (a *API) Health(ctx context.Context) (h Health, err error) {
	return h, a.call(ctx, http.MethodGet, "/health", nil, &h)
}
