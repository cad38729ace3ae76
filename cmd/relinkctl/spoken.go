package main

import (
	"errors"
	"io"
)

// spoken is where results are written. It remembers that a write failed, for
// not every printer of the libraries says so: help on a full disk is a failure
// like any other.
type spoken struct {
	to     io.Writer
	failed error
}

var errClosed = errors.New("standard output is closed")

func (s *spoken) Write(p []byte) (int, error) {
	if s.failed != nil {
		return 0, s.failed
	}
	n, err := s.to.Write(p)
	s.failed = err
	return n, err
}
