package proplist

import "errors"

// object is an object of a binary list: how many bytes it takes and which
// others it holds.
type object struct {
	size uint64
	refs []uint64
	// grown is what it comes to with all that it holds; known once done.
	grown         grown
	done, holding bool
}

// grown is a size after every reference was followed.
type grown struct{ objects, bytes uint64 }

// unfolding follows the references of a binary list. An object may be held by
// many others, and the library makes a copy for each: thirty arrays that each
// hold the next one twice become a thousand million. So the copies are counted
// before any is made.
type unfolding struct {
	objects []object
	most    uint64 // bytes
}

// unfold is what object n comes to.
func (u *unfolding) unfold(n uint64, depth int) (grown, error) {
	if n >= uint64(len(u.objects)) {
		return grown{}, errors.New("a reference leads nowhere")
	}
	o := &u.objects[n]
	switch {
	case o.done:
		return o.grown, nil
	case o.holding:
		return grown{}, errors.New("an object holds itself")
	case depth > maxDepth:
		return grown{}, errors.New("it nests too deep")
	}
	o.holding = true
	all := grown{1, o.size}
	for _, ref := range o.refs {
		g, err := u.unfold(ref, depth+1)
		if err != nil {
			return grown{}, err
		}
		all.objects += g.objects
		all.bytes += g.bytes
		if all.objects > maxShared || all.bytes > u.most {
			return grown{}, errors.New("it grows out of all proportion when it is unfolded")
		}
	}
	o.holding, o.done, o.grown = false, true, all
	return all, nil
}

// references are the objects that the one in b holds; b is as long as claim
// says.
func references(b []byte, refSize uint64) []uint64 {
	kind, n, used := b[0]>>4, uint64(b[0]&0x0f), uint64(1)
	if kind != 0xa && kind != 0xc && kind != 0xd {
		return nil
	}
	if n == 0x0f {
		size := uint64(1) << (b[1] & 0x0f)
		n, used = bigEndian(b[2:2+size]), 2+size
	}
	if kind == 0xd {
		n *= 2
	}
	refs := make([]uint64, 0, n)
	for i := range n {
		refs = append(refs, bigEndian(b[used+i*refSize:][:refSize]))
	}
	return refs
}
