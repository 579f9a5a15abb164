package main

import (
	"errors"
	"fmt"
	"log/slog"
	"math"
	"net"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/NamazuStudios/elements-emulator/emulator/engine/rest"
)

// The functions here make setters of the kinds of values. Their errors
// continue a sentence that begins with the value.

func toText(to *string) func(string) error {
	return func(text string) error {
		*to = text
		return nil
	}
}

// toList takes one or several texts with commas between, each of which check
// must accept. The first call replaces what is there, further ones add to it.
func toList(to *[]string, check func(string) error) func(string) error {
	first := true
	return func(text string) error {
		if first {
			*to, first = nil, false
		}
		for part := range strings.SplitSeq(text, ",") {
			if part = strings.TrimSpace(part); part == "" {
				continue
			}
			if err := check(part); err != nil {
				return err
			}
			*to = append(*to, part)
		}
		return nil
	}
}

func anyText(string) error { return nil }

// checkHost accepts a host, with a port or without.
func checkHost(text string) error {
	u, err := url.Parse("http://" + text)
	if err != nil || u.Host != text || u.Hostname() == "" {
		return errors.New("is no list of hosts, such as idp.example,idp.example:8443")
	}
	return nil
}

// checkOrigin accepts the origin of a web page, and * for any.
func checkOrigin(text string) error {
	u, err := url.Parse(text)
	if text != "*" && (err != nil || u.Scheme == "" || u.Host == "" || u.Scheme+"://"+u.Host != text) {
		return errors.New("is no list of origins, such as https://game.example,http://localhost:3000, or *")
	}
	return nil
}

func toSwitch(to *bool) func(string) error {
	return func(text string) error {
		on, err := strconv.ParseBool(text)
		if err != nil {
			return errors.New("is neither true nor false")
		}
		*to = on
		return nil
	}
}

// toChoice takes one of two words; the second one turns the switch on.
func toChoice(to *bool, off, on string) func(string) error {
	return func(text string) error {
		if text != off && text != on {
			return fmt.Errorf("is neither %s nor %s", off, on)
		}
		*to = text == on
		return nil
	}
}

// toVersion takes a line of the real server.
func toVersion(to *rest.Version) func(string) error {
	return func(text string) error {
		if !slices.Contains(rest.Versions(), rest.Version(text)) {
			return fmt.Errorf("is none of %v", rest.Versions())
		}
		*to = rest.Version(text)
		return nil
	}
}

func toDuration(to *time.Duration) func(string) error {
	return func(text string) error {
		d, err := time.ParseDuration(text)
		if err != nil || d <= 0 {
			return errors.New("is no duration above zero, such as 90s, 15m or 48h")
		}
		*to = d
		return nil
	}
}

// toPause takes a duration, or 0 for never.
func toPause(to *time.Duration) func(string) error {
	return func(text string) error {
		d, err := time.ParseDuration(text)
		if err != nil || d < 0 {
			return errors.New("is neither a duration, such as 90s, 15m or 48h, nor 0 for never")
		}
		*to = d
		return nil
	}
}

func toCount(to *int, least int) func(string) error {
	return func(text string) error {
		n, err := strconv.Atoi(text)
		if err != nil || n < least || n > math.MaxInt32 {
			return fmt.Errorf("is no whole number from %d to %d", least, math.MaxInt32)
		}
		*to = n
		return nil
	}
}

// units are the units of sizes, in bytes.
var units = map[string]int64{"": 1, "b": 1, "kb": 1e3, "mb": 1e6, "gb": 1e9, "kib": 1 << 10, "mib": 1 << 20, "gib": 1 << 30}

func toSize[T int | int64](to *T) func(string) error {
	return func(text string) error {
		digits := strings.TrimRight(text, "bBkKmMgGiI ")
		n, err := strconv.ParseInt(digits, 10, 64)
		unit, ok := units[strings.ToLower(strings.TrimSpace(text[len(digits):]))]
		if err != nil || !ok || n <= 0 || n > math.MaxInt64/unit {
			return errors.New("is no size above zero, such as 65536, 512KiB or 16MiB")
		}
		*to = T(n * unit)
		return nil
	}
}

func toInstant(to *time.Time) func(string) error {
	return func(text string) error {
		t, err := time.Parse(time.RFC3339, text)
		if err != nil {
			return errors.New("is no instant in RFC 3339, such as 2030-01-31T12:00:00Z")
		}
		if t.Year() < 1970 {
			return errors.New("is before 1970")
		}
		*to = t
		return nil
	}
}

func toAddress(to *string) func(string) error {
	return func(text string) error {
		_, port, err := net.SplitHostPort(text)
		if err == nil {
			_, err = strconv.ParseUint(port, 10, 16)
		}
		if err != nil {
			return errors.New("is no address with a port, such as 127.0.0.1:8080 or :8080")
		}
		*to = text
		return nil
	}
}

// toURL takes the base URL of a server, without what follows the path.
func toURL(to *string) func(string) error {
	return func(text string) error {
		u, err := url.Parse(text)
		if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" || u.RawQuery != "" || u.Fragment != "" {
			return errors.New("is no base URL, such as http://127.0.0.1:8080")
		}
		*to = strings.TrimSuffix(text, "/")
		return nil
	}
}

func toLevel(to *slog.Level) func(string) error {
	levels := map[string]slog.Level{
		"debug": slog.LevelDebug, "info": slog.LevelInfo, "warn": slog.LevelWarn, "error": slog.LevelError,
	}
	return func(text string) error {
		level, ok := levels[text]
		if !ok {
			return errors.New("is none of debug, info, warn and error")
		}
		*to = level
		return nil
	}
}
