package rest

import (
	"sync"

	"github.com/gin-gonic/gin"
)

// ginMode is held while gin's mode, which is the whole process's, is not what
// it was found to be.
var ginMode sync.Mutex

// quietly registers routes with gin, which prints each of them where an
// embedder left it in its debug mode. Afterwards the mode is as before.
func quietly(register func()) {
	ginMode.Lock()
	defer ginMode.Unlock()
	mode := gin.Mode()
	if mode != gin.DebugMode {
		register()
		return
	}
	gin.SetMode(gin.ReleaseMode)
	defer gin.SetMode(mode)
	register()
}
