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
	for time.Since(began) < 5*time.Minute {
		answer, err := client.Get(p.url + path)
		if err != nil {
			if time.Since(began) > time.Second { // one that takes so long is not measured
				time.Sleep(100 * time.Millisecond)
			}
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

// calling is a call that is made again and again.
type calling struct {
	server       *measured
	method, path string
	secret       string
	body         any
}

func (c calling) call(b *testing.B) int {
	return c.server.call(b, c.method, c.path, c.secret, c.body, nil)
}

// each is the processor time of one of n calls.
func (c calling) each(b *testing.B, n int) time.Duration {
	before := c.server.cpu(b)
	for range n {
		c.call(b)
	}
	return (c.server.cpu(b) - before) / time.Duration(n)
}

// compare makes two calls in turns, so that what disturbs the machine disturbs
// both, and reports the medians of the first one's processor time and of its
// ratio to the other's.
func compare(b *testing.B, name string, mine, theirs calling) {
	const rounds, calls = 21, 500
	var costs []time.Duration
	var ratios []float64
	for range rounds {
		cost := mine.each(b, calls)
		costs, ratios = append(costs, cost), append(ratios, float64(cost)/float64(theirs.each(b, calls)))
	}
	slices.Sort(costs)
	slices.Sort(ratios)
	b.ReportMetric(ratios[rounds/2], name+"-ratio")
	b.ReportMetric(float64(costs[rounds/2].Nanoseconds())/1000, name+"-us")
}

// benchmarked are the calls whose costs are reported.
func benchmarked(server *measured, secret string) map[string]calling {
	return map[string]calling{
		"me":   {server: server, method: "GET", path: "/api/rest/user/me", secret: secret},
		"mock": {server: server, method: "POST", path: "/api/rest/mock_session", secret: secret, body: map[string]int{}},
		"page": {server: server, method: "GET", path: "/api/rest/user?count=20", secret: secret},
	}
}

// BenchmarkAgainstGin reports ratios to the bare server, which gets the same
// headers and answers as many bytes. One run is a measurement of its own: use
// -benchtime 1x.
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
	for range 20 { // a whole page of users
		benchmarked(e, secret)["mock"].call(b)
	}
	for name, mine := range benchmarked(e, secret) {
		theirs := mine
		theirs.server, theirs.path = g, "/sized/"+strconv.Itoa(mine.call(b))
		compare(b, name, mine, theirs)
	}
}

// BenchmarkCrowded reports what calls cost with 1,000,000 live mock sessions,
// and the ratios to their costs with 1,000. Use -benchtime 1x.
func BenchmarkCrowded(b *testing.B) {
	file := buildFor(b, "crowded", "./testdata/crowded")
	start := func(live string) map[string]calling {
		p := launch(b, "/api/rest/health", func(address string) []string { return []string{address, live} }, file)
		return benchmarked(p, p.root(b))
	}
	many, few := start("1000000"), start("1000")
	for name := range many {
		compare(b, name, many[name], few[name])
	}
}
