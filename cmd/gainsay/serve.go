package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"log/slog"
	"net"
	"net/http"
	"os"
	"time"

	"github.com/gainsay-news/gainsay"
	"github.com/gainsay-news/gainsay/extract"
	"github.com/gainsay-news/gainsay/feed"
	"github.com/gainsay-news/gainsay/internal/alert"
	"github.com/gainsay-news/gainsay/internal/demo"
	"github.com/gainsay-news/gainsay/internal/fetch"
	"github.com/gainsay-news/gainsay/internal/ingest"
	"github.com/gainsay-news/gainsay/internal/starter"
	"github.com/gainsay-news/gainsay/internal/store"
	"github.com/gainsay-news/gainsay/internal/tools"
	"github.com/gainsay-news/gainsay/internal/web"
	"github.com/spf13/cobra"
)

// A server is what the command line says of the reader.
type server struct {
	data, addr string
	demo       bool
	offline    bool
	workers    int
	accounts   string // "auto", "on" or "off"
	hosts      []string
	proxied    bool
	cert, key  string // of TLS
	issuer     string // of OpenID Connect, "" for none
	client     string // our id there
	messages   string // a folder with more languages of the interface, "" for none
	log        *slog.Logger
}

func serveCommand() *cobra.Command {
	var v server
	c := &cobra.Command{
		Use:   "serve",
		Short: "Open the reader: web pages, the API and the readers of new pages in one process",
		Long: `Serve opens the reader over the record in the data folder. It listens on this
machine alone unless --addr says otherwise. It looks at the active sources as
often as the rhythm of each asks for, and asks for their pages again. With --demo it reads the shipped
collection of invented reports into a record that ends with the program.

On the machine alone, whoever is at it may do everything. Beyond it, people sign
in with the accounts that 'gainsay user' keeps, and programs use the tokens that
'gainsay token' keeps. Behind a proxy on the same machine, say --accounts on,
--proxied, and with --host the name that the proxy answers to.`,
		Example: `  gainsay serve --demo
  gainsay serve --data /srv/gainsay --addr 127.0.0.1:9000
  gainsay serve --addr :8443 --cert cert.pem --key key.pem --host news.example
  gainsay serve --accounts on --proxied --host news.example`,
		Args: arguments(cobra.NoArgs),
		RunE: func(c *cobra.Command, args []string) error {
			if v.demo && !c.Flags().Changed("data") {
				v.data = ":memory:"
			}
			if v.accounts != "auto" && v.accounts != "on" && v.accounts != "off" {
				return &usageError{fmt.Errorf("--accounts %s: it is auto, on or off", v.accounts)}
			}
			return v.run(c.Context(), c.ErrOrStderr())
		},
	}
	dataFlag(c, &v.data)
	c.Flags().StringVar(&v.addr, "addr", "127.0.0.1:8080", "the address to listen on")
	c.Flags().BoolVar(&v.demo, "demo", false, "show the shipped collection")
	c.Flags().StringVar(&v.accounts, "accounts", "auto", "on: people sign in; off: nobody does; auto: on beyond this machine")
	c.Flags().StringSliceVar(&v.hosts, "host", nil, "a name under which the server answers, beside those of this machine")
	c.Flags().BoolVar(&v.proxied, "proxied", false, "a proxy of yours stands in front: believe its X-Forwarded-For and X-Forwarded-Proto")
	c.Flags().StringVar(&v.issuer, "openid", "", "the issuer of OpenID Connect by which people sign in too; the client's secret is in GAINSAY_OPENID_SECRET")
	c.Flags().StringVar(&v.client, "openid-client", "gainsay", "the client's id there")
	c.Flags().StringVar(&v.messages, "messages", "", "a folder of files of messages (fr.json): more languages of the pages, or other words")
	c.Flags().StringVar(&v.cert, "cert", "", "the certificate of TLS, with --key")
	c.Flags().StringVar(&v.key, "key", "", "the key of TLS")
	c.MarkFlagsRequiredTogether("cert", "key")
	c.Flags().BoolVar(&v.offline, "offline", false, "look at no source and fetch nothing")
	c.Flags().IntVar(&v.workers, "workers", 0, "readers at work at once (as many as processors)")
	return c
}

