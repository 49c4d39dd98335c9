package fetch

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"mime"
	"net"
	"net/http"
	"net/url"
	"os"
	"strings"
	"time"

	"code.dny.dev/ssrf"
	"github.com/andybalholm/brotli"
	"github.com/klauspost/compress/flate"
	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/zlib"
)

// guarded is a dialer that connects to public addresses on web ports only.
// The check is made on the address that is dialled, after names are resolved,
// so a name that changes its mind gains nothing.
func guarded() *net.Dialer {
	d := unguarded()
	d.Control = ssrf.New(ssrf.WithPorts(80, 443, 8080, 8443)).Safe
	return d
}

func unguarded() *net.Dialer {
	return &net.Dialer{Timeout: 20 * time.Second, KeepAlive: 30 * time.Second}
}

// client makes an HTTP client that follows no redirect by itself, keeps no
// cookie and asks no proxy, which would dial in its stead.
func client(d *net.Dialer, o Options) *http.Client {
	return &http.Client{
		Transport: &http.Transport{
			DialContext:            d.DialContext,
			ForceAttemptHTTP2:      true,
			DisableCompression:     true, // the limits count bytes before and after
			MaxIdleConns:           64,
			MaxIdleConnsPerHost:    1,
			IdleConnTimeout:        30 * time.Second,
			TLSHandshakeTimeout:    20 * time.Second,
			ResponseHeaderTimeout:  o.Timeout,
			MaxResponseHeaderBytes: 256 << 10,
		},
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
	}
}

// A response is an open answer; dropping it gives the site's turn back.
type response struct {
	*http.Response
	at     time.Time
	cancel context.CancelFunc
	done   func()
}

// drop closes an answer without reading more of it.
func (r *response) drop() {
	if r.done == nil {
		return
	}
	r.Body.Close()
	r.cancel()
	r.done()
	r.done = nil
}

// send makes one request in the site's turn.
func (c *Client) send(ctx context.Context, at *url.URL, r Request) (*response, error) {
	done, err := c.sites.turn(ctx, at.Host, c.options.MaxWait)
	if err != nil {
		return nil, err
	}
	ctx, cancel := context.WithTimeout(ctx, c.options.Timeout)
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, at.String(), nil)
	if err != nil {
		cancel()
		done()
		return nil, ErrAddress
	}
	request.Header.Set("User-Agent", c.options.Agent)
	request.Header.Set("Accept", "text/html,application/xhtml+xml,application/rss+xml,application/atom+xml,application/feed+json,application/xml;q=0.9,text/plain;q=0.8,*/*;q=0.1")
	request.Header.Set("Accept-Encoding", "gzip, br")
	if r.ETag != "" {
		request.Header.Set("If-None-Match", r.ETag)
	}
	if r.LastModified != "" {
		request.Header.Set("If-Modified-Since", r.LastModified)
	}
	asker := c.public
	if r.Local {
		asker = c.local
	}
	now := time.Now()
	answer, err := asker.Do(request)
	if err != nil {
		cancel()
		done()
		return nil, reason(err)
	}
	return &response{answer, now, cancel, done}, nil
}

// reason turns an error of the network into one of this package's.
func reason(err error) error {
	var dns *net.DNSError
	switch {
	case err == nil:
		return nil
	case errors.Is(err, ErrTooLarge), errors.Is(err, ErrEncoding):
		return err
	case errors.Is(err, context.Canceled):
		return err
	case errors.Is(err, ssrf.ErrProhibitedIP), errors.Is(err, ssrf.ErrProhibitedPort), errors.Is(err, ssrf.ErrProhibitedNetwork), errors.Is(err, ssrf.ErrInvalidHostPort):
		return fmt.Errorf("%w: it lies inside a private network or on another port than the web's", ErrAddress)
	case errors.Is(err, context.DeadlineExceeded), errors.Is(err, os.ErrDeadlineExceeded):
		return ErrTimeout
	case errors.As(err, &dns):
		return fmt.Errorf("%w: no such host", ErrUnreachable)
	}
	var broken *url.Error
	if errors.As(err, &broken) {
		err = broken.Err
	}
	return fmt.Errorf("%w: %w", ErrUnreachable, err)
}

