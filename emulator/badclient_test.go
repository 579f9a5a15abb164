package emulator_test

import (
	"bufio"
	"fmt"
	"io"
	"net"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/NamazuStudios/elements-emulator/emulator"
	"github.com/NamazuStudios/elements-emulator/emulator/apitest/whole"
)

// patience is after how long a test gives up on an answer that should come at
// once.
const patience = 20 * time.Second

// rawClient is a client that sends what it wants, when it wants.
type rawClient struct {
	t *testing.T
	net.Conn
}

func dial(t *testing.T, e *emulator.Emulator) rawClient {
	t.Helper()
	conn, err := net.Dial("tcp", strings.TrimPrefix(e.URL(), "http://"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = conn.Close() })
	if err := conn.SetDeadline(time.Now().Add(patience)); err != nil {
		t.Fatal(err)
	}
	return rawClient{t, conn}
}

func (c rawClient) send(text string) {
	c.t.Helper()
	if _, err := io.WriteString(c, text); err != nil {
		c.t.Fatal(err)
	}
}

// answer reads an answer to its end.
func (c rawClient) answer() (int, string) {
	c.t.Helper()
	res, err := http.ReadResponse(bufio.NewReader(c), nil)
	if err != nil {
		c.t.Fatal(err)
	}
	defer func() { _ = res.Body.Close() }()
	body, err := io.ReadAll(res.Body)
	if err != nil {
		c.t.Fatal(err)
	}
	return res.StatusCode, string(body)
}

// signUp is a sign-up as it goes over the wire: head and body.
func signUp(name string) (head, body string) {
	body = `{"name":"` + name + `","password":"pw"}`
	head = fmt.Sprintf("POST /api/rest/signup HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n", len(body))
	return head, body
}

// busy makes calls of others, that read and that write.
func busy(t *testing.T, e *emulator.Emulator, root string) {
	t.Helper()
	for method, path := range map[string]string{http.MethodPost: "/mock_session", http.MethodGet: "/user"} {
		body := ""
		if method == http.MethodPost {
			body = "{}"
		}
		if status, text := do(t, e, root, method, path, body); status != http.StatusOK {
			t.Errorf("%s %s: %d %s", method, path, status, text)
		}
	}
	if _, err := e.Sandbox().Advance(time.Millisecond); err != nil {
		t.Error(err)
	}
}

// A client that sends byte by byte holds no lock: all others go on between
// its bytes, and in the end it gets its answer.
func TestSlowSender(t *testing.T) {
	t.Parallel()
	e := whole.Start(t, emulator.Options{})
	root := superuser(t, e)
	slow := dial(t, e)
	head, body := signUp("ann")
	for i, b := range []byte(head + body) {
		slow.send(string(b))
		if i%40 == 0 || i >= len(head)+len(body)-2 {
			busy(t, e, root)
		}
	}
	if status, text := slow.answer(); status != http.StatusOK || !strings.Contains(text, `"ann"`) {
		t.Errorf("got %d %s", status, text)
	}
}

// A client that goes away in the middle changes nothing, wherever it stops.
func TestClientThatGoesAway(t *testing.T) {
	t.Parallel()
	e := whole.Start(t, emulator.Options{})
	root := superuser(t, e)
	head, body := signUp("ann")
	all := head + body
	for _, stop := range []int{0, 1, len(head) / 2, len(head), len(head) + 1, len(all) - 1} {
		gone := dial(t, e)
		gone.send(all[:stop])
		if err := gone.Close(); err != nil {
			t.Fatal(err)
		}
		busy(t, e, root)
	}
	if status, text := do(t, e, root, http.MethodGet, "/user/ann", ""); status != http.StatusNotFound {
		t.Errorf("the user was made: %d %s", status, text)
	}
}

// A body that ends before its announced length is refused, and nothing is
// done with what came.
func TestBodyCutShort(t *testing.T) {
	t.Parallel()
	e := whole.Start(t, emulator.Options{})
	root := superuser(t, e)
	head, body := signUp("ann")
	c := dial(t, e)
	c.send(strings.Replace(head, "Content-Length: ", "Content-Length: 1", 1) + body)
	if err := c.Conn.(*net.TCPConn).CloseWrite(); err != nil {
		t.Fatal(err)
	}
	if status, text := c.answer(); status != http.StatusBadRequest || !strings.Contains(text, `"message":"The body`) {
		t.Errorf("got %d %s", status, text)
	}
	if status, text := do(t, e, root, http.MethodGet, "/user/ann", ""); status != http.StatusNotFound {
		t.Errorf("the user was made: %d %s", status, text)
	}
}

// A client that does not read its answer holds no lock either. The answer is
// larger than what the network holds for it.
func TestSlowReader(t *testing.T) {
	t.Parallel()
	e := whole.Start(t, emulator.Options{})
	root := superuser(t, e)
	status, text := do(t, e, root, http.MethodPost, "/application", `{"name":"chess","description":"`+strings.Repeat("x", 15<<20)+`"}`)
	if status != http.StatusOK {
		t.Fatalf("%d %.300s", status, text)
	}
	slow := dial(t, e)
	slow.send("GET /api/rest/application/chess HTTP/1.1\r\nHost: x\r\nElements-SessionSecret: " + root + "\r\n\r\n")
	one := make([]byte, 1) // it has begun
	if _, err := slow.Read(one); err != nil {
		t.Fatal(err)
	}
	busy(t, e, root)
	if n, err := io.Copy(io.Discard, io.LimitReader(slow, 15<<20)); err != nil || n != 15<<20 {
		t.Errorf("%d bytes came, %v", n, err)
	}
}
