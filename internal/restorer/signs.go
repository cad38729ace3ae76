package restorer

import "bytes"

// signs are what Relink itself looks for in the program's output, beside what
// the log's reader tells.
type signs struct {
	// sent: the program said that it sends something to the phone.
	sent bool
	// erases: it said that it is about to erase the phone.
	erases bool
	// unknown: the phone asked for something that it does not know.
	unknown bool

	line []byte
	tell func()
}

// The texts (idevicerestore 1.0.0 and 405fcd1). What is sent to Apple's signing
// server is not sent to the phone.
var (
	sendingText = []byte("Sending ")
	signingText = []byte("TSS request")
	eraseText   = []byte("This restore will erase")
	unknownText = []byte("Unknown data request")
)

// maxSign bounds the line that is looked at; what stands farther back is no
// message of this program.
const maxSign = 4 << 10

// Write takes the output in chunks that may end anywhere.
func (s *signs) Write(chunk []byte) (int, error) {
	n := len(chunk)
	for len(chunk) > 0 {
		end := bytes.IndexAny(chunk, "\r\n")
		part := chunk
		if end >= 0 {
			part = chunk[:end]
		}
		if room := maxSign - len(s.line); room > 0 {
			s.line = append(s.line, part[:min(len(part), room)]...)
		}
		if end < 0 {
			break
		}
		s.look()
		s.line = s.line[:0]
		chunk = chunk[end+1:]
	}
	s.look() // a line need not have ended to be read
	return n, nil
}

func (s *signs) look() {
	before := [3]bool{s.sent, s.erases, s.unknown}
	s.sent = s.sent || bytes.Contains(s.line, sendingText) && !bytes.Contains(s.line, signingText) && whole(s.line)
	s.erases = s.erases || bytes.Contains(s.line, eraseText)
	s.unknown = s.unknown || bytes.Contains(s.line, unknownText)
	if s.tell != nil && before != [3]bool{s.sent, s.erases, s.unknown} {
		s.tell()
	}
}

// whole says whether so much of a line is there that "TSS request" would be
// too: "Sending Veridian TSS request...". Until then nothing is known of it.
func whole(line []byte) bool {
	const longest = len("Sending FirmwareUpdaterPreflight TSS request")
	return len(line)-bytes.Index(line, sendingText) >= longest || bytes.IndexAny(line, "(.%") > 0
}
