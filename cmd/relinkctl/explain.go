package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"relink/internal/device"
	"relink/internal/restore"
	"relink/internal/words"
)

func explainCommand() *cobra.Command {
	say := catalogue()
	asJSON := false
	cmd := &cobra.Command{
		Use:   "explain CODE",
		Short: say.Text("ctl.explain.short", nil),
		Long:  say.Text("ctl.explain.long", nil),
		// A negative number looks like a flag, so the flags are read here.
		DisableFlagParsing: true,
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, say.Text("ctl.explain.json", nil))
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		text, flags := codeAndFlags(args)
		cmd.InitDefaultHelpFlag()
		if err := cmd.Flags().Parse(flags); err != nil {
			return err
		}
		if help, err := cmd.Flags().GetBool("help"); err == nil && help {
			return cmd.Help()
		}
		code, err := readCode(text, say)
		if err != nil {
			return err
		}
		if asJSON {
			return failed(json.NewEncoder(cmd.OutOrStdout()).Encode(newCodeView(code, say)))
		}
		_, err = io.WriteString(cmd.OutOrStdout(), codeText(code, say))
		return failed(err)
	}
	return cmd
}

// codeAndFlags parts what is to be explained from the flags: a dash before a
// digit is a minus.
func codeAndFlags(args []string) (text string, flags []string) {
	var code []string
	for i, a := range args {
		switch {
		case a == "--":
			return strings.Join(append(code, args[i+1:]...), " "), flags
		case len(a) > 1 && a[0] == '-' && (a[1] < '0' || a[1] > '9'):
			flags = append(flags, a)
		default:
			code = append(code, a)
		}
	}
	return strings.Join(code, " "), flags
}

// readCode finds the number; text without one is wrong usage.
func readCode(text string, say *words.Catalogue) (int, error) {
	if strings.TrimSpace(text) == "" {
		return 0, errors.New(say.Text("ctl.explain.missing", nil))
	}
	code, ok := restore.ParseCode(text)
	if !ok {
		return 0, errors.New(say.Text("ctl.explain.not_a_number", map[string]any{"Text": device.Clean(text)}))
	}
	return code, nil
}

// codeView is relinkctl's relink.code/1. What is not known is null.
type codeView struct {
	Schema     string              `json:"schema"`
	Code       int                 `json:"code"`
	Meaning    *string             `json:"meaning"`
	Stage      *string             `json:"stage"`
	Not        *string             `json:"not"`
	Causes     []causeView         `json:"causes"`
	Dissent    *string             `json:"dissent"`
	Confidence *restore.Confidence `json:"confidence"`
}

type causeView struct {
	ID         restore.Cause      `json:"id"`
	Text       string             `json:"text"`
	Confidence restore.Confidence `json:"confidence"`
	Sources    []string           `json:"sources"`
}

func newCodeView(code int, say *words.Catalogue) codeView {
	view := codeView{Schema: "relink.code/1", Code: code, Causes: []causeView{}}
	e, ok := restore.Lookup(code)
	if !ok {
		// A number that is not in the book is at least not its neighbours.
		view.Not = orNull(neighboursOf(code, say))
		return view
	}
	view.Meaning, view.Not = orNull(say.Text(e.Meaning, nil)), orNull(say.Text(e.Not, nil))
	view.Stage, view.Confidence = orNull(string(e.Stage)), &e.Confidence
	for _, c := range e.Causes {
		view.Causes = append(view.Causes, causeView{c.Cause, say.Text(c.Text, nil), c.Confidence, c.Sources})
	}
	view.Dissent = orNull(strings.Join(dissent(e, say), "\n"))
	return view
}

// neighboursOf names the nearest codes that are known, for one that is not.
func neighboursOf(code int, say *words.Catalogue) string {
	var names []string
	for _, e := range restore.Neighbours(code) {
		names = append(names, e.Name())
	}
	return say.Text("ctl.explain.neighbours", map[string]any{"Names": strings.Join(names, ", ")})
}

func dissent(e restore.Entry, say *words.Catalogue) []string {
	var views []string
	for _, id := range e.Dissent {
		views = append(views, say.Text(id, nil))
	}
	return views
}

// codeText is the page of the error book for people.
func codeText(code int, say *words.Catalogue) string {
	e, ok := restore.Lookup(code)
	if !ok {
		return say.Text("ctl.explain.unknown", map[string]any{"Code": code}) + "\n" +
			neighboursOf(code, say) + "\n"
	}
	var b strings.Builder
	line := func(id string, args map[string]any) { fmt.Fprintln(&b, say.Text(id, args)) }
	title := "ctl.explain.title"
	if e.Range() {
		title = "ctl.explain.in_range"
	}
	line(title, map[string]any{"Code": code, "Name": e.Name()})
	line(e.Meaning, nil)
	line(e.Not, nil)
	line("ctl.explain.stage", map[string]any{"Stage": say.Text("stage."+string(e.Stage), nil)})
	line("ctl.explain.confidence", map[string]any{"Confidence": say.Text("code.confidence."+string(e.Confidence), nil)})
	line("ctl.explain.sources", map[string]any{"Sources": strings.Join(e.Sources, "; ")})
	fmt.Fprintln(&b)
	line("ctl.explain.causes", nil)
	for i, c := range e.Causes {
		line("ctl.explain.cause", map[string]any{
			"Number": i + 1, "Text": say.Text(c.Text, nil), "Confidence": say.Text("code.confidence."+string(c.Confidence), nil),
		})
		fmt.Fprint(&b, "   ")
		line("ctl.explain.sources", map[string]any{"Sources": strings.Join(c.Sources, "; ")})
	}
	if views := dissent(e, say); len(views) > 0 {
		fmt.Fprintln(&b)
		line("ctl.explain.dissent", nil)
		for _, v := range views {
			fmt.Fprintln(&b, v)
		}
	}
	return b.String()
}
