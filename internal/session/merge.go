package session

import (
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"slices"
	"strings"
	"time"
)

// ErrOtherPhone means that two sessions are about two different phones.
var ErrOtherPhone = errors.New("these two sessions are about different phones")

// Merge joins two sessions about one phone. The order of the two does not
// matter and merging twice changes nothing. It returns ErrOtherPhone when both
// name an ECID, a serial number or a product type and the names differ, and an
// error when a value of either could not be written again: what comes of a
// merge can be kept.
func Merge(a, b Session) (Session, error) {
	for _, s := range []Session{a, b} {
		if err := writable(s); err != nil {
			return Session{}, err
		}
	}
	if differ(a.Phone.ECID, b.Phone.ECID) || differ(a.Phone.Serial, b.Phone.Serial) ||
		differ(a.Phone.ProductType, b.Phone.ProductType) {
		return Session{}, ErrOtherPhone
	}
	out := Session{
		Schema:  Schema,
		ID:      min(a.ID, b.ID),
		Started: earlier(a.Started, b.Started),
		Phone:   mergePhone(a.Phone, b.Phone),
		Answers: mergeAnswers(a.Answers, b.Answers),
		Tries:   mergeBy(a.Tries, b.Tries, tryID, func(t Try) time.Time { return t.Updated }, func(t Try) time.Time { return t.At }),
		Runs:    mergeBy(a.Runs, b.Runs, runID, func(r Run) time.Time { return r.Updated }, func(r Run) time.Time { return r.At }),
		CableTests: mergeBy(a.CableTests, b.CableTests, cableID,
			func(t CableTest) time.Time { return t.Updated }, func(t CableTest) time.Time { return t.At }),
		Seen:    mergeSeen(a.Seen, b.Seen),
		Folded:  max(a.Folded, b.Folded),
		Deleted: union(a.Deleted, b.Deleted),
	}
	return out.pruned(), nil
}

func differ(a, b string) bool { return a != "" && b != "" && !strings.EqualFold(a, b) }

func earlier(a, b time.Time) time.Time {
	if a.IsZero() || (!b.IsZero() && b.Before(a)) {
		return b
	}
	return a
}

// mergePhone takes each field from the one that has it. Where both have it and
// differ (the firmware build, after an update), the greater wins: builds of
// Apple's count upwards. A version compares as text, so that both computers
// agree.
func mergePhone(a, b Phone) Phone {
	at := a.At
	if b.At.After(at) {
		at = b.At
	}
	return Phone{
		ProductType: max(a.ProductType, b.ProductType),
		Board:       max(a.Board, b.Board),
		Serial:      max(a.Serial, b.Serial),
		ECID:        max(a.ECID, b.ECID),
		UDID:        max(a.UDID, b.UDID),
		IMEI:        max(a.IMEI, b.IMEI),
		IOS:         max(a.IOS, b.IOS),
		Firmware:    max(a.Firmware, b.Firmware),
		At:          at,
	}
}

func mergeAnswers(a, b map[string]Answer) map[string]Answer {
	out := make(map[string]Answer, len(a)+len(b))
	for q, x := range a {
		out[q] = x
	}
	for q, y := range b {
		x, both := out[q]
		if !both || y.At.After(x.At) || (y.At.Equal(x.At) && greater(y, x)) {
			out[q] = y
		}
	}
	return out
}

// mergeBy joins two lists by ID, the later update of a pair winning, in order
// of time.
func mergeBy[T any](a, b []T, id func(T) string, updated, at func(T) time.Time) []T {
	best := map[string]T{}
	for _, x := range slices.Concat(a, b) {
		have, known := best[id(x)]
		if !known || updated(x).After(updated(have)) || (updated(x).Equal(updated(have)) && greater(x, have)) {
			best[id(x)] = x
		}
	}
	out := make([]T, 0, len(best))
	for _, x := range best {
		out = append(out, x)
	}
	slices.SortFunc(out, func(x, y T) int {
		return cmp.Or(at(x).Compare(at(y)), cmp.Compare(id(x), id(y)))
	})
	return out
}

// mergeSeen joins what was seen; equal entries are one.
func mergeSeen(a, b []Entry) []Entry {
	out := slices.Concat(a, b)
	slices.SortFunc(out, func(x, y Entry) int {
		return cmp.Or(x.At.Compare(y.At), bytes.Compare(encode(x), encode(y)))
	})
	out = slices.CompactFunc(out, func(x, y Entry) bool { return bytes.Equal(encode(x), encode(y)) })
	if over := len(out) - MaxSeen; over > 0 {
		out = out[over:]
	}
	return out
}

// pruned drops what was deleted.
func (s Session) pruned() Session {
	gone := func(id string) bool { return slices.Contains(s.Deleted, id) }
	s.Tries = slices.DeleteFunc(slices.Clone(s.Tries), func(t Try) bool { return gone(t.ID) })
	s.Runs = slices.DeleteFunc(slices.Clone(s.Runs), func(r Run) bool { return gone(r.ID) })
	s.CableTests = slices.DeleteFunc(slices.Clone(s.CableTests), func(t CableTest) bool { return gone(t.ID) })
	return s
}

func union(a, b []string) []string {
	out := slices.Concat(a, b)
	slices.Sort(out)
	return slices.Compact(out)
}

// greater is an arbitrary but fixed order, so that a tie is decided the same
// way on both computers.
func greater(a, b any) bool { return bytes.Compare(encode(a), encode(b)) > 0 }

func encode(v any) []byte {
	data, err := json.Marshal(v)
	if err != nil {
		panic("session: " + err.Error()) // Merge looked first
	}
	return data
}
