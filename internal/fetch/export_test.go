package fetch

import (
	"context"
	"net"
	"net/http"
)

// Through makes the client for public addresses connect by dial.
func (c *Client) Through(dial func(ctx context.Context, network, address string) (net.Conn, error)) {
	c.public.Transport.(*http.Transport).DialContext = dial
}

// Guarded is the dialer that the client for public addresses has.
var Guarded = guarded
