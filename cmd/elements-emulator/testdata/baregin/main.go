// Command baregin is what the emulator's cost is measured by: a gin server
// with as many routes that answers with bodies of the size it is asked for.
package main

import (
	"fmt"
	"log"
	"net/http"
	"os"
	"strconv"
	"strings"

	"github.com/gin-gonic/gin"
)

const operations = 262

type answer struct {
	Text string `json:"text"`
}

// sized answers JSON of a size in bytes.
func sized(c *gin.Context) {
	size, err := strconv.Atoi(c.Param("size"))
	if err != nil || size < len(`{"text":""}`) {
		c.Status(http.StatusBadRequest)
		return
	}
	c.JSON(http.StatusOK, answer{Text: strings.Repeat("x", size-len(`{"text":""}`))})
}

func main() {
	gin.SetMode(gin.ReleaseMode)
	engine := gin.New()
	engine.Any("/sized/:size", sized)
	for i := range operations {
		engine.GET(fmt.Sprintf("/api/rest/resource%d/:id", i), sized)
	}
	log.Fatal(http.ListenAndServe(os.Args[1], engine))
}
