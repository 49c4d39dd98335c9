package fetch

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"net/http"
	"time"
)

// A Poster sends messages to web addresses. What holds for pages that are
// fetched holds for addresses that are sent to: only public ones, unless the
// caller says that one may lie inside; no redirect is followed, since what was
// signed for one address is not for another.
type Poster struct{ public, local *http.Client }

// postTime is how long sending a message may take.
const postTime = 15 * time.Second

// NewPoster makes a poster.
func NewPoster() *Poster {
	o := Options{Timeout: postTime}.withDefaults()
	return &Poster{client(guarded(), o), client(unguarded(), o)}
}

// Post sends a body once. The answer's number is given with an error where it
// is no success; an address that may not be sent to is ErrAddress.
func (p *Poster) Post(ctx context.Context, address string, header http.Header, body []byte, local bool) (status int, err error) {
	at, err := pageURL(address)
	if err != nil {
		return 0, err
	}
	ctx, cancel := context.WithTimeout(ctx, postTime)
	defer cancel()
	request, err := http.NewRequestWithContext(ctx, http.MethodPost, at.String(), bytes.NewReader(body))
	if err != nil {
		return 0, ErrAddress
	}
	request.Header = header.Clone()
	request.Header.Set("User-Agent", DefaultAgent)
	sender := p.public
	if local {
		sender = p.local
	}
	answer, err := sender.Do(request)
	if err != nil {
		return 0, reason(err)
	}
	defer answer.Body.Close()
	io.Copy(io.Discard, io.LimitReader(answer.Body, 64<<10)) // so that the connection can be used again
	if answer.StatusCode < 200 || answer.StatusCode > 299 {
		return answer.StatusCode, fmt.Errorf("%w: %d %s", ErrAnswer, answer.StatusCode, http.StatusText(answer.StatusCode))
	}
	return answer.StatusCode, nil
}

// Close ends the connections that are kept open.
func (p *Poster) Close() {
	p.public.CloseIdleConnections()
	p.local.CloseIdleConnections()
}
