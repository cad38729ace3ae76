package ui

import (
	"time"

	"relink/ui/tool"
)

// toolPile is the tools that are open, the one that is seen last.
type toolPile struct {
	open []tool.Tool
	turn int // counts changes, so that a tool is built anew
}

// top is the tool that is seen; nil when none is open.
func (p *toolPile) top() tool.Tool {
	if len(p.open) == 0 {
		return nil
	}
	return p.open[len(p.open)-1]
}

// pop closes the uppermost one.
func (p *toolPile) pop() {
	last := p.top()
	p.open = p.open[:len(p.open)-1]
	if d, ok := last.(tool.Closer); ok {
		d.Close()
	}
}

// clear closes all of them.
func (p *toolPile) clear() {
	for len(p.open) > 0 {
		p.pop()
	}
}

// mayCover tells whether something may lie over what is shown. A try of the
// coach is not covered: hands are on the phone.
func (w *Window) mayCover() bool {
	if w.trying() {
		w.tellNotice("book.later")
		return false
	}
	return true
}

// mayAct tells whether anything may be done to a phone now, and says why not.
// While a restore may run the bus is only read, and a phone that is wet, hot or
// swollen is left alone.
func (w *Window) mayAct() bool {
	switch {
	case w.story.Watched():
		w.tellNotice("act.not-now")
	case w.story.Way.Unsafe():
		w.tellNotice("act.unsafe")
	default:
		return true
	}
	return false
}

// tellNotice shows a sentence on the left side.
func (w *Window) tellNotice(id string) {
	w.notice = w.say(id, nil)
	w.live(time.Now())
}

// openTool puts a tool over whatever is shown.
func (w *Window) openTool(d tool.Tool) {
	if !w.mayCover() {
		return
	}
	w.opened.open = append(w.opened.open, d)
	w.turnTool()
}

// closeTool takes the uppermost tool away.
func (w *Window) closeTool() {
	if len(w.opened.open) > 0 {
		w.opened.pop()
	}
	w.turnTool()
	w.panel.Wake(time.Now()) // a coach that is seen again may begin
}

// seen tells whether a tool is the one that is seen.
func (w *Window) seen(d tool.Tool) bool {
	if top := w.opened.top(); top != nil {
		return top == d
	}
	return w.report == d
}

// redraw shows a tool as it is now, where it is the one that is seen.
func (w *Window) redraw(d tool.Tool) {
	if w.seen(d) {
		w.turnTool()
	}
}

// turnTool shows the uppermost tool as it is now.
func (w *Window) turnTool() {
	w.opened.turn++
	w.show()
}
