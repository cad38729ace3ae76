package restorelog

// finder finds all of many tokens in one pass over a line, whatever the
// case of ASCII letters (Aho and Corasick's automaton).
type finder struct {
	class   [256]uint8 // byte to column; 0 is every byte no token holds
	columns int
	next    []uint16  // state*columns+column to state
	found   [][]int32 // state to the indexes of the tokens that end there
	// steps is next as scan uses it: where the state's row begins, with
	// hasFound set where tokens end.
	steps []uint32
}

const hasFound = 1 << 31

// newFinder builds the automaton for tokens, which are lower case.
func newFinder(tokens []string) *finder {
	f := &finder{columns: 1}
	for _, t := range tokens {
		for i := range len(t) {
			if f.class[t[i]] == 0 {
				f.class[t[i]] = uint8(f.columns)
				f.columns++
			}
		}
	}
	for c := byte('A'); c <= 'Z'; c++ {
		f.class[c] = f.class[c|0x20]
	}
	f.addState()
	for i, t := range tokens {
		f.add(t, int32(i))
	}
	f.link()
	f.steps = make([]uint32, len(f.next))
	for i, state := range f.next {
		f.steps[i] = uint32(int(state) * f.columns)
		if f.found[state] != nil {
			f.steps[i] |= hasFound
		}
	}
	return f
}

func (f *finder) addState() uint16 {
	f.next = append(f.next, make([]uint16, f.columns)...)
	f.found = append(f.found, nil)
	return uint16(len(f.found) - 1)
}

func (f *finder) add(token string, index int32) {
	state := uint16(0)
	for i := range len(token) {
		at := int(state)*f.columns + int(f.class[token[i]])
		if f.next[at] == 0 {
			added := f.addState() // may move f.next
			f.next[at] = added
		}
		state = f.next[at]
	}
	f.found[state] = append(f.found[state], index)
}

// link fills in where to go on when a token breaks off: breadth first, so
// that the shorter states are complete before the longer ones ask them.
func (f *finder) link() {
	fallback := make([]uint16, len(f.found))
	var queue []uint16
	for col := range f.columns {
		if s := f.next[col]; s != 0 {
			queue = append(queue, s)
		}
	}
	for len(queue) > 0 {
		state := queue[0]
		queue = queue[1:]
		f.found[state] = append(f.found[state], f.found[fallback[state]]...)
		for col := range f.columns {
			at, back := int(state)*f.columns+col, f.next[int(fallback[state])*f.columns+col]
			if child := f.next[at]; child != 0 {
				fallback[child] = back
				queue = append(queue, child)
			} else {
				f.next[at] = back
			}
		}
	}
}

// scan calls hit for every token in line, in the order in which they end;
// end is the index after the token's last byte.
func (f *finder) scan(line []byte, hit func(token int, end int)) {
	row := uint32(0)
	for i, c := range line {
		step := f.steps[row+uint32(f.class[c])]
		row = step &^ hasFound
		if step < hasFound {
			continue
		}
		for _, t := range f.found[int(row)/f.columns] {
			hit(int(t), i+1)
		}
	}
}
