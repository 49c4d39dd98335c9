package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"time"

	"github.com/gainsay-news/gainsay/internal/demo"
	"github.com/gainsay-news/gainsay/internal/ingest"
	"github.com/gainsay-news/gainsay/internal/store"
	"github.com/gainsay-news/gainsay/internal/tools"
	"github.com/gainsay-news/gainsay/internal/web"
	"github.com/spf13/cobra"
)

// A server is what the command line says of the reader.
type server struct {
	data, addr string
	demo       bool
	workers    int
}

func serveCommand() *cobra.Command {
	var v server
	c := &cobra.Command{
		Use:   "serve",
		Short: "Open the reader: web pages, the API and the readers of new pages in one process",
		Long: `Serve opens the reader over the record in the data folder. It listens on this
machine alone unless --addr says otherwise. With --demo it reads the shipped
collection of invented reports into a record that ends with the program.`,
		Example: `  gainsay serve --demo
  gainsay serve --data /srv/gainsay --addr 127.0.0.1:9000`,
		Args: arguments(cobra.NoArgs),
		RunE: func(c *cobra.Command, args []string) error {
			if v.demo && !c.Flags().Changed("data") {
				v.data = ":memory:"
			}
			return v.run(c.Context(), c.ErrOrStderr())
		},
	}
	dataFlag(c, &v.data)
	c.Flags().StringVar(&v.addr, "addr", "127.0.0.1:8080", "the address to listen on")
	c.Flags().BoolVar(&v.demo, "demo", false, "show the shipped collection")
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
	log := slog.New(slog.NewTextHandler(out, nil))
	handler, err := web.New(web.Config{
		Store: s, Version: version(), Demo: v.demo, Log: log,
		Check: checkOver(s), Tools: tools.Handler(toolsOf(s, "http://"+listener.Addr().String())),
	})
	if err != nil {
		return err
	}
	fmt.Fprintf(out, "the reader is at http://%s/\n", listener.Addr())
	return v.serve(ctx, s, listener, handler)
}

// The limits of a connection: a slow reader or writer does not hold it.
const (
	headerTime = 10 * time.Second
	readTime   = 30 * time.Second
	idleTime   = 2 * time.Minute
	stopTime   = 5 * time.Second
)

// serve runs the web server and the readers of new pages side by side; when
// one of them fails, or the context ends, both stop.
func (v *server) serve(ctx context.Context, s *store.Store, listener net.Listener, handler http.Handler) error {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	server := &http.Server{Handler: handler, ReadHeaderTimeout: headerTime, ReadTimeout: readTime, IdleTimeout: idleTime}
	failed := make(chan error, 2)
	go func() { failed <- server.Serve(listener) }()
	go func() { failed <- ingest.Run(ctx, s, ingest.Options{Workers: v.workers, Stay: true}) }()
	var err error
	select {
	case <-ctx.Done():
	case err = <-failed:
	}
	cancel()
	stopping, stop := context.WithTimeout(context.Background(), stopTime)
	defer stop()
	server.Shutdown(stopping)
	<-failed
	if errors.Is(err, http.ErrServerClosed) {
		return nil
	}
	return err
}
