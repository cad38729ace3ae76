package restorelog

// kernelTally is what a log of the computer's kernel says of USB.
type kernelTally struct{}

func (k *kernelTally) tell(res *Result) {}
