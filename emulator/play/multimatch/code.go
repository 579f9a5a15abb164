package multimatch

import (
	"strings"

	"github.com/NamazuStudios/elements-emulator/emulator/core/profile"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/rest"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/sandbox"
	"github.com/NamazuStudios/elements-emulator/emulator/shop/configuration"
)

const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"

// rude are parts that no code has: four letters that somebody has to read out
// loud are no place for them (multi_match.27).
var rude = [...]string{"ANAL", "ANUS", "ARSE", "ASS", "COCK", "CUM", "CUNT", "DICK", "FAG", "FUC", "FUK", "KKK", "NAZI", "PISS", "SEX", "SHIT", "SLUT", "TIT", "TWAT", "WANK"}

// Codes says how join codes are made.
type Codes struct {
	Length, MaxAttempts int
}

// StartWithCode adds an open match with a join code that a profile asked for
// (crossfire.28).
//
// On the real server the code's life is the number of seconds of the
// configuration taken for milliseconds, so that one of the default 86400 works
// for a minute and a half; here it is seconds (crossfire.30).
func StartWithCode(tx *sandbox.Tx, queue *configuration.Row, owner *profile.Row, codes Codes) (*Row, error) {
	text, err := freeCode(tx, codes)
	if err != nil {
		return nil, err
	}
	settings, _ := queue.Queue()
	code := &JoinCode{
		Text: text, UserID: owner.UserID, ProfileID: owner.ID,
		Linger: int64(settings.LingerSeconds) * 1000, Timeout: int64(settings.TimeoutSeconds) * 1000,
	}
	code.Expires = tx.Now() + code.Timeout
	row := newRow(tx, queue)
	row.Code = code
	return row, Matches.Insert(tx, row)
}

func freeCode(tx *sandbox.Tx, codes Codes) (string, error) {
	for range codes.MaxAttempts {
		text := tx.RandomString(codes.Length, letters)
		if _, taken := byCode.First(tx, text); !taken && !isRude(text) {
			return text, nil
		}
	}
	return "", rest.Overload("No join code of %d letters is free: %d were tried.", codes.Length, codes.MaxAttempts)
}

func isRude(code string) bool {
	for _, part := range rude {
		if strings.Contains(code, part) {
			return true
		}
	}
	return false
}

// FindByCode is the match with a join code that has not expired
// (crossfire.31).
func FindByCode(tx *sandbox.Tx, text string) (*Row, error) {
	row, ok := byCode.First(tx, text)
	if !ok || row.Code.Expires <= tx.Now() {
		return nil, rest.NotFound("There is no match with the join code %q.", text)
	}
	return row, nil
}
