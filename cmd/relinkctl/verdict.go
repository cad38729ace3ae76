package main

import "github.com/spf13/cobra"

func verdictCommand() *cobra.Command {
	return &cobra.Command{Use: "verdict"}
}
