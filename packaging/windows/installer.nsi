; The installer for Windows. It installs for the person alone, into their own
; folder, so it asks for no administrator. VERSION, NUMBERS, FILES and OUT are
; given by packaging/windows.sh.
Target amd64-unicode
SetCompressor /SOLID lzma
!include MUI2.nsh
!include FileFunc.nsh

Name "Relink"
OutFile "${OUT}"
InstallDir "$LOCALAPPDATA\Programs\Relink"
InstallDirRegKey HKCU "Software\Relink" "InstallDir"
RequestExecutionLevel user
ManifestDPIAware true
VIProductVersion "${NUMBERS}.0"
VIAddVersionKey "ProductName" "Relink"
VIAddVersionKey "FileDescription" "Installs Relink"
VIAddVersionKey "FileVersion" "${VERSION}"
VIAddVersionKey "LegalCopyright" "MIT licence"

!define ENTRY "Software\Microsoft\Windows\CurrentVersion\Uninstall\Relink"
!define MUI_ICON "${FILES}\relink.ico"
!define MUI_UNICON "${FILES}\relink.ico"
!insertmacro MUI_PAGE_LICENSE "${FILES}\LICENSE.txt"
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!define MUI_FINISHPAGE_RUN "$INSTDIR\relink.exe"
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
; The first is for every language that is not here. Windows' own choice is taken
; without a question.
!insertmacro MUI_LANGUAGE "English"
!insertmacro MUI_LANGUAGE "German"
!insertmacro MUI_LANGUAGE "SpanishInternational"
!insertmacro MUI_LANGUAGE "Spanish"
!insertmacro MUI_LANGUAGE "French"
!insertmacro MUI_LANGUAGE "PortugueseBR"
!insertmacro MUI_LANGUAGE "SimpChinese"
LangString OPEN ${LANG_ENGLISH} "Relink is open. Close its window, then try again."
LangString OPEN ${LANG_GERMAN} "Relink ist geöffnet. Schließen Sie sein Fenster und versuchen Sie es dann noch einmal."
LangString OPEN ${LANG_SPANISHINTERNATIONAL} "Relink está abierto. Cierre su ventana e inténtelo de nuevo."
LangString OPEN ${LANG_SPANISH} "Relink está abierto. Cierre su ventana e inténtelo de nuevo."
LangString OPEN ${LANG_FRENCH} "Relink est ouvert. Fermez sa fenêtre, puis essayez de nouveau."
LangString OPEN ${LANG_PORTUGUESEBR} "O Relink está aberto. Feche a janela dele e tente de novo."
LangString OPEN ${LANG_SIMPCHINESE} "Relink 正在运行。请关闭它的窗口，然后重试。"

; A program that runs can neither be replaced nor removed. It holds the mutex of
; cmd/relink/instance_windows.go, which opens with the right SYNCHRONIZE.
!macro WAIT_UNTIL_CLOSED
look:
	System::Call 'kernel32::OpenMutexW(i 0x100000, i 0, w "Local\app.relink.Relink") p .r0'
	IntPtrCmp $0 0 closed
	System::Call 'kernel32::CloseHandle(p r0)'
	MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "$(OPEN)" /SD IDCANCEL IDRETRY look
	SetErrorLevel 1
	Quit
closed:
!macroend
Function .onInit
	!insertmacro WAIT_UNTIL_CLOSED
FunctionEnd
Function un.onInit
	!insertmacro WAIT_UNTIL_CLOSED
FunctionEnd

Section "Relink"
	SetOutPath "$INSTDIR"
	File "${FILES}\relink.exe"
	File "${FILES}\relinkctl.exe"
	File "${FILES}\relink.ico"
	File "${FILES}\LICENSE.txt"
	File "${FILES}\libusb-LGPL-2.1.txt"
	File "${FILES}\licences.txt"
	File "${FILES}\notices.txt"
	WriteUninstaller "$INSTDIR\uninstall.exe"
	CreateShortcut "$SMPROGRAMS\Relink.lnk" "$INSTDIR\relink.exe" "" "$INSTDIR\relink.ico"
	WriteRegStr HKCU "Software\Relink" "InstallDir" "$INSTDIR"
	WriteRegStr HKCU "${ENTRY}" "DisplayName" "Relink"
	WriteRegStr HKCU "${ENTRY}" "DisplayVersion" "${VERSION}"
	WriteRegStr HKCU "${ENTRY}" "Publisher" "The Relink developers"
	WriteRegStr HKCU "${ENTRY}" "DisplayIcon" "$INSTDIR\relink.ico"
	WriteRegStr HKCU "${ENTRY}" "UninstallString" '"$INSTDIR\uninstall.exe"'
	WriteRegStr HKCU "${ENTRY}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
	WriteRegDWORD HKCU "${ENTRY}" "NoModify" 1
	WriteRegDWORD HKCU "${ENTRY}" "NoRepair" 1
	${GetSize} "$INSTDIR" "/S=0K" $0 $1 $2
	WriteRegDWORD HKCU "${ENTRY}" "EstimatedSize" "$0"
SectionEnd

; Only what was installed goes. Sessions and logs belong to the person and stay.
Section "Uninstall"
	Delete "$INSTDIR\relink.exe"
	Delete "$INSTDIR\relinkctl.exe"
	Delete "$INSTDIR\relink.ico"
	Delete "$INSTDIR\LICENSE.txt"
	Delete "$INSTDIR\libusb-LGPL-2.1.txt"
	Delete "$INSTDIR\licences.txt"
	Delete "$INSTDIR\notices.txt"
	Delete "$INSTDIR\uninstall.exe"
	RMDir "$INSTDIR"
	Delete "$SMPROGRAMS\Relink.lnk"
	DeleteRegKey HKCU "${ENTRY}"
	DeleteRegKey HKCU "Software\Relink"
SectionEnd
