package sandbox

import (
	"time"

	"github.com/patrickmn/go-cache"
)

// shrinkAfter is the least number of swept rows after which the cache is made
// anew: its map never gives memory back by itself.
const shrinkAfter = 1000

// Cache remembers what is dear to work out again, such as the session behind
// a secret. What it holds may be lost at any time, is dropped whole when the
// clock is moved or a snapshot restored, and expires in real time too. It may
// be used inside a transaction; what was worked out from rows must be put
// inside the one that read them, or it may outlive a Restore.
type Cache struct{ s *Sandbox }

// Cache is the sandbox's cache.
func (s *Sandbox) Cache() Cache { return Cache{s} }

// Get is a value that was put, while it lasts.
func (c Cache) Get(key string) (any, bool) {
	if live := c.s.liveCache(false); live != nil {
		return live.Get(key)
	}
	return nil, false
}

// Put remembers a value for a time. Without a positive one it does nothing.
func (c Cache) Put(key string, value any, ttl time.Duration) {
	if ttl > 0 {
		c.s.liveCache(true).Set(key, value, ttl)
	}
}

// Drop forgets a value.
func (c Cache) Drop(key string) {
	if live := c.s.liveCache(false); live != nil {
		live.Delete(key)
	}
}

// liveCache is the cache, made when first needed. It has no janitor, so no
// goroutine outlives the sandbox; sweeps drop it now and then.
func (s *Sandbox) liveCache(create bool) *cache.Cache {
	s.cacheMu.Lock()
	defer s.cacheMu.Unlock()
	if s.cache == nil && create {
		s.cache = cache.New(cache.NoExpiration, 0)
	}
	return s.cache
}

// cacheDrop forgets everything. The sandbox's lock is held.
func (s *Sandbox) cacheDrop() {
	s.cacheMu.Lock()
	defer s.cacheMu.Unlock()
	s.cache, s.swept = nil, 0
}

// cacheShrink is told how many rows a sweep removed. The sandbox's lock is
// held.
func (s *Sandbox) cacheShrink(removed int) {
	s.swept += removed
	live := s.liveCache(false)
	if live != nil && s.swept >= max(shrinkAfter, live.ItemCount()) {
		s.cacheDrop()
	}
}
