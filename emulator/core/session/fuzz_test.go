package session_test

import (
	"bytes"
	"encoding/json"
	"log/slog"
	"net/http"
	"strings"
	"sync"
	"testing"

	"github.com/NamazuStudios/elements-emulator/emulator"
	"github.com/NamazuStudios/elements-emulator/emulator/apitest/whole"
)

// logged is a log that is kept.
type logged struct {
	mu   sync.Mutex
	text bytes.Buffer
}

func (l *logged) Write(p []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.text.Write(p)
}

// take is what was logged since it was last asked.
func (l *logged) take() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	text := l.text.String()
	l.text.Reset()
	return text
}

// FuzzCredentials sends any credentials: the answer is in the envelope, is no
// panic, and neither it nor the log shows a secret whole.
func FuzzCredentials(f *testing.F) {
	log := &logged{}
	s := whole.New(f, emulator.Options{Seed: "credentials", Log: slog.New(slog.NewJSONHandler(log, &slog.HandlerOptions{Level: slog.LevelDebug}))})
	ann := s.SignUp("ann").Secret
	const absent = "-"
	f.Add("Bearer "+ann, absent, absent, absent)
	f.Add(absent, ann+" u"+ownerID, absent, ownerID)
	f.Add(ann, ann, ann, "")
	f.Add("Bearer Bearer", strings.ToUpper(ann), "", "\x00")
	f.Add("Basic cm9vdDpleGFtcGxl", "a.b.c", "..", "../..")
	f.Add(absent, "eyJhbGciOiJSUzUxMiJ9.eyJhdWQiOlsiZ2FtZSJdfQ.AAAA", absent, absent)
	f.Add(absent, known, "\xff\xfe", strings.Repeat("f", 24))
	for _, text := range malformed {
		f.Add(text, absent, text, absent)
		f.Add(absent, text, absent, text)
	}
	f.Fuzz(func(t *testing.T, authorization, preferred, legacy, profileID string) {
		r := whole.Request("", http.MethodGet, "/user/me", "")
		for name, value := range map[string]string{
			"Authorization": authorization, "Elements-Sessionsecret": preferred, "Socialengine-Sessionsecret": legacy, "Elements-Profileid": profileID,
		} {
			if value != absent {
				r.Header[name] = []string{value}
			}
		}
		log.take()
		got := s.Do(r)
		text := log.take()
		checkEnvelope(t, got.Status, got.Body)
		if strings.Contains(text, "panic") {
			t.Errorf("it panicked: %s", text)
		}
		for _, value := range []string{authorization, preferred, legacy} {
			for word := range strings.FieldsSeq(value) {
				if len(word) >= 32 && (strings.Contains(text, word) || strings.Contains(got.Body, word)) {
					t.Errorf("%q is shown whole: %s %s", word, got.Body, text)
				}
			}
		}
	})
}

// checkEnvelope checks that an answer is a user, or an error in the envelope.
func checkEnvelope(t *testing.T, status int, body string) {
	t.Helper()
	var got map[string]any
	if err := json.Unmarshal([]byte(body), &got); err != nil {
		if status == http.StatusRequestHeaderFieldsTooLarge { // http.12: the container's page
			return
		}
		t.Fatalf("%d %q: %v", status, body, err)
	}
	code, _ := got["code"].(string)
	if want := map[int]string{401: "UNAUTHORIZED", 403: "FORBIDDEN", 500: "UNKNOWN"}[status]; status != http.StatusOK && (want == "" || code != want) {
		t.Errorf("%d %s", status, body)
	}
	if _, isUser := got["level"]; status == http.StatusOK && !isUser {
		t.Errorf("it is no user: %s", body)
	}
}
