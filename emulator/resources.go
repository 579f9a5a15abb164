package emulator

import (
	"sync"

	"github.com/NamazuStudios/elements-emulator/emulator/chain/smartcontract"
	"github.com/NamazuStudios/elements-emulator/emulator/chain/vault"
	"github.com/NamazuStudios/elements-emulator/emulator/chain/wallet"
	"github.com/NamazuStudios/elements-emulator/emulator/code/codegen"
	"github.com/NamazuStudios/elements-emulator/emulator/code/deployment"
	"github.com/NamazuStudios/elements-emulator/emulator/code/element"
	"github.com/NamazuStudios/elements-emulator/emulator/code/inspector"
	"github.com/NamazuStudios/elements-emulator/emulator/content/index"
	"github.com/NamazuStudios/elements-emulator/emulator/content/largeobjectapi"
	"github.com/NamazuStudios/elements-emulator/emulator/content/metadata"
	"github.com/NamazuStudios/elements-emulator/emulator/content/savedata"
	"github.com/NamazuStudios/elements-emulator/emulator/core/account"
	"github.com/NamazuStudios/elements-emulator/emulator/core/application"
	"github.com/NamazuStudios/elements-emulator/emulator/core/largeobject"
	"github.com/NamazuStudios/elements-emulator/emulator/core/metadataspec"
	"github.com/NamazuStudios/elements-emulator/emulator/core/profile"
	"github.com/NamazuStudios/elements-emulator/emulator/core/session"
	"github.com/NamazuStudios/elements-emulator/emulator/core/user"
	"github.com/NamazuStudios/elements-emulator/emulator/double/control"
	"github.com/NamazuStudios/elements-emulator/emulator/double/idp"
	"github.com/NamazuStudios/elements-emulator/emulator/double/stores"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/outbox"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/outgoing"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/rest"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/sandbox"
	"github.com/NamazuStudios/elements-emulator/emulator/play/crossfire"
	"github.com/NamazuStudios/elements-emulator/emulator/play/leaderboard"
	"github.com/NamazuStudios/elements-emulator/emulator/play/match"
	"github.com/NamazuStudios/elements-emulator/emulator/play/mission"
	"github.com/NamazuStudios/elements-emulator/emulator/play/multimatch"
	"github.com/NamazuStudios/elements-emulator/emulator/play/progress"
	"github.com/NamazuStudios/elements-emulator/emulator/play/rank"
	"github.com/NamazuStudios/elements-emulator/emulator/play/schedule"
	"github.com/NamazuStudios/elements-emulator/emulator/play/scheduleprogress"
	"github.com/NamazuStudios/elements-emulator/emulator/play/score"
	"github.com/NamazuStudios/elements-emulator/emulator/server/cdn"
	"github.com/NamazuStudios/elements-emulator/emulator/server/documents"
	"github.com/NamazuStudios/elements-emulator/emulator/server/pages"
	"github.com/NamazuStudios/elements-emulator/emulator/server/system"
	"github.com/NamazuStudios/elements-emulator/emulator/shop/apple"
	"github.com/NamazuStudios/elements-emulator/emulator/shop/bundle"
	"github.com/NamazuStudios/elements-emulator/emulator/shop/configuration"
	"github.com/NamazuStudios/elements-emulator/emulator/shop/distinct"
	"github.com/NamazuStudios/elements-emulator/emulator/shop/googleplay"
	"github.com/NamazuStudios/elements-emulator/emulator/shop/inventory"
	"github.com/NamazuStudios/elements-emulator/emulator/shop/item"
	"github.com/NamazuStudios/elements-emulator/emulator/shop/ledger"
	"github.com/NamazuStudios/elements-emulator/emulator/shop/meta"
	"github.com/NamazuStudios/elements-emulator/emulator/shop/receipt"
	"github.com/NamazuStudios/elements-emulator/emulator/shop/reward"
	"github.com/NamazuStudios/elements-emulator/emulator/shop/sku"
	"github.com/NamazuStudios/elements-emulator/emulator/shop/steam"
	"github.com/NamazuStudios/elements-emulator/emulator/signin/customscheme"
	"github.com/NamazuStudios/elements-emulator/emulator/signin/oauth2"
	"github.com/NamazuStudios/elements-emulator/emulator/signin/oauth2scheme"
	"github.com/NamazuStudios/elements-emulator/emulator/signin/oidc"
	"github.com/NamazuStudios/elements-emulator/emulator/signin/oidcprovider"
	"github.com/NamazuStudios/elements-emulator/emulator/signin/oidcscheme"
	"github.com/NamazuStudios/elements-emulator/emulator/social/fcm"
	"github.com/NamazuStudios/elements-emulator/emulator/social/follower"
	"github.com/NamazuStudios/elements-emulator/emulator/social/friend"
	"github.com/NamazuStudios/elements-emulator/emulator/social/invite"
)

// family is a resource family. What it has nothing of is nil.
type family struct {
	// routes are its operations, below rest.Root.
	routes func() []rest.Route
	// tables are what it stores.
	tables func() []sandbox.AnyTable
	// bootstrap adds what a fresh world holds of it.
	bootstrap func(tx *sandbox.Tx) error
	// powers are what the control API shows and does of it, below control.Root:
	// routes made with rest.Handle, rest.Unprivileged and rest.Named, whose
	// functions use Call.View and Call.Update.
	powers func() []rest.Route
	// searches are its lists whose search the control API explains.
	searches func() []rest.Searchable
}

