// Package system emulates what a server says of itself: its version and its
// health. Its rules are in the contract file 06-system.md.
package system

import "github.com/NamazuStudios/elements-emulator/emulator/engine/wire"

// VersionInfo is the version of the server (06, Version).
type VersionInfo struct {
	Version   string `json:"version"`
	Revision  string `json:"revision"`
	Timestamp string `json:"timestamp"`
}

// HealthStatus is the outcome of the health checks (06, HealthStatus).
// OverallHealth is in per cent (health.3, health.6).
type HealthStatus struct {
	ChecksFailed          int                   `json:"checksFailed"`
	ChecksPerformed       int                   `json:"checksPerformed"`
	OverallHealth         wire.Double           `json:"overallHealth"`
	Problems              []string              `json:"problems"`
	InstanceStatus        *InstanceHealthStatus `json:"instanceStatus"`
	DatabaseStatus        []DatabaseHealth      `json:"databaseStatus"`
	DiscoveryHealthStatus *DiscoveryHealth      `json:"discoveryHealthStatus"`
	RoutingHealthStatus   *RoutingHealthStatus  `json:"routingHealthStatus"`
	InvokerHealthStatus   *InvokerHealthStatus  `json:"invokerHealthStatus"`
}

// InstanceHealthStatus, RoutingHealthStatus and InvokerHealthStatus are about
// the nodes of a cluster: a server alone has none (health.6).
type (
	InstanceHealthStatus struct {
		InstanceID string   `json:"instanceId"`
		NodeIDs    []string `json:"nodeIds"`
	}
	RoutingHealthStatus struct {
		InstanceID   string   `json:"instanceId"`
		Table        []string `json:"routingTable"`
		Masters      []string `json:"masterNodeRoutingTable"`
		Applications []string `json:"applicationNodeRoutingTable"`
	}
	InvokerHealthStatus struct {
		Priorities []string `json:"priorities"`
		Peers      []string `json:"connectedPeers"`
	}
)

// DatabaseHealth is the state of a database; Metadata is JSON in a string
// (06, DatabaseHealthStatus).
type DatabaseHealth struct {
	Name     string `json:"name"`
	Metadata string `json:"metadata"`
}

// SchemaName is its name in the OpenAPI document.
func (DatabaseHealth) SchemaName() string { return "DatabaseHealthStatus" }

// DiscoveryHealth is what instance discovery has found (06,
// DiscoveryHealthStatus).
type DiscoveryHealth struct {
	Records    []string `json:"records"`
	KnownHosts []string `json:"knownHosts"`
}

// SchemaName is its name in the OpenAPI document.
func (DiscoveryHealth) SchemaName() string { return "DiscoveryHealthStatus" }
