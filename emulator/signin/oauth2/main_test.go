package oauth2_test

import (
	"testing"

	"github.com/gin-gonic/gin"
	"go.uber.org/goleak"
)

// TestMain fails when a goroutine outlives the tests.
func TestMain(m *testing.M) {
	gin.SetMode(gin.ReleaseMode) // else gin prints every route
	goleak.VerifyTestMain(m)
}
