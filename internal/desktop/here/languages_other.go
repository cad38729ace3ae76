//go:build !windows && !darwin

package here

// systemLanguages: the variables are all that these systems have.
func systemLanguages() []string { return nil }
