package main

import "github.com/spf13/cobra"

func identifyCommand() *cobra.Command {
	return &cobra.Command{Use: "identify"}
}
