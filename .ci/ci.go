// Package ci compares the program with real records that other programs
// printed. It holds tests only and needs the records beside the repository.
package ci
