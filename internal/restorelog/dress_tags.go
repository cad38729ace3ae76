package restorelog

import (
	"bytes"
	"slices"
)

// tagNames are what stands in brackets before a line and says who wrote it:
// the streams of a program, and threads.
var tagNames = map[string]bool{
	"stdout": true, "stderr": true, "stdin": true, "out": true, "err": true, "console": true, "tty": true,
	"main": true, "mainthread": true, "idevicerestore": true, "futurerestore": true, "restore": true,
}

// brackets takes off "[11:50:17.0393] ", "[5676:8c8]: ", "[ERROR] ", "<Info> ",
// "[stdout] " and the like, and nothing else in brackets.
func (c *content) brackets(closing byte) bool {
	b := c.body
	end := bytes.IndexByte(b, closing)
	if end > 1 && end < 120 && len(bytes.Trim(b[1:end], barSigns)) == 0 {
		return c.bar(end + 1)
	}
	if end < 2 || end > 100 {
		return false
	}
	inside := bytes.TrimSpace(b[1:end])
	rest := bytes.TrimPrefix(b[end+1:], []byte(":"))
	if len(inside) == 0 {
		return false
	}
	if len(inside) < 12 && !isDigit(inside[0]) && isNamed(levels, inside) {
		c.failed = c.failed || isTrue(levels, inside)
		return c.log(rest)
	}
	return closing == ']' && c.square(inside, rest)
}

// square takes off what only square brackets hold: a time, the numbers of a
// process, a stream, a subsystem.
func (c *content) square(inside, rest []byte) bool {
	switch {
	case len(inside) <= 40 && (isTime(inside) || isProcessNumbers(inside) || isUptime(inside)):
		c.timed = true
		return c.log(rest)
	case isNamed(tagNames, inside), bytes.HasPrefix(inside, []byte("pod/")):
		return c.keep(rest)
	case len(inside) <= 40 && isDigit(inside[0]) && oddTime.Match(append(bytes.Clone(inside), ' ')):
		c.timed = true
		return c.log(rest)
	}
	return c.subsystem(inside, rest)
}

// subsystem takes off "[com.apple.mobiledevice:restore] ", which macOS's log
// puts behind a process.
func (c *content) subsystem(inside, rest []byte) bool {
	return c.logged && bytes.HasPrefix(inside, []byte("com.")) && bytes.IndexByte(inside, ':') > 0 && bytes.IndexByte(inside, ' ') < 0 && c.keep(rest)
}

// bar takes off what is left of a progress bar that a message was written
// behind: "[=====     ]  50.0% ".
func (c *content) bar(end int) bool {
	rest := trimFront(c.body[end:])
	digits := 0
	for digits < len(rest) && (isDigit(rest[digits]) || rest[digits] == '.') {
		digits++
	}
	return digits > 0 && digits < len(rest) && rest[digits] == '%' && c.log(rest[digits+1:])
}

// pageTags are the tags of pages that a line may be copied with.
var pageTags = []string{"p", "br", "br/", "li", "ul", "ol", "code", "pre", "td", "tr", "div", "span", "blockquote", "b", "i", "em", "strong", "font"}

// tag takes off a tag of a page, "<p>", "</li>", "<span class=x>".
func (c *content) tag() bool {
	end := bytes.IndexByte(c.body, '>')
	if end < 2 || end > 100 {
		return false
	}
	name := bytes.TrimPrefix(c.body[1:end], []byte("/"))
	if blank := bytes.IndexByte(name, ' '); blank >= 0 {
		name = name[:blank]
	}
	return slices.Contains(pageTags, string(name)) && c.keep(c.body[end+1:])
}

// parens takes off "(12) ", "(stdout) " and, behind a process, the library
// that spoke: "(MobileDevice) ".
func (c *content) parens() bool {
	end := bytes.IndexByte(c.body, ')')
	if end < 2 || end > 60 || end+1 >= len(c.body) || c.body[end+1] != ' ' && c.body[end+1] != ':' {
		return false
	}
	inside := c.body[1:end]
	known := allDigits(inside) && len(inside) < 8 || isNamed(tagNames, inside)
	if !known && (!c.logged || bytes.ContainsAny(inside, " (=,")) {
		return false
	}
	return c.keep(c.body[end+2:])
}

// numbering takes the number of a line off: "12: ", "12. ", "12) ", "12 | ",
// "12\t", and "12 " before a message that begins as one.
func (c *content) numbering() bool {
	digits := 0
	for digits < len(c.body) && isDigit(c.body[digits]) {
		digits++
	}
	if digits > 7 || digits >= len(c.body)-1 {
		return false
	}
	rest := c.body[digits+1:]
	switch c.body[digits] {
	case '\t':
		return c.keep(rest)
	case ':', ')', '|', '>':
		return !isDigit(rest[0]) && c.keep(rest)
	case '.', '-':
		return rest[0] == ' ' && c.keep(rest)
	case ' ':
		rest = trimFront(rest)
		return len(rest) > 1 && (isLetter(rest[0]) && rest[0] <= 'Z' || bytes.IndexByte([]byte("[<{|\"'`"), rest[0]) >= 0) && c.keep(rest)
	}
	return false
}

