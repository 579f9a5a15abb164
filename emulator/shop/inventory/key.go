package inventory

import (
	"encoding/binary"
	"encoding/hex"
	"strings"
)

// The lengths of the parts of a key in hex digits.
const (
	idDigits       = 24
	priorityDigits = 8
	keyDigits      = 2*idDigits + priorityDigits
)

// Key is the key of a user's stack of an item in a slot. Keys are in the order
// of users, items and priorities (inventory.23). Both ids are in lower case.
func Key(userID, itemID string, priority int32) string {
	var slot [4]byte
	// With the sign turned over, negative ones come first.
	binary.BigEndian.PutUint32(slot[:], uint32(priority)^1<<31)
	return userID + itemID + hex.EncodeToString(slot[:])
}

// KeyOf is the key of the stack with an id, in either case; it is not ok for
// what is no id (inventory.2).
func KeyOf(id string) (key string, ok bool) {
	if len(id) != keyDigits {
		return "", false
	}
	id = strings.ToLower(id)
	raw, err := hex.DecodeString(id)
	if err != nil {
		return "", false
	}
	return Key(id[:idDigits], id[idDigits:2*idDigits], decoded([4]byte(raw[2*idDigits/2:]))), true
}

// decoded is the priority in an id: little-endian, each byte with a sign of
// its own. A byte from 0x80 up thus gives a negative number (inventory.27).
func decoded(slot [4]byte) int32 {
	var priority int32
	for i, b := range slot {
		priority |= int32(int8(b)) << (8 * i)
	}
	return priority
}

// ID is the stack's id as clients see it (inventory.1).
func (r *Row) ID() string {
	var slot [4]byte
	binary.LittleEndian.PutUint32(slot[:], uint32(r.Priority()))
	return r.Key[:2*idDigits] + hex.EncodeToString(slot[:])
}

// UserID is the id of the owner.
func (r *Row) UserID() string { return r.Key[:idDigits] }

// ItemID is the id of the item.
func (r *Row) ItemID() string { return r.Key[idDigits : 2*idDigits] }

// Priority is the slot.
func (r *Row) Priority() int32 {
	var slot [4]byte
	_, _ = hex.Decode(slot[:], []byte(r.Key[2*idDigits:])) // Key made it
	return int32(binary.BigEndian.Uint32(slot[:]) ^ 1<<31)
}
