package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"relink/internal/desktop/here"
	"relink/internal/device"
	"relink/internal/restorelog"
	"relink/internal/words"
)

func logCommand() *cobra.Command {
	say := catalogue()
	asJSON := false
	var live followFlags
	cmd := &cobra.Command{
		Use:   "log FILE [--follow]",
		Short: say.Text("ctl.log.short", nil),
		Long:  say.Text("ctl.log.long", nil),
		Args:  cobra.MaximumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			if live.asked() {
				return live.follow(cmd, args, asJSON)
			}
			if len(args) == 0 {
				return offerNewest(say)
			}
			res, err := readLog(args[0], cmd.InOrStdin())
			if err != nil {
				return failed(sayUnreadable(args[0], err, say))
			}
			if asJSON {
				return failed(json.NewEncoder(cmd.OutOrStdout()).Encode(newLogView(res, say)))
			}
			_, err = io.WriteString(cmd.OutOrStdout(), logText(res, say))
			return failed(err)
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, say.Text("ctl.log.json", nil))
	live.add(cmd)
	return cmd
}

// offerNewest is what is said when no log is named: that one is needed, and
// which was written last. It is not read unasked.
func offerNewest(say *words.Catalogue) error {
	home, _ := os.UserHomeDir() // without one, the other places remain
	found, ok := restorelog.Newest(restorelog.Places(home, ".", os.Getenv))
	if !ok {
		return errors.New(say.Text("ctl.log.nothing", nil))
	}
	return errors.New(say.Text("ctl.log.newest", map[string]any{"Path": device.Clean(found.Path)}))
}

// readLog reads a log. Its lines may be shown to others, so the names of this
// computer and its user go out of them.
func readLog(path string, stdin io.Reader) (res restorelog.Result, err error) {
	if path == "-" {
		res, err = restorelog.Read(stdin)
	} else {
		res, err = restorelog.ReadFile(path)
	}
	return res.Hiding(here.PrivateNames()...), err
}

// sayUnreadable is a sentence for a log that could not be read.
func sayUnreadable(path string, err error, say *words.Catalogue) error {
	if path == "-" {
		path = say.Text("ctl.log.stdin", nil)
	}
	id := "ctl.log." + restorelog.Reason(err)
	return errors.New(say.Text(id, map[string]any{"Path": device.Clean(path), "Reason": device.Clean(err.Error())}))
}

// logView is relinkctl's relink.log/1.
type logView struct {
	Schema         string             `json:"schema"`
	Tool           restorelog.Tool    `json:"tool"`
	Outcome        restorelog.Outcome `json:"outcome"`
	Behaviour      *string            `json:"behaviour"`
	Codes          []int              `json:"codes"`
	Stage          *string            `json:"stage"`
	Operation      *operationView     `json:"operation"`
	StorageWritten *bool              `json:"storage_written"`
	ProductType    *string            `json:"product_type"`
	Evidence       []restorelog.Line  `json:"evidence"`
	Explanation    string             `json:"explanation"`
}

// operationView is an operation of RestoreOS; one that no table names has null.
type operationView struct {
	Number int     `json:"number"`
	Name   *string `json:"name"`
}

func newOperationView(op *restorelog.Operation) *operationView {
	if op == nil {
		return nil
	}
	return &operationView{op.Number, orNull(op.Name)}
}

func newLogView(res restorelog.Result, say *words.Catalogue) logView {
	return logView{
		Schema: "relink.log/1", Tool: res.Tool, Outcome: res.Outcome, Behaviour: orNull(string(res.Behaviour)),
		Codes: res.Codes, Stage: orNull(string(res.Stage)), Operation: newOperationView(res.Operation), StorageWritten: res.StorageWritten,
		ProductType: orNull(res.ProductType), Evidence: res.Evidence, Explanation: explainLog(res, say),
	}
}

// orNull is nil for an absent text.
func orNull(s string) *string {
	if s == "" {
		return nil
	}
	return &s
}

func explainLog(res restorelog.Result, say *words.Catalogue) string {
	var said []string
	for _, w := range res.Sentences() {
		said = append(said, say.Text(w.ID, w.Args))
	}
	return strings.Join(said, " ")
}

// logText is the result for people.
func logText(res restorelog.Result, say *words.Catalogue) string {
	var b strings.Builder
	line := func(id string, args map[string]any) { fmt.Fprintln(&b, say.Text(id, args)) }
	fmt.Fprintln(&b, explainLog(res, say))
	if res.Outcome == restorelog.NotARestore && len(res.Evidence) == 0 {
		return b.String()
	}
	fmt.Fprintln(&b)
	line("ctl.log.tool", map[string]any{"Tool": res.Tool})
	line("ctl.log.outcome", map[string]any{"Outcome": res.Outcome})
	if res.Behaviour != "" {
		line("ctl.log.behaviour."+string(res.Behaviour), nil)
	}
	if len(res.Codes) > 0 {
		line("ctl.log.codes", map[string]any{"Codes": joinCodes(res.Codes)})
	}
	if res.Stage != "" {
		line("ctl.log.stage", map[string]any{"Stage": say.Text("stage."+string(res.Stage), nil)})
	}
	if op := res.Operation; op != nil {
		line("ctl.log.operation", map[string]any{"Number": op.Number, "Name": op.Name})
	}
	if res.ProductType != "" {
		line("ctl.log.product", map[string]any{"Product": res.ProductType})
	}
	if len(res.Evidence) > 0 {
		line("ctl.log.evidence", nil)
		for _, e := range res.Evidence {
			fmt.Fprintf(&b, "%6d  %s\n", e.Number, e.Text)
		}
	}
	return b.String()
}

func joinCodes(codes []int) string {
	var all []string
	for _, c := range codes {
		all = append(all, strconv.Itoa(c))
	}
	return strings.Join(all, ", ")
}
