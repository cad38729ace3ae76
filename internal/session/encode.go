package session

import (
	"encoding/json"
	"fmt"
)

// Encode writes a session down as Read reads it: one relink.session/1 object.
// It holds what names the phone, so the file is for its owner.
func Encode(s Session) ([]byte, error) {
	s.Schema = Schema
	data, err := json.MarshalIndent(s, "", "  ")
	if err != nil {
		return nil, fmt.Errorf("write the session down: %w", err)
	}
	return append(data, '\n'), nil
}
