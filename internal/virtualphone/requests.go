package virtualphone

import (
	"fmt"
	"slices"
	"sync"
)

// Requests notes what a phone was asked, and whether by a computer that it
// trusts. Hear is what a Lockdown tells. The zero value has heard nothing.
type Requests struct {
	mu   sync.Mutex
	said []string
}

// Hear notes a request.
func (r *Requests) Hear(request string, trusted bool) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.said = append(r.said, fmt.Sprintf("%s trusted=%v", request, trusted))
}

// All are the requests in their order, such as "EnterRecovery trusted=false".
func (r *Requests) All() []string {
	r.mu.Lock()
	defer r.mu.Unlock()
	return slices.Clone(r.said)
}
