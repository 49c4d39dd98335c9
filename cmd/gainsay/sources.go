package main

import (
	"bufio"
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"text/tabwriter"
	"time"

	"github.com/gainsay-news/gainsay/extract"
	"github.com/gainsay-news/gainsay/feed"
	"github.com/gainsay-news/gainsay/internal/fetch"
	"github.com/gainsay-news/gainsay/internal/ingest"
	"github.com/gainsay-news/gainsay/internal/starter"
	"github.com/gainsay-news/gainsay/internal/store"
	"github.com/spf13/cobra"
)

func sourcesCommand() *cobra.Command {
	c := &cobra.Command{
		Use:   "sources",
		Short: "List and steer where news comes in",
		Long: `Sources are where news comes in: feeds, sitemaps and single pages of the web,
folders, and what others send. 'gainsay serve' looks at each as often as its own
rhythm asks for, within bounds, and asks for its pages again after 15 minutes,
1 hour, 3 hours, 3 days and 30 days. A source is named by its number or address.`,
		Args: arguments(cobra.NoArgs),
		RunE: func(c *cobra.Command, _ []string) error { return c.Help() },
	}
	c.AddCommand(sourcesAdd(), sourcesList(), sourcesShow(), sourcesState("pause", store.SourcePaused, "Stop looking at a source, and keep it"),
		sourcesState("resume", store.SourceActive, "Look at a source again"), sourcesTest(), sourcesRemove(), sourcesImport(), sourcesExport())
	return c
}

// withStore makes a command's work out of work on the record.
func withStore(data *string, do func(c *cobra.Command, s *store.Store, args []string) error) func(*cobra.Command, []string) error {
	return func(c *cobra.Command, args []string) error {
		s, err := store.Open(c.Context(), *data)
		if err != nil {
			return err
		}
		defer s.Close()
		return do(c, s, args)
	}
}

// settings are the flags that say what a source is.
type settings struct {
	src   store.Source
	keep  string
	least time.Duration
	most  time.Duration
}

func (v *settings) flags(c *cobra.Command) {
	f := c.Flags()
	f.StringVar((*string)(&v.src.Kind), "kind", "", "feed, sitemap, page, folder or push (told from the address)")
	f.StringVar(&v.src.Name, "name", "", "the publisher of its pages")
	f.StringVar(&v.src.Zone, "zone", "", "the zone of times printed without one (Asia/Shanghai, +08:00)")
	f.StringVar(&v.src.Language, "language", "", "the language of its pages (en-GB)")
	f.StringVar(&v.src.Home, "home", "", "its home place (Wake County, North Carolina)")
	f.StringVar(&v.src.Copies, "copies", "", "whose reports it copies")
	f.StringVar(&v.src.Group, "group", "", "the folder it stands in on lists")
	f.StringVar(&v.keep, "keep", "full", "what is kept of its texts: full, excerpt, sentence or nothing")
	f.IntVar(&v.src.Days, "days", 0, "for how many days the whole text is kept in any case")
	f.DurationVar(&v.least, "least", 0, "the least time between two looks (5m)")
	f.DurationVar(&v.most, "most", 0, "the most time between two looks (24h)")
	f.BoolVar(&v.src.Local, "local", false, "it may lie inside a private network")
	f.StringVar(&v.src.Rules.Title, "rule-title", "", "CSS selector of the title")
	f.StringVar(&v.src.Rules.Body, "rule-body", "", "CSS selector of what holds the text")
	f.StringVar(&v.src.Rules.Drop, "rule-drop", "", "CSS selector of what is none of the text")
	f.StringVar(&v.src.Rules.Author, "rule-author", "", "CSS selector of the authors")
	f.StringVar(&v.src.Rules.Date, "rule-date", "", "CSS selector of the time of publication")
}

// source is what the flags say, checked.
func (v *settings) source(address string) (store.Source, error) {
	src := v.src
	src.Address = address
	src.Least, src.Most = int(v.least.Seconds()), int(v.most.Seconds())
	keep, err := store.ParseKeep(v.keep)
	if err == nil {
		src.Keep = keep
		err = extract.CheckRules(src.Rules)
	}
	if info, statErr := os.Stat(address); src.Kind == "" && statErr == nil && info.IsDir() {
		src.Kind = store.SourceFolder
	}
	if src.Kind == store.SourceFolder && err == nil {
		src.Address, err = filepath.Abs(address)
	}
	if err == nil && src.Kind != "" {
		err = src.Check()
	}
	if err != nil {
		return src, &usageError{err}
	}
	return src, nil
}