// A StatusError is an answer that is no page, with its number.
type StatusError struct {
	Code int
	Err  error
}

func (e *StatusError) Error() string {
	return fmt.Sprintf("%v: %d %s", e.Err, e.Code, http.StatusText(e.Code))
}

// Unwrap gives the reason.
func (e *StatusError) Unwrap() error { return e.Err }

// Code is the number of the answer behind an error of Get; 0 for none.
func Code(err error) int {
	var status *StatusError
	if errors.As(err, &status) {
		return status.Code
	}
	return 0
}

// status says what an answer's number means when it is no page.
func status(r *response) error {
	switch s := r.StatusCode; {
	case s == http.StatusOK || s == http.StatusNonAuthoritativeInfo:
		return nil
	case s == http.StatusUnauthorized || s == http.StatusPaymentRequired || s == http.StatusForbidden || s == http.StatusUnavailableForLegalReasons:
		return &StatusError{s, ErrForbidden}
	case s == http.StatusNotFound || s == http.StatusGone:
		return &StatusError{s, ErrGone}
	case s == http.StatusTooManyRequests || s == http.StatusServiceUnavailable:
		return &StatusError{s, ErrBusy}
	case s >= 500:
		return &StatusError{s, ErrServer}
	default:
		return &StatusError{s, ErrAnswer}
	}
}

// textual reports whether a media type can be a page's or a feed's; a server
// that says nothing is given the benefit of the doubt.
func textual(stated string) bool {
	media, _, err := mime.ParseMediaType(stated)
	if err != nil {
		media, _, _ = strings.Cut(strings.ToLower(strings.TrimSpace(stated)), ";")
	}
	return media == "" || strings.HasPrefix(media, "text/") || strings.HasSuffix(media, "xml") || strings.HasSuffix(media, "json") ||
		media == "application/xhtml+xml" || media == "application/gzip" || media == "application/x-gzip" || media == "application/octet-stream"
}

// A limited reader fails when more comes than may.
type limited struct {
	in   io.Reader
	left int64
}

func (l *limited) Read(p []byte) (int, error) {
	if l.left < 0 {
		return 0, ErrTooLarge
	}
	if int64(len(p)) > l.left+1 {
		p = p[:l.left+1]
	}
	n, err := l.in.Read(p)
	if l.left -= int64(n); l.left < 0 {
		return n, ErrTooLarge
	}
	return n, err
}

// decoder undoes Content-Encoding. A body that is said to be gzip'd and is
// not is taken as it stands.
func decoder(in io.Reader, encoding string) (io.Reader, error) {
	buffered := bufio.NewReader(in)
	var out io.Reader
	var err error
	switch strings.ToLower(strings.TrimSpace(encoding)) {
	case "", "identity":
		return buffered, nil
	case "gzip", "x-gzip":
		head, _ := buffered.Peek(2)
		if string(head) != "\x1f\x8b" {
			return buffered, nil
		}
		out, err = gzip.NewReader(buffered)
	case "deflate":
		head, _ := buffered.Peek(2)
		if len(head) == 2 && head[0]&0x0f == 8 && (int(head[0])<<8|int(head[1]))%31 == 0 {
			out, err = zlib.NewReader(buffered)
		} else {
			out = flate.NewReader(buffered)
		}
	case "br":
		out = brotli.NewReader(buffered)
	default:
		return nil, fmt.Errorf("%w: unknown encoding %q", ErrEncoding, encoding)
	}
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrEncoding, err)
	}
	return &decoding{out}, nil
}

// A decoding reader names its errors, but for those of what it reads from.
type decoding struct{ in io.Reader }

func (d *decoding) Read(p []byte) (int, error) {
	n, err := d.in.Read(p)
	var network net.Error
	if err == nil || err == io.EOF || errors.Is(err, ErrTooLarge) || errors.As(err, &network) || errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded) {
		return n, err
	}
	return n, fmt.Errorf("%w: %w", ErrEncoding, err)
}
