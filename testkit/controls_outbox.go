package testkit

import (
	"context"
	"net/http"
	"net/url"
)

// Outbox are the mails and pushes that a real server would have sent to a
// recipient, or to anybody where it is empty, oldest first.
func (c *Controls) Outbox(ctx context.Context, to string) ([]Message, error) {
	var box struct {
		Messages []Message `json:"messages"`
	}
	err := c.call(ctx, http.MethodGet, "/outbox?"+url.Values{"to": {to}}.Encode(), nil, &box)
	return box.Messages, err
}

// ClearOutbox forgets all messages.
func (c *Controls) ClearOutbox(ctx context.Context) error {
	return c.call(ctx, http.MethodDelete, "/outbox", nil, nil)
}

// SetMail says whether mails are kept in the outbox, or fail as on a server
// without SMTP.
func (c *Controls) SetMail(ctx context.Context, mode MailMode) error {
	return c.call(ctx, http.MethodPut, "/outbox/mail", map[string]any{"mode": mode}, nil)
}
