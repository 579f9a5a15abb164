package rest

import "github.com/NamazuStudios/elements-emulator/emulator/engine/wire"

// TrimID cuts off what surrounds an id in a path, for the Check of an input. A
// blank id is refused, at any level.
func TrimID(id *string) error {
	if *id = wire.Trim(*id); *id == "" {
		return NotFound("The id in the path is blank.").Quiet()
	}
	return nil
}
