package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
	"text/tabwriter"
	"time"

	"github.com/gainsay-news/gainsay/internal/access"
	"github.com/gainsay-news/gainsay/internal/store"
	"github.com/spf13/cobra"
	"golang.org/x/term"
)

// byCommand is who did what is done here, in the log of acts.
const byCommand = "command line"

func userCommand() *cobra.Command {
	var data string
	c := &cobra.Command{
		Use:   "user",
		Short: "Add, list, change and remove the accounts of people",
		Long: `User keeps the accounts that people sign in with at the reader. A role says what
one may do: a reader reads and keeps searches; a reviewer also confirms and dismisses;
an editor also chooses stories and adds sources and pages; an admin does everything.
There is no account and no password to begin with: add the first admin here.`,
		Example: `  gainsay user add Mia --role admin
  gainsay user list`,
	}
	c.PersistentFlags().StringVar(&data, "data", defaultData, "the folder that holds the record")
	c.AddCommand(userAdd(&data), userList(&data), userRole(&data), userPassword(&data), userRemove(&data))
	return c
}

// with opens the record for one act.
func with(ctx context.Context, data string, do func(*store.Store) error) error {
	s, err := store.Open(ctx, data)
	if err != nil {
		return err
	}
	defer s.Close()
	return do(s)
}

func userAdd(data *string) *cobra.Command {
	var role string
	c := &cobra.Command{
		Use:   "add NAME",
		Short: "Add an account; its password is asked for, or read from standard input",
		Args:  arguments(cobra.ExactArgs(1)),
		RunE: func(c *cobra.Command, args []string) error {
			_, err := access.ParseRole(role)
			if err := errors.Join(err, access.CheckName(args[0])); err != nil {
				return &usageError{err}
			}
			hash, err := newPassword(c.InOrStdin(), c.ErrOrStderr())
			if err != nil {
				return err
			}
			return with(c.Context(), *data, func(s *store.Store) error {
				return s.AddUser(c.Context(), args[0], role, hash, byCommand)
			})
		},
	}
	c.Flags().StringVar(&role, "role", string(access.Reader), "reader, reviewer, editor or admin")
	return c
}

func userList(data *string) *cobra.Command {
	return &cobra.Command{
		Use: "list", Short: "List the accounts", Args: arguments(cobra.NoArgs),
		RunE: func(c *cobra.Command, _ []string) error {
			return with(c.Context(), *data, func(s *store.Store) error {
				list, err := s.Users(c.Context())
				rows := [][]string{{"NAME", "ROLE", "ADDED"}}
				for _, u := range list {
					rows = append(rows, []string{u.Name, u.Role, u.Added.Format(time.DateOnly)})
				}
				return errors.Join(err, table(c.OutOrStdout(), rows))
			})
		},
	}
}

func userRole(data *string) *cobra.Command {
	return &cobra.Command{
		Use: "role NAME ROLE", Short: "Give an account another role", Args: arguments(cobra.ExactArgs(2)),
		RunE: func(c *cobra.Command, args []string) error {
			if _, err := access.ParseRole(args[1]); err != nil {
				return &usageError{err}
			}
			return with(c.Context(), *data, func(s *store.Store) error {
				return s.SetRole(c.Context(), args[0], args[1], byCommand)
			})
		},
	}
}

func userPassword(data *string) *cobra.Command {
	return &cobra.Command{
		Use: "password NAME", Short: "Give an account another password and sign it out everywhere", Args: arguments(cobra.ExactArgs(1)),
		RunE: func(c *cobra.Command, args []string) error {
			hash, err := newPassword(c.InOrStdin(), c.ErrOrStderr())
			if err != nil {
				return err
			}
			return with(c.Context(), *data, func(s *store.Store) error {
				return s.SetPassword(c.Context(), args[0], hash, byCommand)
			})
		},
	}
}

func userRemove(data *string) *cobra.Command {
	return &cobra.Command{
		Use: "remove NAME", Short: "End an account; what it decided keeps its name", Args: arguments(cobra.ExactArgs(1)),
		RunE: func(c *cobra.Command, args []string) error {
			return with(c.Context(), *data, func(s *store.Store) error {
				return s.RemoveUser(c.Context(), args[0], byCommand)
			})
		},
	}
}

// newPassword asks for a password twice where a person types, and reads one
// line where a program does.
func newPassword(in io.Reader, out io.Writer) (string, error) {
	var password string
	if file, ok := in.(*os.File); ok && term.IsTerminal(int(file.Fd())) {
		var typed [2]string
		for i, ask := range []string{"Password: ", "Once more: "} {
			fmt.Fprint(out, ask)
			b, err := term.ReadPassword(int(file.Fd()))
			fmt.Fprintln(out)
			if err != nil {
				return "", err
			}
			typed[i] = string(b)
		}
		if typed[0] != typed[1] {
			return "", errors.New("the two differ: nothing was changed")
		}
		password = typed[0]
	} else {
		line, err := bufio.NewReader(in).ReadString('\n')
		if err != nil && err != io.EOF {
			return "", err
		}
		password = strings.TrimRight(line, "\r\n")
	}
	if err := access.CheckPassword(password); err != nil {
		return "", err
	}
	return access.HashPassword(password), nil
}

// table prints rows in columns.
func table(out io.Writer, rows [][]string) error {
	w := tabwriter.NewWriter(out, 0, 0, 2, ' ', 0)
	for _, row := range rows {
		fmt.Fprintln(w, strings.Join(row, "\t"))
	}
	return w.Flush()
}
