// Package purchase is what all stores have in common: which configuration a
// player's purchases are verified with, and what a verified one gives to him.
package purchase

import (
	"errors"
	"fmt"
	"net/http"

	"github.com/NamazuStudios/elements-emulator/emulator/core/profile"
	"github.com/NamazuStudios/elements-emulator/emulator/core/user"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/outgoing"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/rest"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/sandbox"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/wire"
	"github.com/NamazuStudios/elements-emulator/emulator/shop/bundle"
	"github.com/NamazuStudios/elements-emulator/emulator/shop/configuration"
	"github.com/NamazuStudios/elements-emulator/emulator/shop/item"
	"github.com/NamazuStudios/elements-emulator/emulator/shop/reward"
)

// Settings are those of the first configuration of a type that the application
// of the caller's current profile has: 404 without either (google.1, meta.6,
// steam.1).
func Settings[S configuration.Settings](c *rest.Call, of configuration.Type) (settings S, err error) {
	current, err := profile.Current(c)
	if err != nil {
		return settings, err
	}
	err = c.View(func(tx *sandbox.Tx) error {
		for row := range configuration.ByApplication.Each(tx, current.ApplicationID) {
			if found, ok := row.Settings.(S); ok && row.Type == of {
				settings = found
				return nil
			}
		}
		return rest.NotFound("Application %s has no %s configuration.", current.ApplicationID, of)
	})
	return settings, err
}

// Buyer is the caller as receipts show him.
func Buyer(tx *sandbox.Tx, c *rest.Call) (*user.User, error) {
	row, err := user.Get(tx, c.Caller.UserID)
	if err != nil {
		return nil, err
	}
	view := row.View()
	return &view, nil
}

// Grant issues what a product gives to the caller, all of it or nothing: an
// empty list where his application has no bundle for it (bundle.15 to .20).
func Grant(c *rest.Call, schema, productID, transactionID string) ([]reward.Issuance, error) {
	current, err := profile.Current(c)
	if err != nil {
		return nil, err
	}
	issuances := []reward.Issuance{}
	err = c.Update(func(tx *sandbox.Tx) error {
		of, err := bundle.FindByKey(tx, current.ApplicationID, schema, productID)
		if err != nil {
			return nil // bundle.15
		}
		for i, promised := range of.Rewards {
			row, err := issue(tx, c.Caller.UserID, of, promised, transactionID, i)
			if err != nil {
				return err
			}
			issuances = append(issuances, row.View(tx))
		}
		return nil
	})
	return issuances, err
}

// issue issues one reward of a bundle (bundle.17 to .19).
func issue(tx *sandbox.Tx, userID string, of *bundle.Row, promised *bundle.Reward, transactionID string, place int) (*reward.Row, error) {
	if promised == nil || promised.ItemID == nil {
		return nil, rest.Unknown("The bundle for product %q has a reward without an item.", of.ProductID)
	}
	good, err := item.Find(tx, *promised.ItemID)
	if err != nil {
		return nil, err
	}
	quantity := 1
	if good.Category != item.Distinct {
		quantity = wire.Or(promised.Quantity, 1)
	}
	source := "PRODUCT_BUNDLE." + of.Schema + "." + of.ProductID
	return reward.Issue(tx, reward.Grant{
		UserID: userID, Item: good.ID, Quantity: quantity, Type: reward.Persistent, Source: &source,
		Context: fmt.Sprintf("product-bundle.%s.%s.%d", transactionID, *promised.ItemID, place),
	})
}

// Ask makes a call to a store and reads its answer as JSON. A store that can't
// be reached, or that answers something that can't be read, is a 500. The
// status is returned as it is.
func Ask(c *rest.Call, r *http.Request, into any) (status int, err error) {
	r.Header.Set("Accept", "application/json")
	answer, err := outgoing.Do(c.Outgoing(), r.WithContext(c.Context()))
	if err != nil {
		return 0, failed(err)
	}
	if err := decode(answer.Body, into); err != nil {
		return answer.Status, failed(fmt.Errorf("%s %s was answered %d with something that can't be read", r.Method, r.URL.Host, answer.Status))
	}
	return answer.Status, nil
}

// Failed is the 500 of a store that does not do what it should.
func Failed(format string, args ...any) error { return failed(fmt.Errorf(format, args...)) }

func failed(err error) error {
	var known *rest.Error
	if errors.As(err, &known) {
		return known
	}
	return rest.Unknown("Communication with the store was not successful: %v.", err)
}
