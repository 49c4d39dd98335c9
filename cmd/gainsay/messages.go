package main

import (
	"github.com/gainsay-news/gainsay/internal/tongue"
	"github.com/spf13/cobra"
)

func messagesCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "messages [LANGUAGE]",
		Short: "Print the words of the pages in a language, as a file for translating",
		Long: `Messages prints the file of messages of a language that ships, English where
none is named. Its keys are the English words; what stands in braces is filled
in and stays. Translate the values, save the file under the tag of its language
(fr.json) in a folder, and name that with 'gainsay serve --messages FOLDER'.`,
		Example: "  gainsay messages > messages/fr.json\n  gainsay messages de",
		Args:    arguments(cobra.MaximumNArgs(1)),
		RunE: func(c *cobra.Command, args []string) error {
			tag := "en"
			if len(args) > 0 {
				tag = args[0]
			}
			b, err := tongue.File(tag)
			if err != nil {
				return &usageError{err}
			}
			_, err = c.OutOrStdout().Write(b)
			return err
		},
	}
}
