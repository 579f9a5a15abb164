package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"
)

// The benchmarks measure the built command as a process against a bare gin
// server built the same way, in the same run: go test -bench . -run xxx
// ./cmd/elements-emulator

// measured is a server under measurement.
type measured struct {
	url   string
	cmd   *exec.Cmd
	ready time.Duration // from its start to the first 200
}

// buildFor builds a command as the image has it.
func buildFor(b *testing.B, name, pkg string) string {
	b.Helper()
	file := filepath.Join(b.TempDir(), name)
	build := exec.Command("go", "build", "-trimpath", "-tags", "nomsgpack", "-ldflags", "-s -w", "-o", file, pkg)
	build.Env = append(os.Environ(), "CGO_ENABLED=0")
	if out, err := build.CombinedOutput(); err != nil {
		b.Fatalf("build %s: %v\n%s", pkg, err, out)
	}
	return file
}

// launch starts a server and waits for its first 200.
func launch(b *testing.B, path string, args func(address string) []string, file string) *measured {
	b.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		b.Fatal(err)
	}
	address := listener.Addr().String()
	listener.Close()
	p := &measured{url: "http://" + address, cmd: exec.Command(file, args(address)...)}
	began := time.Now()
	if err := p.cmd.Start(); err != nil {
		b.Fatal(err)
	}
	b.Cleanup(p.end)
	client := &http.Client{Transport: &http.Transport{DisableKeepAlives: true}}
	for time.Since(began) < 10*time.Second {
		answer, err := client.Get(p.url + path)
		if err != nil {
			continue
		}
		answer.Body.Close()
		if answer.StatusCode == http.StatusOK {
			p.ready = time.Since(began)
			return p
		}
	}
	b.Fatalf("%s did not answer", file)
	return nil
}

func (p *measured) end() {
	_ = p.cmd.Process.Kill()
	_ = p.cmd.Wait()
}

// cpu is the processor time that the process has used, of all its threads, to
// the nanosecond.
func (p *measured) cpu(b *testing.B) time.Duration {
	b.Helper()
	threads, err := filepath.Glob(fmt.Sprintf("/proc/%d/task/*/schedstat", p.cmd.Process.Pid))
	if err != nil || len(threads) == 0 {
		b.Skip("no /proc with schedstat here")
	}
	var sum time.Duration
	for _, thread := range threads {
		data, err := os.ReadFile(thread)
		if err != nil {
			b.Fatal(err)
		}
		onProcessor, _, _ := strings.Cut(string(data), " ")
		ns, err := strconv.ParseInt(onProcessor, 10, 64)
		if err != nil {
			b.Fatal(err)
		}
		sum += time.Duration(ns)
	}
	return sum
}

// memory is the resident set in MiB.
func (p *measured) memory(b *testing.B) float64 {
	b.Helper()
	data, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", p.cmd.Process.Pid))
	if err != nil {
		b.Skip("no /proc here")
	}
	_, rest, _ := strings.Cut(string(data), "VmRSS:")
	kib, _ := strconv.Atoi(strings.Fields(rest)[0])
	return float64(kib) / 1024
}

func (p *measured) call(b *testing.B, method, path, secret string, body any, into any) int {
	b.Helper()
	var sent io.Reader
	if body != nil {
		data, err := json.Marshal(body)
		if err != nil {
			b.Fatal(err)
		}
		sent = bytes.NewReader(data)
	}
	req, err := http.NewRequest(method, p.url+path, sent)
	if err != nil {
		b.Fatal(err)
	}
	if body != nil {
		req.Header.Set("Content-Type", "application/json")
	}
	if secret != "" {
		req.Header.Set("Elements-SessionSecret", secret)
	}
	answer, err := http.DefaultClient.Do(req)
	if err != nil {
		b.Fatal(err)
	}
	defer answer.Body.Close()
	got, err := io.ReadAll(answer.Body)
	if err != nil || answer.StatusCode != http.StatusOK {
		b.Fatalf("%s %s: %d %s %v", method, path, answer.StatusCode, got, err)
	}
	if into != nil {
		if err := json.Unmarshal(got, into); err != nil {
			b.Fatal(err)
		}
	}
	return len(got)
}

type made struct {
	SessionSecret string `json:"sessionSecret"`
}

func (p *measured) root(b *testing.B) string {
	var m made
	p.call(b, "POST", "/api/rest/session", "", map[string]string{"userId": "root", "password": "example"}, &m)
	return m.SessionSecret
}

func emulatorArgs(address string) []string { return []string{"serve", "--listen", address} }
func bareArgs(address string) []string     { return []string{address} }

// each is the processor time of one of n calls.
func (p *measured) each(b *testing.B, n int, call func()) time.Duration {
	before := p.cpu(b)
	for range n {
		call()
	}
	return (p.cpu(b) - before) / time.Duration(n)
}

// compare calls both servers in turns, so that what disturbs the machine
// disturbs both, and gives the medians of the emulator's processor time for a
// call and of its ratio to the bare server's for the same headers and an answer of the same size.
func compare(b *testing.B, e, g *measured, method, path, secret string, body any) (time.Duration, float64) {
	const rounds, calls = 21, 500
	size := "/sized/" + strconv.Itoa(e.call(b, method, path, secret, body, nil))
	var costs []time.Duration
	var ratios []float64
	for range rounds {
		mine := e.each(b, calls, func() { e.call(b, method, path, secret, body, nil) })
		theirs := g.each(b, calls, func() { g.call(b, method, size, secret, body, nil) })
		costs, ratios = append(costs, mine), append(ratios, float64(mine)/float64(theirs))
	}
	slices.Sort(costs)
	slices.Sort(ratios)
	return costs[rounds/2], ratios[rounds/2]
}

// BenchmarkAgainstGin reports ratios to the bare server. One run is a
// measurement of its own: use -benchtime 1x.
func BenchmarkAgainstGin(b *testing.B) {
	emulator, bare := buildFor(b, "emulator", "."), buildFor(b, "baregin", "./testdata/baregin")
	var e, g *measured
	var starts []float64
	for range 21 {
		if e != nil {
			e.end()
			g.end()
		}
		e = launch(b, "/api/rest/health", emulatorArgs, emulator)
		g = launch(b, "/sized/100", bareArgs, bare)
		starts = append(starts, float64(e.ready)/float64(g.ready))
	}
	slices.Sort(starts)
	time.Sleep(time.Second) // idle
	b.ReportMetric(float64(e.ready.Microseconds())/1000, "ready-ms")
	b.ReportMetric(starts[len(starts)/2], "ready-ratio")
	b.ReportMetric(e.memory(b), "idle-MiB")

	secret := e.root(b)
	for _, c := range []struct {
		name, method, path string
		body               any
	}{
		{"me", "GET", "/api/rest/user/me", nil},
		{"mock", "POST", "/api/rest/mock_session", map[string]int{}},
		{"page", "GET", "/api/rest/user?count=20", nil},
	} {
		cost, ratio := compare(b, e, g, c.method, c.path, secret, c.body)
		b.ReportMetric(ratio, c.name+"-ratio")
		b.ReportMetric(float64(cost.Nanoseconds())/1000, c.name+"-us")
	}
}
