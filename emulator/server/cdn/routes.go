package cdn

import (
	"fmt"
	"mime"
	"net/http"
	"path"
	"strconv"
	"time"

	"github.com/NamazuStudios/elements-emulator/emulator/core/application"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/rest"
)

// Routes are the routes of published versions, of their files, and of the git
// repositories, which are not there.
func Routes() []rest.Route {
	return append([]rest.Route{
		rest.Get("/deployment/{applicationId}", rest.Superuser, list, rest.Quiet),
		rest.Get("/deployment/{applicationId}/{deploymentId}", rest.Superuser, get, rest.Quiet),
		rest.Get("/deployment/{applicationId}/current", rest.Unprivileged, current),
		rest.Post("/deployment/{applicationId}", rest.Superuser, post, rest.Quiet),
		rest.Put("/deployment/{applicationId}/{version}", rest.Superuser, put, rest.Quiet),
		rest.Delete("/deployment/{applicationId}/{deploymentId}", rest.Superuser, remove, rest.Quiet),
		rest.Get("/static/app/{applicationNameOrId}/{file...}", rest.Unprivileged, file, rest.At("/cdn"), rest.Produces("application/octet-stream"),
			rest.Named("getStaticFile", "A file of a published version.")),
		rest.Get("/static/app/{applicationNameOrId}", rest.Unprivileged, noFile, rest.At("/cdn"),
			rest.Named("getNoStaticFile", "Not found: there is no file name.")),
	}, gitRoutes()...)
}

type applicationIn struct {
	Application string `path:"applicationId"`
}

// all is the fixed page of the list (28, deployment).
var all = rest.LaxPaging{Count: 100}

func list(c *rest.Call, in applicationIn) (rest.Page[Deployment], error) {
	app, err := application.Find(c.Tx, in.Application)
	if err != nil {
		return rest.Page[Deployment]{}, err
	}
	return rest.PageOf(c, all, byApplication.Each(c.Tx, app.ID), nil, view(c))
}

func current(c *rest.Call, in applicationIn) (Deployment, error) {
	app, err := application.Find(c.Tx, in.Application)
	if err != nil {
		return Deployment{}, err
	}
	return rest.Show(view(c))(Current(c.Tx, app.ID))
}

type idIn struct {
	applicationIn
	ID string `path:"deploymentId"`
}

// get answers 204 where there is no such version (cdn_deployment.6).
func get(c *rest.Call, in idIn) (*Deployment, error) {
	app, err := application.Find(c.Tx, in.Application)
	if err != nil {
		return nil, err
	}
	row, err := Find(c.Tx, app.ID, in.ID)
	if err != nil || row == nil {
		if err == nil {
			c.Defect("cdn_deployment.6")
		}
		return nil, err
	}
	d := row.View(c.Tx)
	return &d, nil
}

type postIn struct {
	applicationIn
	Body *CreateRequest `body:"plain"`
}

func post(c *rest.Call, in postIn) (Deployment, error) {
	app, err := application.FindLive(c.Tx, in.Application)
	if err != nil {
		return Deployment{}, err
	}
	if in.Body == nil {
		return Deployment{}, rest.Unknown("The body is null.").By("cdn_deployment.8")
	}
	if _, err := Create(c.Tx, app, in.Body); err != nil {
		return Deployment{}, err
	}
	c.Tx.Commit()
	return Deployment{}, unpublished(app)
}

type putIn struct {
	applicationIn
	Version string         `path:"version"`
	Body    *UpdateRequest `body:"plain"`
}

func put(c *rest.Call, in putIn) (Deployment, error) {
	app, err := application.FindLive(c.Tx, in.Application)
	if err != nil {
		return Deployment{}, err
	}
	if in.Body == nil {
		return Deployment{}, rest.Unknown("The body is null.").By("cdn_deployment.8")
	}
	if err := Update(c.Tx, app, in.Version, in.Body); err != nil {
		return Deployment{}, err
	}
	c.Tx.Commit()
	return Deployment{}, unpublished(app)
}

func remove(c *rest.Call, in idIn) (rest.None, error) {
	app, err := application.Find(c.Tx, in.Application)
	if err != nil {
		return rest.None{}, err
	}
	return rest.None{}, Delete(c.Tx, app.ID, in.ID)
}

func view(c *rest.Call) func(*Row) Deployment {
	return func(r *Row) Deployment { return r.View(c.Tx) }
}

type fileIn struct {
	Application string `path:"applicationNameOrId"`
	File        string `path:"file"`
}

// file is a file of a published version (cdn.21 to cdn.24).
func file(c *rest.Call, in fileIn) (rest.Response, error) {
	text, modified, ok := File(c.Tx, in.Application, in.File)
	if !ok {
		return notFound, nil
	}
	h := http.Header{}
	h.Set("ETag", `"`+strconv.FormatInt(modified, 16)+"-"+strconv.FormatInt(int64(len(text)), 16)+`"`)
	h.Set("Cache-Control", fmt.Sprintf("public, max-age=%d, must-revalidate", int(c.Settings.CDNMaxAge.Seconds())))
	h.Set("Content-Security-Policy", "sandbox") // a page among the files must not act for who looks at it
	h.Set("X-Content-Type-Options", "nosniff")
	if c.Request.Header.Get("If-None-Match") == h.Get("ETag") {
		return rest.Response{Status: http.StatusNotModified, Header: h}, nil
	}
	h.Set("Last-Modified", time.UnixMilli(modified).UTC().Format(http.TimeFormat))
	mediaType := mime.TypeByExtension(path.Ext(in.File))
	if mediaType == "" {
		mediaType = "application/octet-stream"
	}
	return rest.Response{Status: http.StatusOK, ContentType: mediaType, Header: h, Body: []byte(text)}, nil
}

// notFound is a 404 without a body, as the servlet of these files answers.
var notFound = rest.Response{Status: http.StatusNotFound}

type noFileIn struct {
	Application string `path:"applicationNameOrId"`
}

func noFile(*rest.Call, noFileIn) (rest.Response, error) { return notFound, nil }
