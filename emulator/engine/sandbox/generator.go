package sandbox

import (
	"crypto/rand"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"fmt"
)

// Seed decides everything that sandboxes draw.
type Seed [32]byte

// NewSeed is a seed of its own for each text; the empty text gives a seed
// that nobody can guess.
func NewSeed(text string) Seed {
	if text == "" {
		var s Seed
		_, _ = rand.Read(s[:]) // crypto/rand never fails
		return s
	}
	return sha256.Sum256([]byte("elements-emulator seed\x00" + text))
}

// generator draws ids and random values from a stream that depends on nothing
// but the seed and the names of the sandbox and of those it was forked from.
type generator struct {
	key      [32]byte
	drawn    uint64
	lastSecs uint32
	counter  uint32 // 24 bits
	machine  [5]byte
}

func newGenerator(seed Seed, name string) generator {
	g := generator{key: sha256.Sum256(append(seed[:], "sandbox\x00"+name...))}
	copy(g.machine[:], g.bytes(len(g.machine)))
	return g
}

// fork is a stream for another sandbox. Its ids come after those drawn so
// far. No stream is drawn twice in one line of forks, even where a name comes
// again.
func (g *generator) fork(name string) generator {
	f := newGenerator(g.key, name)
	if g.lastSecs != 0 {
		f.lastSecs = g.lastSecs + 1
	}
	return f
}

// bytes draws n bytes.
func (g *generator) bytes(n int) []byte {
	out := make([]byte, 0, n+sha256.Size)
	var block [40]byte
	copy(block[:], g.key[:])
	for len(out) < n {
		binary.BigEndian.PutUint64(block[32:], g.drawn)
		g.drawn++
		sum := sha256.Sum256(block[:])
		out = append(out, sum[:]...)
	}
	return out[:n]
}

// id draws an ObjectId: 4 bytes of seconds, 5 of the sandbox, 3 of a counter.
// Ids grow whatever the clock does (json.6, page.5).
func (g *generator) id(nowMs int64) string {
	secs := uint32(min(max(nowMs/1000, fixtureSeconds+1), lastSeconds))
	if secs > g.lastSecs {
		g.lastSecs, g.counter = secs, 0
	}
	g.counter++
	if g.counter > 0xffffff {
		g.lastSecs, g.counter = g.lastSecs+1, 1
	}
	var id [12]byte
	binary.BigEndian.PutUint32(id[:], g.lastSecs)
	copy(id[4:], g.machine[:])
	id[9], id[10], id[11] = byte(g.counter>>16), byte(g.counter>>8), byte(g.counter)
	return hex.EncodeToString(id[:])
}

// NewID draws a database id: 24 lower-case hex digits, greater than all drawn
// before (json.6).
func (tx *Tx) NewID() string {
	tx.mustWrite()
	return tx.sandbox.gen.id(tx.now)
}

// RandomBytes draws n random bytes.
func (tx *Tx) RandomBytes(n int) []byte {
	tx.mustWrite()
	return tx.sandbox.gen.bytes(n)
}

// RandomIndex draws a number from 0 to n-1, each as likely as the other.
func (tx *Tx) RandomIndex(n int) int {
	for {
		if i, ok := index(tx.RandomBytes(indexBytes), n); ok {
			return i
		}
	}
}

// indexBytes is the number of random bytes that an index is made of.
const indexBytes = 8

// index makes a number from 0 to n-1 of the first random bytes; not of those
// that would make some numbers likelier than others.
func index(random []byte, n int) (int, bool) {
	limit := ^uint64(0) - ^uint64(0)%uint64(n)
	v := binary.BigEndian.Uint64(random)
	return int(v % uint64(n)), v < limit
}

// NewUUID draws a random (version 4) UUID in its usual form.
func (tx *Tx) NewUUID() string {
	b := tx.RandomBytes(16)
	b[6], b[8] = b[6]&0x0f|0x40, b[8]&0x3f|0x80
	return fmt.Sprintf("%x-%x-%x-%x-%x", b[0:4], b[4:6], b[6:8], b[8:10], b[10:16])
}

// RandomString draws n characters of an alphabet of single bytes.
func (tx *Tx) RandomString(n int, alphabet string) string {
	out := make([]byte, n)
	// Drawn at once: each draw of its own would cost a digest.
	random := tx.RandomBytes(n * indexBytes)
	for i := range out {
		place, ok := index(random[i*indexBytes:], len(alphabet))
		if !ok {
			place = tx.RandomIndex(len(alphabet))
		}
		out[i] = alphabet[place]
	}
	return string(out)
}

// The time parts of ids that are not drawn: what every world begins with, and
// what fixtures add. They lie before all drawn ones, so that lists, which are
// in the order of ids, begin with them.
const (
	bootSeconds    = 946684799 // 1999-12-31T23:59:59Z
	fixtureSeconds = 946684800 // 2000-01-01T00:00:00Z
	// lastSeconds is the last time part that the clock gives to an id, in the
	// year 2105: it leaves room for those that are counted on.
	lastSeconds = 1<<32 - 1<<24
)

// BootID is the id of a row that every world begins with: the same at every
// start.
func BootID(kind, key string) string { return stableID(bootSeconds, kind, key) }

// FixtureID is the id of a row that a fixture describes, from its kind and
// its natural key: the same at every start.
func FixtureID(kind, key string) string { return stableID(fixtureSeconds, kind, key) }

func stableID(secs uint32, kind, key string) string {
	sum := sha256.Sum256([]byte(kind + "\x00" + key))
	var id [12]byte
	binary.BigEndian.PutUint32(id[:], secs)
	copy(id[4:], sum[:])
	return hex.EncodeToString(id[:])
}