// run serves until the context ends.
func (v *server) run(ctx context.Context, out io.Writer) error {
	s, err := store.Open(ctx, v.data)
	if err != nil {
		return err
	}
	defer s.Close()
	if v.demo {
		if err := ingestAll(ctx, s, ingest.Inputs{Pages: demo.Pages()}, ingest.Options{Workers: v.workers}, out); err != nil {
			return err
		}
	}
	listener, err := net.Listen("tcp", v.addr)
	if err != nil {
		return fmt.Errorf("serving: %w; choose another address with --addr", err)
	}
	v.log = slog.New(slog.NewTextHandler(out, nil))
	v.preread(ctx, s)
	client := fetch.New(fetch.Options{})
	defer client.Close()
	reader, err := web.New(web.Config{
		Store: s, Version: version(), Demo: v.demo, Log: v.log, Hosts: v.hosts, Proxied: v.proxied, Accounts: v.asksAccounts(listener.Addr()),
		OpenID: v.openID(), Messages: v.moreMessages(), Doors: doorsOf(s, client), Check: checkOver(s), Tools: tools.Handler(toolsOf(s, "http://"+listener.Addr().String())),
	})
	if err != nil {
		return err
	}
	scheme := "http"
	if v.cert != "" {
		scheme = "https"
	}
	fmt.Fprintf(out, "the reader is at %s://%s/\n", scheme, listener.Addr())
	return v.serve(ctx, reader, listener, map[string]func(context.Context) error{
		"readers": func(ctx context.Context) error {
			return ingest.Run(ctx, s, ingest.Options{Workers: v.workers, Stay: true, Yield: reader.Yield})
		},
		"reader":  reader.Run,
		"warming": func(ctx context.Context) error { return v.warm(ctx, reader) },
		"alerts":  func(ctx context.Context) error { return alert.New(s, v.log).Run(ctx) },
		"sources": func(ctx context.Context) error {
			if v.offline {
				<-ctx.Done()
				return nil
			}
			return ingest.Watch(ctx, s, client, ingest.WatchOptions{Report: func(err error) { v.log.Error("looking after the sources", "error", err) }})
		},
	})
}

// prereadTime is how long the server reads its record before it answers.
const prereadTime = 3 * time.Second

// preread has the record in memory before anybody asks. What is too large for
// that is read further while the first ask.
func (v *server) preread(ctx context.Context, s *store.Store) {
	done := make(chan struct{})
	go func() {
		defer close(done)
		if _, err := s.Preread(ctx); err != nil {
			v.log.Warn("starting", "error", err)
		}
	}()
	select {
	case <-done:
	case <-time.After(prereadTime):
	}
}

// warm makes the pages that readers come to first, while the first of them
// come.
func (v *server) warm(ctx context.Context, reader *web.Reader) error {
	start := time.Now()
	pages := reader.Warm(ctx)
	v.log.Info("ready", "pages", pages, "after", time.Since(start).Round(time.Millisecond))
	<-ctx.Done()
	return nil
}

// doorsOf are the doors that the pages of sources open.
func doorsOf(s *store.Store, client *fetch.Client) web.Doors {
	return web.Doors{
		Rules: extract.CheckRules,
		Discover: func(ctx context.Context, address string) ([]store.Source, error) {
			return ingest.Discover(ctx, client, address)
		},
		Try: func(ctx context.Context, src store.Source) store.SourceTest { return ingest.Try(ctx, client, src) },
		Import: func(ctx context.Context, opml []byte) (int, error) {
			list, err := feed.ParseOPML(opml)
			if err != nil {
				return 0, err
			}
			return ingest.ImportSources(ctx, s, list, store.SourceActive)
		},
		Starter: func(ctx context.Context) (int, error) {
			return ingest.ImportSources(ctx, s, starter.Feeds(), store.SourceOff)
		},
		Export: func(ctx context.Context) ([]byte, error) { return ingest.ExportSources(ctx, s) },
		Push:   func(ctx context.Context, page gainsay.Page) ([]store.Pushed, error) { return ingest.Push(ctx, s, page) },
	}
}

// asksAccounts reports whether people sign in: where it is not said, they do
// when the server listens beyond this machine.
func (v *server) asksAccounts(at net.Addr) bool {
	tcp, ok := at.(*net.TCPAddr)
	return v.accounts == "on" || v.accounts != "off" && !(ok && tcp.IP.IsLoopback())
}

// The limits of a connection: a slow reader or writer does not hold it.
const (
	headerTime = 10 * time.Second
	readTime   = 30 * time.Second
	idleTime   = 2 * time.Minute
	stopTime   = 5 * time.Second
)

// serve runs the web server and what works beside it; when one of them fails,
// or the context ends, all stop.
func (v *server) serve(ctx context.Context, handler http.Handler, listener net.Listener, beside map[string]func(context.Context) error) error {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	server := &http.Server{Handler: handler, ReadHeaderTimeout: headerTime, ReadTimeout: readTime, IdleTimeout: idleTime}
	failed := make(chan error, 1+len(beside))
	go func() {
		if v.cert != "" {
			failed <- server.ServeTLS(listener, v.cert, v.key)
			return
		}
		failed <- server.Serve(listener)
	}()
	for _, work := range beside {
		go func() { failed <- work(ctx) }()
	}
	var err error
	left := 1 + len(beside)
	select {
	case <-ctx.Done():
	case err = <-failed:
		left--
	}
	cancel()
	stopping, stop := context.WithTimeout(context.Background(), stopTime)
	defer stop()
	server.Shutdown(stopping)
	for range left {
		<-failed
	}
	if errors.Is(err, http.ErrServerClosed) {
		return nil
	}
	return err
}

// moreMessages is the folder of messages beside those that are shipped, or nil.
func (v *server) moreMessages() fs.FS {
	if v.messages == "" {
		return nil
	}
	return os.DirFS(v.messages)
}

// openID is the provider by which people sign in too, or nil.
func (v *server) openID() *web.OpenID {
	if v.issuer == "" {
		return nil
	}
	return &web.OpenID{Issuer: v.issuer, Client: v.client, Secret: os.Getenv("GAINSAY_OPENID_SECRET")}
}
