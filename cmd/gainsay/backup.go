package main

import (
	"fmt"

	"github.com/gainsay-news/gainsay/internal/store"
	"github.com/spf13/cobra"
)

func backupCommand() *cobra.Command {
	var data string
	c := &cobra.Command{
		Use:   "backup FILE",
		Short: "Write the whole record into one new file",
		Long: `Backup writes the record as it is at one moment into a new file, with what people
decided and saved. The reader may go on meanwhile; a file that exists is left alone.`,
		Example: `  gainsay backup record-2031-05-02.sqlite`,
		Args:    arguments(cobra.ExactArgs(1)),
		RunE: func(c *cobra.Command, args []string) error {
			s, err := store.Open(c.Context(), data)
			if err != nil {
				return err
			}
			defer s.Close()
			if err := s.Backup(c.Context(), args[0]); err != nil {
				return err
			}
			fmt.Fprintf(c.ErrOrStderr(), "the record is in %s\n", args[0])
			return nil
		},
	}
	dataFlag(c, &data)
	return c
}

func restoreCommand() *cobra.Command {
	var data string
	c := &cobra.Command{
		Use:   "restore FILE",
		Short: "Make the record of an empty data folder out of a backup",
		Long: `Restore puts a backup into a data folder that has no record yet, checks it, and
brings it up to date if it is of an earlier version. A record is never overwritten.`,
		Example: `  gainsay restore record-2031-05-02.sqlite --data new`,
		Args:    arguments(cobra.ExactArgs(1)),
		RunE: func(c *cobra.Command, args []string) error {
			if err := store.Restore(c.Context(), args[0], data); err != nil {
				return err
			}
			fmt.Fprintf(c.ErrOrStderr(), "the record is in the folder %s\n", data)
			return nil
		},
	}
	dataFlag(c, &data)
	return c
}
