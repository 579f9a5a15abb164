// Command crowded serves an emulator with many live mock sessions, which would
// take minutes to make over the network.
package main

import (
	"fmt"
	"log"
	"net/http"
	"net/http/httptest"
	"os"
	"strconv"
	"strings"

	"github.com/gin-gonic/gin"

	"github.com/NamazuStudios/elements-emulator/emulator"
)

func main() {
	gin.SetMode(gin.ReleaseMode)
	live, err := strconv.Atoi(os.Args[2])
	if err != nil {
		log.Fatal(err)
	}
	e, err := emulator.New(emulator.Options{Listen: os.Args[1]})
	if err != nil {
		log.Fatal(err)
	}
	secret := post(e, "session", "", `{"userId":"root","password":"example"}`)
	for range live {
		post(e, "mock_session", secret, `{"lifetimeInSeconds":86400}`)
	}
	if err := e.Start(); err != nil {
		log.Fatal(err)
	}
	select {} // until it is killed
}

// post makes a session and gives its secret.
func post(e *emulator.Emulator, path, secret, body string) string {
	r := httptest.NewRequest(http.MethodPost, "/api/rest/"+path, strings.NewReader(body))
	r.Header.Set("Content-Type", "application/json")
	if secret != "" {
		r.Header.Set("Elements-SessionSecret", secret)
	}
	w := httptest.NewRecorder()
	e.ServeHTTP(w, r)
	_, rest, found := strings.Cut(w.Body.String(), `"sessionSecret":"`)
	if !found {
		log.Fatal(fmt.Sprint("no session: ", w.Code, " ", w.Body))
	}
	return rest[:64]
}