func sourcesAdd() *cobra.Command {
	var data string
	var v settings
	c := &cobra.Command{
		Use:   "add ADDRESS",
		Short: "Add a source: a feed, sitemap or page by its address, a folder, or a name to send under",
		Long: `Add adds a source. Without --kind a web address is asked what it is: a feed, a
sitemap, a page that names feeds (the first is added), or a page.`,
		Example: `  gainsay sources add https://example.org/
  gainsay sources add https://example.org/feed --zone Europe/London --keep sentence --days 30
  gainsay sources add /srv/incoming --name "City Desk"
  gainsay sources add wire --kind push`,
		Args: arguments(cobra.ExactArgs(1)),
	}
	c.RunE = withStore(&data, func(c *cobra.Command, s *store.Store, args []string) error {
		src, err := v.source(args[0])
		if err != nil {
			return err
		}
		if src.Kind == "" {
			client := fetch.New(fetch.Options{})
			defer client.Close()
			found, err := ingest.Discover(c.Context(), client, src.Address)
			if err != nil {
				return err
			}
			src.Kind, src.Address = found[0].Kind, found[0].Address
			src.Name, src.Language = cmp.Or(src.Name, found[0].Name), cmp.Or(src.Language, found[0].Language)
		}
		if src, err = s.AddSource(c.Context(), src); err != nil {
			return err
		}
		fmt.Fprintf(c.OutOrStdout(), "%d %s %s\n", src.ID, src.Kind, src.Address)
		return nil
	})
	v.flags(c)
	dataFlag(c, &data)
	return c
}

func sourcesList() *cobra.Command {
	var data string
	var asJSON bool
	c := &cobra.Command{Use: "list", Short: "List the sources", Args: arguments(cobra.NoArgs)}
	c.RunE = withStore(&data, func(c *cobra.Command, s *store.Store, _ []string) error {
		list, err := s.Sources(c.Context())
		if err != nil {
			return err
		}
		if asJSON {
			return json.NewEncoder(c.OutOrStdout()).Encode(list)
		}
		w := tabwriter.NewWriter(c.OutOrStdout(), 0, 4, 2, ' ', 0)
		for _, src := range list {
			fmt.Fprintf(w, "%d\t%s\t%s\t%s\t%s\t%s\n", src.ID, src.State, src.Kind, cmp.Or(src.Name, "-"), src.Address, whenNext(src))
		}
		return w.Flush()
	})
	c.Flags().BoolVar(&asJSON, "json", false, "print JSON")
	dataFlag(c, &data)
	return c
}

// whenNext says when a source is looked at next, or why that failed.
func whenNext(src store.Source) string {
	switch {
	case src.Reason != "":
		return "failed: " + src.Reason
	case src.Next.IsZero():
		return ""
	case src.Checked.IsZero():
		return "not looked at yet"
	}
	return "next " + src.Next.Local().Format(time.DateTime)
}

func sourcesShow() *cobra.Command {
	var data string
	c := &cobra.Command{Use: "show SOURCE", Short: "Print the settings and the health of a source as JSON", Args: arguments(cobra.ExactArgs(1))}
	c.RunE = withStore(&data, func(c *cobra.Command, s *store.Store, args []string) error {
		h, err := s.SourceHealth(c.Context(), args[0])
		if err != nil {
			return err
		}
		return printJSON(c.OutOrStdout(), h)
	})
	dataFlag(c, &data)
	return c
}

func printJSON(out io.Writer, v any) error {
	enc := json.NewEncoder(out)
	enc.SetIndent("", "  ")
	enc.SetEscapeHTML(false)
	return enc.Encode(v)
}

// onSource is a command that does something to one source.
func onSource(use, short string, do func(context.Context, *store.Store, store.Source) error) *cobra.Command {
	var data string
	c := &cobra.Command{Use: use + " SOURCE", Short: short, Args: arguments(cobra.ExactArgs(1))}
	c.RunE = withStore(&data, func(c *cobra.Command, s *store.Store, args []string) error {
		src, err := s.Source(c.Context(), args[0])
		if err != nil {
			return err
		}
		return do(c.Context(), s, src)
	})
	dataFlag(c, &data)
	return c
}

