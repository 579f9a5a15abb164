package outgoing

import (
	"fmt"
	"io"
)

// errTooLarge says that an answer is larger than a call may read.
var errTooLarge = fmt.Errorf("the answer is larger than %d bytes", MaxBody)

// boundedBody fails where a body goes on beyond the limit.
type boundedBody struct {
	io.ReadCloser
	left int64
}

func (b *boundedBody) Read(p []byte) (int, error) {
	if int64(len(p)) > b.left+1 {
		p = p[:b.left+1]
	}
	n, err := b.ReadCloser.Read(p)
	b.left -= int64(n)
	if b.left < 0 {
		return n, errTooLarge
	}
	return n, err
}
