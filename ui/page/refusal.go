package page

import "errors"

// Refusal says why a phone could not be asked or told something.
type Refusal string

// The refusals: each has its sentence and a way on.
const (
	RefusedPermission Refusal = "permission"   // this user may not open it
	RefusedDriver     Refusal = "driver"       // the system's driver keeps it
	RefusedGone       Refusal = "gone"         // it left before
	RefusedNotBuiltIn Refusal = "not-built-in" // this build cannot
	RefusedOther      Refusal = "other"        // anything else
)

// Refused is an error of an act with its reason.
type Refused struct {
	Why Refusal
	Err error
}

func (r *Refused) Error() string { return r.Err.Error() }

func (r *Refused) Unwrap() error { return r.Err }

// RefusalOf is why an act failed.
func RefusalOf(err error) Refusal {
	if r := (*Refused)(nil); errors.As(err, &r) {
		return r.Why
	}
	return RefusedOther
}
