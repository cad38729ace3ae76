// Command guestrun boots the test machine for make bench and make soak and
// prints what it measured.
//
//	guestrun bench [-cycles 100]
//	guestrun soak [-cycles 1000]
package main

import (
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"strings"
	"time"

	"relink/e2e/boot"
)

func main() {
	if len(os.Args) < 2 || os.Args[1] != "bench" && os.Args[1] != "soak" {
		fmt.Fprintln(os.Stderr, "usage: guestrun bench|soak [-cycles N]")
		os.Exit(2)
	}
	mode := os.Args[1]
	flags := flag.NewFlagSet(mode, flag.ExitOnError)
	cycles := flags.Int("cycles", 0, "how often to attach; 0 means the default")
	limit := flags.Duration("limit", 30*time.Minute, "when to give up")
	root := flags.String("root", ".", "top of the repository")
	_ = flags.Parse(os.Args[2:]) // ExitOnError
	if err := run(mode, *root, *cycles, *limit); err != nil {
		fmt.Fprintf(os.Stderr, "relink: %v\n", err)
		os.Exit(1)
	}
}

func run(mode, root string, cycles int, limit time.Duration) error {
	img, err := boot.Build(root)
	if err != nil {
		return err
	}
	if mode == "bench" {
		// One processor would measure the order in which the programs of the
		// machine take their turns, the phone among them.
		img.Processors = 2
	}
	ctx, cancel := context.WithTimeout(context.Background(), limit)
	defer cancel()
	var rows []json.RawMessage
	var faults []string
	words := fmt.Sprintf("relink.mode=%s relink.cycles=%d", mode, cycles)
	err = boot.Run(ctx, img, words, func(m boot.Message) {
		switch m.Kind {
		case "row":
			rows = append(rows, m.Row)
			if mode == "soak" {
				printLoad(m.Row)
			}
		case "result":
			for _, f := range m.Faults {
				faults = append(faults, m.Scenario+": "+f)
			}
			if m.Text != "" {
				fmt.Printf("%s: %s in %.0f s\n", m.Scenario, m.Text, m.Seconds)
			}
			fmt.Println(strings.Join(m.Log, "\n"))
		}
	})
	if len(faults) > 0 {
		return fmt.Errorf("the guest found:\n  %s", strings.Join(faults, "\n  "))
	}
	if err != nil {
		return err
	}
	if mode == "bench" {
		return printDelays(rows)
	}
	return nil
}

// printDelays prints the latency table, with the ratios that have a target.
func printDelays(rows []json.RawMessage) error {
	const ours, udev, irecovery = "relinkctl watch --json", "udevadm monitor --udev", "libirecovery subscription"
	table := map[string]map[string]boot.Delay{}
	for _, r := range rows {
		var d boot.Delay
		if err := json.Unmarshal(r, &d); err != nil {
			return fmt.Errorf("read a row: %w", err)
		}
		if table[d.Event] == nil {
			table[d.Event] = map[string]boot.Delay{}
		}
		table[d.Event][d.Listener] = d
	}
	fmt.Println("From the kernel's own uevent to what was told, in the booted kernel (QEMU, two emulated processors):")
	fmt.Printf("%-8s %-28s %6s %12s %10s %10s %14s\n", "event", "listener", "count", "median ms", "95 % ms", "longest", "median / watch")
	for _, event := range []string{"add", "remove"} {
		for _, name := range []string{boot.SetUp, ours, udev, irecovery} {
			d, ok := table[event][name]
			if name == boot.SetUp && event == "remove" {
				continue // nothing is set up then
			}
			if !ok {
				return fmt.Errorf("the guest measured no %s of %s", event, name)
			}
			fmt.Printf("%-8s %-28s %6d %12.2f %10.2f %10.2f %13.1fx\n", event, name, d.Count, d.Median, d.P95, d.Longest, d.Median/table[event][ours].Median)
		}
	}
	add := table["add"]
	fmt.Printf("watch / udev, attach: %.2f (target <= 1.0)   libirecovery / watch, attach: %.1fx (target >= 5x)\n",
		add[ours].Median/add[udev].Median, add[irecovery].Median/add[ours].Median)
	if add[irecovery].Median < 5*add[ours].Median {
		remove := table["remove"]
		fmt.Printf("What stands in the way of 5x at an attach: the line carries the serial number, which the kernel gives nobody while it sets the device up, %.1f ms at\n"+
			"the median here; a line that comes sooner got it in the moment before. At a removal, where nothing is read, it is %.1fx. And the line counts when another\n"+
			"program has read it, while udevadm and libirecovery stamp what they hear themselves.\n",
			add[boot.SetUp].Median, remove[irecovery].Median/remove[ours].Median)
	}
	return nil
}

func printLoad(row json.RawMessage) {
	var l boot.Load
	if json.Unmarshal(row, &l) == nil {
		fmt.Printf("after %5d cycles: %6d kB resident, %2d threads, %2d descriptors\n", l.Cycles, l.RSS, l.Threads, l.Files)
	}
}
