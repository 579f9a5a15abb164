// Package name draws the friendly names that the server gives to what has
// none: an adjective and an animal (patterns.3).
package name

import "github.com/NamazuStudios/elements-emulator/emulator/engine/sandbox"

// Plain is a name of letters only, such as QuietOtter.
func Plain(tx *sandbox.Tx) string {
	return adjectives[tx.RandomIndex(len(adjectives))] + animals[tx.RandomIndex(len(animals))]
}

// Qualified is a plain name with nine digits behind it, which makes it
// unlikely to come twice.
func Qualified(tx *sandbox.Tx) string { return Plain(tx) + tx.RandomString(9, "0123456789") }

var adjectives = [...]string{
	"Able", "Agile", "Amber", "Ample", "Bold", "Brave", "Breezy", "Bright", "Calm", "Candid", "Cheery", "Clever",
	"Cosmic", "Crisp", "Curious", "Daring", "Dapper", "Eager", "Earnest", "Fabled", "Fair", "Fearless", "Fleet",
	"Fond", "Gentle", "Glad", "Golden", "Grand", "Happy", "Hardy", "Honest", "Humble", "Jolly", "Keen", "Kind",
	"Lively", "Loyal", "Lucky", "Lunar", "Mellow", "Merry", "Mighty", "Neat", "Nimble", "Noble", "Patient", "Plucky",
	"Polite", "Proud", "Quick", "Quiet", "Radiant", "Ready", "Royal", "Sharp", "Silent", "Silver", "Sincere", "Solar",
	"Spry", "Steady", "Sturdy", "Sunny", "Swift", "Tidy", "Trusty", "Upbeat", "Valiant", "Vivid", "Warm", "Wise", "Witty",
}

var animals = [...]string{
	"Alpaca", "Antelope", "Badger", "Bat", "Bear", "Beaver", "Bison", "Buffalo", "Camel", "Cheetah", "Cobra", "Condor",
	"Coyote", "Crane", "Crow", "Deer", "Dolphin", "Dove", "Eagle", "Elk", "Falcon", "Ferret", "Finch", "Fox", "Gazelle",
	"Gecko", "Goose", "Hare", "Hawk", "Heron", "Ibex", "Iguana", "Jackal", "Jaguar", "Kestrel", "Koala", "Lemur",
	"Leopard", "Lion", "Lizard", "Lynx", "Magpie", "Marmot", "Mole", "Moose", "Newt", "Ocelot", "Octopus", "Orca",
	"Otter", "Owl", "Panda", "Panther", "Parrot", "Pelican", "Penguin", "Puffin", "Puma", "Rabbit", "Raven", "Robin",
	"Salmon", "Seal", "Shark", "Sparrow", "Stork", "Swan", "Tiger", "Toucan", "Turtle", "Walrus", "Weasel", "Whale", "Wolf",
}
