package rest

import (
	"bufio"
	"iter"
	"net/http"
	"strings"
)

// CSVType is the media type of tables.
const CSVType = "text/csv"

// Tabulation is a table in CSV that is written row by row, so that its size
// does not matter: every value in quotation marks, lines that end with a line
// feed, and a header only where there are rows (progress.17, progress.18,
// rank.23). The rows are read until the client is gone.
func Tabulation(columns []string, rows iter.Seq[[]string]) Stream {
	return func(w http.ResponseWriter) {
		w.Header().Set("Content-Type", CSVType)
		out := bufio.NewWriterSize(w, 32<<10)
		first := true
		for row := range rows {
			if first {
				writeRow(out, columns)
				first = false
			}
			if writeRow(out, row) != nil {
				return // nobody reads any more
			}
		}
		_ = out.Flush() // a client that is gone is no error of ours
	}
}

func writeRow(out *bufio.Writer, values []string) error {
	for i, v := range values {
		if i > 0 {
			_ = out.WriteByte(',')
		}
		_ = out.WriteByte('"')
		_, _ = out.WriteString(strings.ReplaceAll(v, `"`, `""`))
		_ = out.WriteByte('"')
	}
	return out.WriteByte('\n') // the writer remembers earlier errors
}
