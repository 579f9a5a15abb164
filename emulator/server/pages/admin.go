package pages

import (
	"errors"
	"html"
	"io"
	"io/fs"
	"mime"
	"net/http"
	"os"
	"path"

	"github.com/NamazuStudios/elements-emulator/emulator/engine/rest"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/wire"
)

// adminConfig says where the API is (docs.30).
type adminConfig struct {
	API struct {
		URL string `json:"url"`
	} `json:"api"`
}

func adminIndex(c *rest.Call, _ rest.None) (rest.Response, error) { return adminApp(c) }

// adminFile is a file of the admin UI. What is no file is its index: it finds
// its way by the path itself (28, admin).
func adminFile(c *rest.Call, in fileIn) (rest.Response, error) {
	if in.File == "config.json" {
		var config adminConfig
		config.API.URL = c.BaseURL() + rest.Root
		data, err := wire.Encode(config)
		return rest.Response{Status: http.StatusOK, ContentType: jsonType, Body: data}, err
	}
	if c.Settings.AdminUI == "" {
		return adminApp(c)
	}
	data, err := adminUI(c.Settings.AdminUI, in.File)
	if errors.Is(err, fs.ErrNotExist) || errors.Is(err, fs.ErrInvalid) {
		return adminApp(c)
	}
	if err != nil {
		return rest.Response{}, rest.NotFound("%s can't be read.", in.File).Because(err).In(rest.HTML)
	}
	mediaType := mime.TypeByExtension(path.Ext(in.File))
	if mediaType == "" {
		mediaType = "application/octet-stream"
	}
	return rest.Response{Status: http.StatusOK, ContentType: mediaType, Header: adminHeader(), Body: data}, nil
}

// adminApp is the index of the admin UI, or a page that says how to have one.
func adminApp(c *rest.Call) (rest.Response, error) {
	if c.Settings.AdminUI == "" {
		return page(http.StatusOK, "No admin UI", "<h1>No admin UI</h1>\n<p>The admin UI of Elements is no part of the emulator. "+
			"With a build of it, start the emulator with <code>--admin-ui DIR</code>, where DIR holds its index.html; it finds this server by itself.</p>\n"+
			`<p><a href="`+html.EscapeString(c.BaseURL())+`/">Where things are</a></p>`+"\n"), nil
	}
	data, err := adminUI(c.Settings.AdminUI, "index.html")
	if err != nil {
		return rest.Response{}, rest.NotFound("The folder of --admin-ui has no index.html that can be read.").Because(err).In(rest.HTML)
	}
	return rest.Response{Status: http.StatusOK, ContentType: htmlType, Header: adminHeader(), Body: data}, nil
}

// adminHeader lets the scripts of the admin UI run: whoever starts the emulator
// chose them.
func adminHeader() http.Header {
	return http.Header{"Content-Security-Policy": {"frame-ancestors 'none'; object-src 'none'"}, "X-Content-Type-Options": {"nosniff"}}
}

// maxFile is the size in bytes above which a file is not served.
const maxFile = 64 << 20

// adminUI reads a regular file below a folder, which no link leads out of.
func adminUI(folder, name string) ([]byte, error) {
	if !fs.ValidPath(name) {
		return nil, fs.ErrInvalid
	}
	root, err := os.OpenRoot(folder)
	if err != nil {
		return nil, err
	}
	defer root.Close()
	info, err := root.Stat(name)
	switch {
	case err != nil:
		return nil, err
	case !info.Mode().IsRegular():
		return nil, fs.ErrNotExist
	case info.Size() > maxFile:
		return nil, fs.ErrPermission
	}
	file, err := root.Open(name)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	return io.ReadAll(io.LimitReader(file, maxFile))
}
