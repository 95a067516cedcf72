; Installer for Windows, for one user, without administrator rights. makensis runs on Windows and Linux:
;   makensis -DVERSION=1.0.0 -DBUNDLE=build\tree\backcoach -DICON=build\icons\backcoach.ico -DOUT=dist\BackCoach-1.0.0-setup.exe packaging\windows\backcoach.nsi
Unicode true
!include MUI2.nsh
!include FileFunc.nsh

!ifndef VERSION
  !error "say the version: -DVERSION=1.0.0"
!endif

Name "BackCoach"
OutFile "${OUT}"
RequestExecutionLevel user
InstallDir "$LOCALAPPDATA\Programs\BackCoach"
InstallDirRegKey HKCU "Software\BackCoach" "InstallDir"
SetCompressor /SOLID lzma
VIProductVersion "${VERSION}.0"
VIAddVersionKey "ProductName" "BackCoach"
VIAddVersionKey "FileDescription" "BackCoach installer"
VIAddVersionKey "FileVersion" "${VERSION}"
VIAddVersionKey "ProductVersion" "${VERSION}"
VIAddVersionKey "LegalCopyright" "The BackCoach authors, MIT licence"

!define UNINSTALL "Software\Microsoft\Windows\CurrentVersion\Uninstall\BackCoach"
!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_FINISHPAGE_RUN "$INSTDIR\BackCoach.exe"
!define MUI_UNCONFIRMPAGE_TEXT_TOP "The program is removed. What you recorded stays in $LOCALAPPDATA\backcoach; delete that folder to delete it, too."

!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "English"

Section "BackCoach"
  ; An upgrade takes the old program away first, so that no file of it stays; the data lie elsewhere.
  RMDir /r "$INSTDIR\lib"
  SetOutPath "$INSTDIR"
  File /r "${BUNDLE}/*"
  FileOpen $0 "$INSTDIR\lib\backcoach\installed-by" w
  FileWrite $0 "windows"
  FileClose $0
  CreateShortcut "$SMPROGRAMS\BackCoach.lnk" "$INSTDIR\BackCoach.exe"
  WriteUninstaller "$INSTDIR\uninstall.exe"
  WriteRegStr HKCU "Software\BackCoach" "InstallDir" "$INSTDIR"
  WriteRegStr HKCU "Software\Classes\.backcoach" "" "BackCoach.Export"
  WriteRegStr HKCU "Software\Classes\BackCoach.Export" "" "BackCoach export or shared routine"
  WriteRegStr HKCU "Software\Classes\BackCoach.Export\DefaultIcon" "" "$INSTDIR\BackCoach.exe,0"
  WriteRegStr HKCU "Software\Classes\BackCoach.Export\shell\open\command" "" '"$INSTDIR\BackCoach.exe" window "%1"'
  WriteRegStr HKCU "${UNINSTALL}" "DisplayName" "BackCoach"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayIcon" "$INSTDIR\BackCoach.exe"
  WriteRegStr HKCU "${UNINSTALL}" "Publisher" "The BackCoach authors"
  WriteRegStr HKCU "${UNINSTALL}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKCU "${UNINSTALL}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD HKCU "${UNINSTALL}" "NoModify" 1
  WriteRegDWORD HKCU "${UNINSTALL}" "NoRepair" 1
  ${GetSize} "$INSTDIR" "/S=0K" $0 $1 $2
  WriteRegDWORD HKCU "${UNINSTALL}" "EstimatedSize" "$0"
SectionEnd

Section "Uninstall"
  Delete "$SMPROGRAMS\BackCoach.lnk"
  Delete "$INSTDIR\BackCoach.exe"
  Delete "$INSTDIR\backcoach-cli.exe"
  Delete "$INSTDIR\uninstall.exe"
  RMDir /r "$INSTDIR\lib"
  RMDir "$INSTDIR"
  DeleteRegKey HKCU "${UNINSTALL}"
  DeleteRegKey HKCU "Software\BackCoach"
  DeleteRegKey HKCU "Software\Classes\.backcoach"
  DeleteRegKey HKCU "Software\Classes\BackCoach.Export"
SectionEnd