func sourcesState(use string, state store.SourceState, short string) *cobra.Command {
	return onSource(use, short, func(ctx context.Context, s *store.Store, src store.Source) error {
		return s.SetSourceState(ctx, src.ID, state)
	})
}

func sourcesRemove() *cobra.Command {
	return onSource("remove", "Take a source off the list; what it brought stays", func(ctx context.Context, s *store.Store, src store.Source) error {
		return s.RemoveSource(ctx, src.ID)
	})
}

func sourcesTest() *cobra.Command {
	var data string
	var v settings
	c := &cobra.Command{
		Use:   "test SOURCE|ADDRESS",
		Short: "Look at a source and read its first page; nothing is saved",
		Long: `Test looks at a source, or at an address that is none yet, and reads the first
page by its rules and by those given. It says which part of the page was
believed for title, authors and time, or why the page is no article.`,
		Example: `  gainsay sources test 3
  gainsay sources test https://example.org/report --kind page --rule-body "main article" --rule-drop ".promo"`,
		Args: arguments(cobra.ExactArgs(1)),
	}
	c.RunE = withStore(&data, func(c *cobra.Command, s *store.Store, args []string) error {
		src, err := s.Source(c.Context(), args[0])
		if err != nil {
			if src, err = v.source(args[0]); err != nil {
				return err
			}
			src.Kind = cmp.Or(src.Kind, store.SourcePage)
		}
		if given := v.src.Rules; !given.IsZero() {
			if err := extract.CheckRules(given); err != nil {
				return &usageError{err}
			}
			src.Rules = given
		}
		client := fetch.New(fetch.Options{})
		defer client.Close()
		test := ingest.Try(c.Context(), client, src)
		if err := printJSON(c.OutOrStdout(), test); err != nil || test.Problem == "" {
			return err
		}
		return errSomeFailed
	})
	v.flags(c)
	dataFlag(c, &data)
	return c
}

func sourcesImport() *cobra.Command {
	var data string
	var shipped, off bool
	c := &cobra.Command{
		Use:   "import [FILE]",
		Short: "Add the feeds of an OPML file, or of the list that ships with --starter",
		Example: `  gainsay sources import feeds.opml
  gainsay sources import --starter`,
		Args: arguments(cobra.MaximumNArgs(1)),
	}
	c.RunE = withStore(&data, func(c *cobra.Command, s *store.Store, args []string) error {
		if shipped == (len(args) == 1) {
			return &usageError{fmt.Errorf("give a file, or --starter; see '%s --help'", c.CommandPath())}
		}
		list, state := starter.Feeds(), store.SourceActive
		if shipped || off {
			state = store.SourceOff
		}
		if !shipped {
			body, err := os.ReadFile(args[0])
			if err == nil {
				list, err = feed.ParseOPML(body)
			}
			if err != nil {
				return fmt.Errorf("%s: %w", args[0], err)
			}
		}
		n, err := ingest.ImportSources(c.Context(), s, list, state)
		if err != nil {
			return err
		}
		words := []string{fmt.Sprintf("added %d of %d feeds", n, len(list))}
		if state == store.SourceOff {
			words = append(words, "they are off until 'gainsay sources resume'")
		}
		fmt.Fprintln(c.OutOrStdout(), strings.Join(words, "; "))
		return nil
	})
	c.Flags().BoolVar(&shipped, "starter", false, "add the list of public feeds that ships, off until chosen")
	c.Flags().BoolVar(&off, "off", false, "add them without looking at them")
	dataFlag(c, &data)
	return c
}

func sourcesExport() *cobra.Command {
	var data string
	c := &cobra.Command{Use: "export", Short: "Write the feeds among the sources as OPML", Args: arguments(cobra.NoArgs)}
	c.RunE = withStore(&data, func(c *cobra.Command, s *store.Store, _ []string) error {
		body, err := ingest.ExportSources(c.Context(), s)
		if err != nil {
			return err
		}
		w := bufio.NewWriter(c.OutOrStdout())
		w.Write(body)
		return w.Flush()
	})
	dataFlag(c, &data)
	return c
}
