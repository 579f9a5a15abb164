package sandbox_test

import (
	"fmt"
	"runtime"
	"testing"
	"time"

	"github.com/NamazuStudios/elements-emulator/emulator/engine/sandbox"
)

// sizes are the tables that rows are read from and written to.
var sizes = []int{1_000, 1_000_000}

// filled is a sandbox with so many things. Each is in three indexes, and is
// due after a day.
func filled(b *testing.B, n int) (*sandbox.Sandbox, []thing) {
	b.Helper()
	s, rows := newBox(), numbered(n)
	for i := range rows {
		rows[i].Due = after(24 * 3600 * 1000)
		write(b, s, &rows[i])
	}
	return s, rows
}

// write puts a thing in a transaction of its own.
func write(b *testing.B, s *sandbox.Sandbox, row *thing) {
	if err := s.Update(func(tx *sandbox.Tx) error { return things.Put(tx, row) }); err != nil {
		b.Fatal(err)
	}
}

// heap is the size of what is reachable.
func heap() float64 {
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return float64(m.HeapAlloc)
}

func BenchmarkInsert(b *testing.B) {
	for _, n := range sizes {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			rows := numbered(n)
			before := heap()
			var s *sandbox.Sandbox
			for b.Loop() {
				s = newBox()
				for i := range rows {
					write(b, s, &rows[i])
				}
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*n), "ns/row")
			b.ReportMetric((heap()-before)/float64(n), "B/row")
			runtime.KeepAlive(s)
			runtime.KeepAlive(rows)
		})
	}
}

func BenchmarkGet(b *testing.B) {
	reads := map[string]func(tx *sandbox.Tx, row *thing) bool{
		"key":    func(tx *sandbox.Tx, row *thing) bool { _, ok := things.Get(tx, row.ID); return ok },
		"unique": func(tx *sandbox.Tx, row *thing) bool { _, ok := byName.First(tx, row.Name); return ok },
	}
	for _, n := range sizes {
		s, rows := filled(b, n)
		for name, read := range reads {
			b.Run(fmt.Sprint(name, "/", n), func(b *testing.B) {
				i := 0
				for b.Loop() {
					i = (i + 7919) % n
					_ = s.View(func(tx *sandbox.Tx) error {
						if !read(tx, &rows[i]) {
							b.Fatal("a row is missing")
						}
						return nil
					})
				}
			})
		}
	}
}

func BenchmarkUpdate(b *testing.B) {
	changes := map[string]func(row *thing, i int){
		"slide": func(row *thing, i int) { row.Due += int64(i) },
		"keys":  func(row *thing, i int) { row.Name, row.Group = fmt.Sprint(row.ID, i), fmt.Sprint(i%10) },
	}
	for _, n := range sizes {
		s, rows := filled(b, n)
		for name, change := range changes {
			b.Run(fmt.Sprint(name, "/", n), func(b *testing.B) {
				b.ReportAllocs()
				i := 0
				for b.Loop() {
					i++
					row := rows[i*7919%n]
					change(&row, i)
					write(b, s, &row)
				}
			})
		}
	}
}

func BenchmarkFork(b *testing.B) {
	s, rows := filled(b, 100_000)
	snap := s.Snapshot()
	b.Run("untouched", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			snap.Fork("fork")
		}
	})
	b.Run("and first write", func(b *testing.B) {
		b.ReportAllocs()
		i := 0
		for b.Loop() {
			i++
			row := rows[i*7919%len(rows)]
			row.Due++
			write(b, snap.Fork("fork"), &row)
		}
	})
	b.Run("10000 untouched", func(b *testing.B) {
		before := heap()
		forks := make([]*sandbox.Sandbox, 10_000)
		for b.Loop() {
			for i := range forks {
				forks[i] = snap.Fork(fmt.Sprint("fork ", i))
			}
		}
		b.ReportMetric((heap()-before)/float64(len(forks)), "B/fork")
		runtime.KeepAlive(forks)
	})
}

func BenchmarkSnapshotAndRestore(b *testing.B) {
	s, rows := filled(b, 100_000)
	snap := s.Snapshot()
	b.Run("snapshot", func(b *testing.B) {
		for b.Loop() {
			s.Snapshot()
		}
	})
	b.Run("restore", func(b *testing.B) {
		for b.Loop() {
			s.Restore(snap)
		}
	})
	b.Run("write and restore", func(b *testing.B) {
		for b.Loop() {
			write(b, s, &rows[500])
			s.Restore(snap)
		}
	})
}

func BenchmarkSweep(b *testing.B) {
	const n = 100_000
	s, rows := filled(b, n)
	due := s.Snapshot()
	for i := range rows {
		rows[i].Due++
		write(b, s, &rows[i])
	}
	for name, snap := range map[string]*sandbox.Snapshot{"due": due, "slid": s.Snapshot()} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				s.Restore(snap)
				advance(b, s, 25*3600*1000)
			}
			wantIDs(b, s)
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*n), "ns/row")
		})
	}
}

// BenchmarkCrowd lets families be due at one instant, while another goroutine
// writes: how long it waited at most beside what a family took.
func BenchmarkCrowd(b *testing.B) {
	for _, n := range []int{1_000, 10_000, 100_000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			s := families(b, n, after(1000), sandbox.NewClock(time.Time{}).Freeze(start))
			full := s.Snapshot()
			var longest time.Duration
			for b.Loop() {
				s.Restore(full)
				done := make(chan struct{})
				go func() {
					advance(b, s, 1000)
					close(done)
				}()
				longest = max(longest, waits(b, s, done))
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*n), "ns/family")
			b.ReportMetric(float64(longest.Microseconds())/1000, "ms-longest-wait")
		})
	}
}

// waits is the longest time that a small write took until it is done.
func waits(b *testing.B, s *sandbox.Sandbox, done <-chan struct{}) (longest time.Duration) {
	for {
		select {
		case <-done:
			return longest
		default:
			began := time.Now()
			write(b, s, &thing{ID: "of no family"})
			longest = max(longest, time.Since(began))
			time.Sleep(100 * time.Microsecond)
		}
	}
}