// families is the one list of all resource families.
func families() []family {
	return []family{
		{routes: system.Routes},
		{routes: documents.Routes},
		{routes: pages.Routes},
		{routes: cdn.Routes, tables: cdn.Tables},
		{routes: deployment.Routes, tables: deployment.Tables},
		{routes: func() []rest.Route { return element.Routes(system.Version) }},
		{routes: inspector.Routes},
		{routes: codegen.Routes},
		{tables: outbox.Tables},
		{tables: outgoing.Tables},
		{routes: user.Routes, tables: user.Tables, bootstrap: user.Bootstrap},
		{routes: application.Routes, tables: application.Tables},
		{routes: configuration.Routes, tables: configuration.Tables, searches: configuration.Searches},
		{routes: bundle.Routes, tables: bundle.Tables},
		{routes: sku.Routes, tables: sku.Tables, bootstrap: sku.Bootstrap},
		{routes: metadataspec.Routes, tables: metadataspec.Tables},
		{routes: item.Routes, tables: item.Tables},
		{routes: ledger.Routes, tables: ledger.Tables},
		{routes: inventory.Routes, tables: inventory.Tables, searches: inventory.Searches, powers: inventory.Powers},
		{routes: distinct.Routes, tables: distinct.Tables, searches: distinct.Searches},
		{routes: reward.Routes, tables: reward.Tables, powers: reward.Powers},
		{routes: receipt.Routes, tables: receipt.Tables},
		{routes: apple.Routes},
		{routes: googleplay.Routes},
		{routes: meta.Routes},
		{routes: steam.Routes},
		{routes: largeobjectapi.Routes, tables: largeobject.Tables},
		{routes: metadata.Routes, tables: metadata.Tables},
		{routes: index.Routes, tables: index.Tables},
		{routes: savedata.Routes, tables: savedata.Tables},
		{routes: profile.Routes, tables: profile.Tables, searches: profile.Searches},
		{routes: session.Routes, tables: session.Tables, powers: session.Powers},
		{routes: account.Routes},
		{routes: customscheme.Routes, tables: customscheme.Tables},
		{routes: oauth2scheme.Routes, tables: oauth2scheme.Tables, bootstrap: oauth2scheme.Bootstrap},
		{routes: oauth2.Routes},
		{routes: oidcscheme.Routes, tables: oidcscheme.Tables},
		{routes: oidcprovider.Routes, tables: oidcprovider.Tables},
		{routes: oidc.Routes, tables: oidc.Tables},
		{tables: idp.Tables},
		{tables: stores.Tables, powers: stores.Powers},
		{routes: follower.Routes, tables: follower.Tables},
		{routes: friend.Routes, tables: friend.Tables},
		{routes: invite.Routes},
		{routes: fcm.Routes, tables: fcm.Tables},
		{routes: match.Routes, tables: match.Tables},
		{routes: multimatch.Routes, tables: multimatch.Tables, searches: multimatch.Searches},
		{routes: crossfire.Routes},
		{routes: vault.Routes, tables: vault.Tables},
		{routes: wallet.Routes, tables: wallet.Tables},
		{routes: smartcontract.Routes, tables: smartcontract.Tables},
		{routes: mission.Routes, tables: mission.Tables},
		{routes: schedule.Routes, tables: schedule.Tables},
		{routes: progress.Routes, tables: progress.Tables, powers: progress.Powers},
		{routes: scheduleprogress.Routes},
		{routes: leaderboard.Routes, tables: leaderboard.Tables},
		{routes: score.Routes, tables: score.Tables},
		{routes: rank.Routes},
	}
}

// compiled are the route table and the schema. They are the same for every
// emulator and never change, so they are worked out once for the process.
var compiled = sync.OnceValues(func() (*rest.Table, error) {
	return rest.Compile(gather(func(f family) func() []rest.Route { return f.routes }))
})

// compiledPowers is the route table of the control API.
var compiledPowers = sync.OnceValues(func() (*rest.Table, error) {
	powers := gather(func(f family) func() []rest.Route { return f.powers })
	searches := gather(func(f family) func() []rest.Searchable { return f.searches })
	return control.Compile(append(powers, rest.ExplainRoute(searches)))
})

// gather joins what all families have of something.
func gather[T any](of func(family) func() []T) []T {
	var all []T
	for _, f := range families() {
		if list := of(f); list != nil {
			all = append(all, list()...)
		}
	}
	return all
}

// Routes are all operations, emulated or not, in no particular order.
func Routes() ([]rest.Described, error) {
	table, err := compiled()
	if err != nil {
		return nil, err
	}
	return table.Describe(), nil
}

func newSchema() *sandbox.Schema {
	tables := gather(func(f family) func() []sandbox.AnyTable { return f.tables })
	return sandbox.NewSchema(tables, sandbox.OnDue(user.Users, session.ExpireMockUser))
}

// bootstrap adds what a fresh world holds (bootstrap.1).
func bootstrap(tx *sandbox.Tx) error {
	for _, f := range families() {
		if f.bootstrap == nil {
			continue
		}
		if err := f.bootstrap(tx); err != nil {
			return err
		}
	}
	return nil
}

// Built says whether a request with a method and a path reaches an operation
// that is emulated, or nothing at all in the API.
func Built(method, path string) bool {
	table, err := compiled()
	return err == nil && table.Serves(path) && table.Built(method, path)
}
