package kit

// longestWord is the most letters of a word that enlarged text shrinks for;
// what is longer is a path or a name that a device made up, and breaks.
const longestWord = 26

// fontAt is the size in pixels to set the text in at a width: enlarged text
// shrinks, not below its usual size, rather than break a word inside.
func (t *Text) fontAt(width, size float32) float32 {
	least := Roles[t.Role].Size
	if size <= least || t.Cut || width <= 0 {
		return size
	}
	if t.Measure > 0 {
		width = min(width, t.Measure)
	}
	font := size
	for words := wordsOf(t.shown()); len(words) > 0; {
		n := together(words)
		font = min(font, t.fontFor(words[:n], width, font))
		words = words[n:]
	}
	return font
}

// fontFor is the size for words without a break between them: font, or less
// where that keeps them whole.
func (t *Text) fontFor(words []word, width, font float32) float32 {
	if (line{words: words}).letters() > longestWord {
		return font
	}
	for fits := font; fits >= Roles[t.Role].Size; fits *= 0.97 {
		wide := func(s string, isStrong bool) float32 { return measure(s, fits, t.styleOf(isStrong)) }
		if measured(words, wide).width <= width {
			return fits
		}
	}
	return font
}
