package restorelog

import (
	"slices"
	"strings"
)

// allTokens is every token there is, each text once a family.
func allTokens() []token {
	all := slices.Concat(appleTokens, startTokens, restoreTokens, wrapperTokens, configuratorTokens, crashTokens, futureTokens, pymobileTokens, deviceTokens, productTokens, kernelTokens)
	for _, text := range dialogTokens {
		all = append(all, token{text, anywhere, anyone, noHint, dialogUnknown})
	}
	for _, name := range operationNames() {
		all = append(all, token{strings.ToLower(name), atStart, idevice, noHint, operatesNamed})
	}
	return all
}

// operationNames are the names of operations, old ones too, each once.
func operationNames() []string {
	names := slices.Clone(oldOperationNames)
	for _, op := range operations {
		names = append(names, op.name)
	}
	for name := range otherNames {
		names = append(names, name)
	}
	slices.SortFunc(names, func(a, b string) int { return strings.Compare(strings.ToLower(a), strings.ToLower(b)) })
	return slices.CompactFunc(names, strings.EqualFold)
}
