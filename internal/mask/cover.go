package mask

// cover is which part each byte of a text belongs to; 0 is none.
type cover struct {
	of    []int32
	parts []Part // part n stands at n-1
}

// over covers the bytes from start to end, as far as nothing covers them yet:
// who came first knew best what it is.
func (c *cover) over(start, end int, number bool) {
	c.parts = append(c.parts, Part{start, end, number})
	for i := start; i < end; i++ {
		if c.of[i] == 0 {
			c.of[i] = int32(len(c.parts))
		}
	}
}

// inOrder is what is covered: a part for each stretch that one hit covers.
func (c *cover) inOrder() []Part {
	var out []Part
	for i := 0; i < len(c.of); {
		n, start := c.of[i], i
		for i < len(c.of) && c.of[i] == n {
			i++
		}
		if n > 0 {
			out = append(out, Part{start, i, c.parts[n-1].Number})
		}
	}
	return out
}