// stream takes off "stderr: ", "stdout F " and what docker compose puts before
// each line, "restore-1  | ".
func (c *content) stream() bool {
	b := c.body
	end := nameEnd(b)
	if end < 3 || end >= len(b)-1 {
		return false
	}
	rest := trimFront(b[end:])
	if len(rest) > 1 && rest[0] == '|' && rest[1] != '|' {
		return c.keep(rest[1:])
	}
	// "root - " and "module:function:12 - " between a time and a message.
	if c.logged && len(rest) > 2 && rest[0] == '-' && rest[1] == ' ' && b[end] == ' ' {
		return c.keep(rest[2:])
	}
	if isNamed(tagNames, b[:end]) {
		return c.streamName(end, rest)
	}
	return c.caller(end)
}

// nameEnd is where the name of a stream, a program or a module ends.
func nameEnd(b []byte) int {
	end := 0
	for end < len(b) && end < 64 && (isLetter(b[end]) || isDigit(b[end]) || bytes.IndexByte([]byte("_.-"), b[end]) >= 0) {
		end++
	}
	return end
}

// streamName takes off the name of a stream, which ends there and which rest
// follows.
func (c *content) streamName(end int, rest []byte) bool {
	switch {
	case c.body[end] == ':' || c.body[end] == '>':
		return c.keep(c.body[end+1:])
	case len(rest) > 2 && (rest[0] == 'F' || rest[0] == 'P') && rest[1] == ' ':
		return c.keep(rest[2:])
	}
	return false
}

// caller takes off "module:function:12 - " and "tid:1530b - ".
func (c *content) caller(end int) bool {
	if c.body[end] != ':' || !c.logged {
		return false
	}
	word, rest, ok := bytes.Cut(c.body[:min(len(c.body), 100)], []byte(" - "))
	return ok && bytes.IndexByte(word, ' ') < 0 && len(rest) > 0 && c.keep(c.body[len(word)+3:])
}

// column takes the process off that stands in a column of its own, as in what
// is copied from macOS's Console.
func (c *content) column() bool {
	end := bytes.IndexByte(c.body[:min(len(c.body), 80)], '\t')
	if !c.columns || end < 1 {
		return false
	}
	for _, x := range c.body[:end] {
		if !isLetter(x) && !isDigit(x) && bytes.IndexByte([]byte("._ ()-"), x) < 0 {
			return false
		}
	}
	return c.keep(c.body[end+1:])
}

// fieldNames are the names of fields before a message, in lines of "name=text".
var fieldNames = []string{"time", "ts", "t", "level", "lvl", "msg", "message", "logger", "source", "stream", "severity"}

// field takes off `time="2024-06-01" `, "level=info " and `msg="`.
func (c *content) field() bool {
	at := bytes.IndexByte(c.body[:min(len(c.body), 12)], '=')
	if at < 1 || !slices.Contains(fieldNames, string(c.body[:at])) {
		return false
	}
	name, rest := string(c.body[:at]), c.body[at+1:]
	if name == "msg" || name == "message" {
		return c.log(bytes.TrimPrefix(rest, []byte(`"`)))
	}
	stop := byte(' ')
	if len(rest) > 0 && rest[0] == '"' {
		rest, stop = rest[1:], '"'
	}
	end := bytes.IndexByte(rest, stop)
	if end < 0 {
		return false
	}
	c.failed = c.failed || isTrue(levels, rest[:end])
	return c.log(rest[end+1:])
}

// messageKeys stand before the message in a line that is an object of JSON.
var messageKeys = []string{`"log":"`, `"log": "`, `"msg":"`, `"msg": "`, `"message":"`, `"message": "`, `"MESSAGE":"`, `"eventMessage":"`, `"eventMessage" : "`, `"eventMessage": "`}

// object takes off what stands before the message in an object of JSON, as
// docker and the journal write each line, and "{file.py:12} ".
func (c *content) object() bool {
	if end := bytes.IndexByte(c.body, '}'); end > 0 && end < 60 && bytes.Contains(c.body[:end], []byte(".py:")) {
		return c.log(c.body[end+1:])
	}
	if c.body[1] != '"' && c.body[1] != ' ' {
		return false
	}
	for _, key := range messageKeys {
		if at := bytes.Index(c.body, []byte(key)); at >= 0 {
			c.failed = c.failed || bytes.Contains(c.body[:at], []byte(`"error"`))
			return c.log(c.body[at+len(key):])
		}
	}
	return false
}
