package configuration

import (
	"slices"

	"github.com/NamazuStudios/elements-emulator/emulator/core/application"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/rest"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/sandbox"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/wire"
	"github.com/NamazuStudios/elements-emulator/emulator/shop/bundle"
	"github.com/NamazuStudios/elements-emulator/emulator/shop/item"
	"github.com/NamazuStudios/elements-emulator/emulator/shop/sku"
)

// bundlesOf are the bundles inside settings.
func bundlesOf(s Settings) []*ProductBundle {
	switch s := s.(type) {
	case *SocialSettings:
		return s.ProductBundles
	case *SteamSettings:
		return s.ProductBundles
	case *IosSettings:
		return s.ProductBundles
	case *GooglePlaySettings:
		return s.ProductBundles
	default:
		return nil
	}
}

// withBundles are settings with other bundles inside.
func withBundles(s Settings, list []*ProductBundle) Settings {
	switch s := s.(type) {
	case *SocialSettings:
		return edited(s, func(c *SocialSettings) { c.ProductBundles = list })
	case *SteamSettings:
		return edited(s, func(c *SteamSettings) { c.ProductBundles = list })
	case *IosSettings:
		return edited(s, func(c *IosSettings) { c.ProductBundles = list })
	case *GooglePlaySettings:
		return edited(s, func(c *GooglePlaySettings) { c.ProductBundles = list })
	default:
		return s
	}
}

// resolved are settings with the bundles inside as they are stored
// (appconfig.21).
func resolved(tx *sandbox.Tx, s Settings) (Settings, error) {
	list, err := resolve(tx, bundlesOf(s))
	if err != nil || list == nil {
		return s, err
	}
	return withBundles(s, embedded(list)), nil
}

// resolve checks bundles one by one and puts the ids of the items in place of
// their names (appconfig.21).
func resolve(tx *sandbox.Tx, list []*ProductBundle) ([]*ProductBundle, error) {
	out := slices.Clone(list)
	for i, b := range list {
		if b == nil {
			return nil, rest.InvalidData("productBundles[%d] is null.", i)
		}
		if failures := b.failures(); len(failures) > 0 {
			return nil, rest.Invalid(failures...)
		}
		rewards, err := resolveRewards(tx, b.Rewards)
		if err != nil {
			return nil, err
		}
		kept := *b
		kept.Rewards, out[i] = rewards, &kept
	}
	return out, nil
}

// resolveRewards puts the ids of the items in place of their names. It fails
// at a reward that is null, which passes the checks before.
func resolveRewards(tx *sandbox.Tx, list []*bundle.Reward) ([]*bundle.Reward, error) {
	out := slices.Clone(list)
	for i, reward := range list {
		if reward == nil {
			return nil, rest.Unknown("productBundleRewards[%d] is null.", i)
		}
		row, err := item.Find(tx, *reward.ItemID)
		if err != nil {
			return nil, err
		}
		out[i] = &bundle.Reward{ItemID: &row.ID, Quantity: reward.Quantity}
	}
	return out, nil
}

// failures are what is wrong with a bundle, as `field: text`. Those of some
// configurations were not checked with the body.
func (b *ProductBundle) failures() []string {
	var out []string
	if b.ProductID == nil {
		out = append(out, "productId: must not be null")
	}
	if b.Rewards == nil {
		out = append(out, "productBundleRewards: must not be null")
	}
	for _, reward := range b.Rewards {
		if reward != nil && reward.ItemID == nil {
			out = append(out, "itemId: must not be null")
		}
	}
	return out
}

// embedded are bundles as they stand inside a configuration: there a quantity
// that is null is 0, and no metadata are empty metadata (appconfig.22).
func embedded(list []*ProductBundle) []*ProductBundle {
	out := slices.Clone(list)
	for i, b := range list {
		kept := *b
		if kept.Metadata == nil {
			kept.Metadata = wire.NewObject()
		}
		kept.Rewards, out[i] = slices.Clone(b.Rewards), &kept
		for j, reward := range b.Rewards {
			if reward.Quantity == nil {
				kept.Rewards[j] = &bundle.Reward{ItemID: reward.ItemID, Quantity: new(int)}
			}
		}
	}
	return out
}

// ReplaceBundles replaces the bundles inside a configuration, and adds or
// replaces the standalone bundle of each product (appconfig.22). Those of
// other products stay.
func ReplaceBundles(tx *sandbox.Tx, applicationNameOrID string, of Type, nameOrID string, list []*ProductBundle) (*Row, error) {
	list, err := resolve(tx, list)
	if err != nil {
		return nil, err
	}
	row, err := Find(tx, applicationNameOrID, of, nameOrID)
	if err != nil {
		return nil, err
	}
	app, err := application.FindLive(tx, applicationNameOrID)
	if err != nil {
		return nil, err
	}
	for i := range list {
		if err := bundle.Save(tx, list[i].standalone(app, of)); err != nil {
			return nil, err
		}
	}
	changed := *row
	changed.Settings = withBundles(row.Settings, embedded(list))
	return &changed, Configurations.Put(tx, &changed)
}

// standalone is the bundle as one of its own, of an application and the store
// of a type.
func (b *ProductBundle) standalone(app *application.Row, of Type) *bundle.Bundle {
	schema := sku.Apple
	if of == GooglePlay {
		schema = sku.Google
	}
	owner := app.Nested()
	return &bundle.Bundle{
		Schema: &schema, Application: &owner, ProductID: b.ProductID, DisplayName: b.DisplayName,
		Description: b.Description, Rewards: b.Rewards, Metadata: b.Metadata, Display: b.Display,
	}
}
