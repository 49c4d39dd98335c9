package main

import (
	"errors"
	"fmt"
	"strconv"
	"time"

	"github.com/gainsay-news/gainsay/internal/access"
	"github.com/gainsay-news/gainsay/internal/store"
	"github.com/spf13/cobra"
)

func tokenCommand() *cobra.Command {
	var data string
	c := &cobra.Command{
		Use:   "token",
		Short: "Add, list and revoke the tokens of programs",
		Long: `Token keeps the keys with which programs use the API: "Authorization: Bearer TOKEN".
A token has scopes: read, review, ingest, admin. It is printed once, when it is
added; the record keeps what it takes to recognise it and not the token itself.`,
		Example: `  gainsay token add wire --scopes read,ingest
  gainsay token list
  gainsay token revoke 1`,
	}
	c.PersistentFlags().StringVar(&data, "data", defaultData, "the folder that holds the record")
	c.AddCommand(tokenAdd(&data), tokenList(&data), tokenRevoke(&data))
	return c
}

func tokenAdd(data *string) *cobra.Command {
	var scopes string
	c := &cobra.Command{
		Use: "add NAME", Short: "Add a token and print it, once", Args: arguments(cobra.ExactArgs(1)),
		RunE: func(c *cobra.Command, args []string) error {
			list, err := access.ParseScopes(scopes)
			if err := errors.Join(err, access.CheckName(args[0])); err != nil {
				return &usageError{err}
			}
			token := access.NewToken()
			err = with(c.Context(), *data, func(s *store.Store) error {
				_, err := s.AddToken(c.Context(), store.Token{Name: args[0], Scopes: list.String()}, access.Digest(token), byCommand)
				return err
			})
			if err == nil {
				_, err = fmt.Fprintln(c.OutOrStdout(), token)
			}
			return err
		},
	}
	c.Flags().StringVar(&scopes, "scopes", "read", "what the token may do, with commas between: "+access.All.String())
	return c
}

func tokenList(data *string) *cobra.Command {
	return &cobra.Command{
		Use: "list", Short: "List the tokens", Args: arguments(cobra.NoArgs),
		RunE: func(c *cobra.Command, _ []string) error {
			return with(c.Context(), *data, func(s *store.Store) error {
				list, err := s.Tokens(c.Context())
				rows := [][]string{{"ID", "NAME", "SCOPES", "MADE", "USED", "REVOKED"}}
				for _, t := range list {
					rows = append(rows, []string{strconv.FormatInt(t.ID, 10), t.Name, t.Scopes, date(t.Made), date(t.Used), date(t.Revoked)})
				}
				return errors.Join(err, table(c.OutOrStdout(), rows))
			})
		},
	}
}

// date is a day, "-" where there is none.
func date(t time.Time) string {
	if t.IsZero() {
		return "-"
	}
	return t.Format(time.DateOnly)
}

func tokenRevoke(data *string) *cobra.Command {
	return &cobra.Command{
		Use: "revoke ID", Short: "End a token, by the number that list shows", Args: arguments(cobra.ExactArgs(1)),
		RunE: func(c *cobra.Command, args []string) error {
			id, err := strconv.ParseInt(args[0], 10, 64)
			if err != nil {
				return &usageError{fmt.Errorf("%q is no number of a token; see 'gainsay token list'", args[0])}
			}
			return with(c.Context(), *data, func(s *store.Store) error {
				return s.RevokeToken(c.Context(), id, byCommand)
			})
		},
	}
}
