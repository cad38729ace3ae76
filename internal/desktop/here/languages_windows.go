package here

import "golang.org/x/sys/windows"

// systemLanguages are those in which Windows shows its own windows to this
// user.
func systemLanguages() []string {
	names, err := windows.GetUserPreferredUILanguages(windows.MUI_LANGUAGE_NAME)
	if err != nil {
		return nil // English then
	}
	return names
}
