package main

import "github.com/spf13/cobra"

func coachCommand() *cobra.Command {
	return &cobra.Command{Use: "coach"}
}
