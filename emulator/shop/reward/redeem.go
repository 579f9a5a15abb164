package reward

import (
	"encoding/hex"
	"errors"
	"fmt"
	"strings"

	"github.com/NamazuStudios/elements-emulator/emulator/engine/rest"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/sandbox"
	"github.com/NamazuStudios/elements-emulator/emulator/shop/inventory"
)

// Find is the issuance with an id, in either case (reward.7).
func Find(tx *sandbox.Tx, id string) (*Row, error) {
	if err := wellFormed(id); err != nil {
		return nil, err
	}
	row, ok := Issuances.Get(tx, strings.ToLower(id))
	if !ok {
		return nil, rest.NotFound("Reward issuance %s not found.", id)
	}
	return row, nil
}

func wellFormed(id string) error {
	if _, err := hex.DecodeString(id); err != nil {
		return rest.NotFound("%q is no id of a reward issuance: that has hex digits only.", id)
	}
	if len(id) <= contextStart {
		return rest.NotFound("%q is no id of a reward issuance: that has more than %d hex digits.", id, contextStart)
	}
	return nil
}

// redeem gives what an issuance promises to its user, whoever asks (reward.10,
// reward.11). It happens at once or not at all, so nothing is ever given twice
// (reward.22). It returns the issuance as it is then, nil where it is gone.
func redeem(tx *sandbox.Tx, id string) (*Row, *inventory.Row, error) {
	row, err := Find(tx, id)
	if err != nil {
		return nil, nil, err
	}
	if row.State == Redeemed {
		return nil, nil, rest.InvalidData("Cannot perform redemption on already-redeemed issuance.")
	}
	stack, err := inventory.Add(tx, row.UserID(), row.ItemID(), row.Quantity)
	if err != nil {
		return nil, nil, err
	}
	if row.Type == NonPersistent {
		Issuances.Delete(tx, row.ID)
		return nil, stack, nil
	}
	spent := *row
	spent.State = Redeemed
	return &spent, stack, Issuances.Put(tx, &spent)
}

// Redeem redeems an issuance. What goes wrong stands in the result (reward.12
// to .14); the id is nil where a client sent null.
func Redeem(tx *sandbox.Tx, id *string) Redemption {
	result := Redemption{RewardIssuanceID: id}
	if id == nil {
		result.ErrorDetails = details(rest.NotFound("The id of a reward issuance must not be null."))
		return result
	}
	row, stack, err := redeem(tx, *id)
	if err != nil {
		result.ErrorDetails = details(err)
		return result
	}
	shown := stack.View(tx)
	result.InventoryItem = &shown
	if row != nil {
		view := row.View(tx)
		result.RewardIssuance = &view
	}
	return result
}

// details is an error as the server prints it: the name of its class and the
// message (reward.14).
func details(err error) *string {
	class := "InternalException"
	var known *rest.Error
	if errors.As(err, &known) {
		switch known.Code {
		case rest.NotFoundCode:
			class = "NotFoundException"
		case rest.InvalidDataCode:
			class = "InvalidDataException"
		}
	}
	text := fmt.Sprintf("dev.getelements.elements.sdk.model.exception.%s: %v", class, err)
	return &text
}
