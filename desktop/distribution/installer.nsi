; The Windows installer: per user, no administrator. Made by desktop/distribution/installer.py, which
; defines VERSION, NUMBERS, MADE (files.nsh, files.txt and types.nsh), ICON, SIDE, OUT and SIZE.
;
; `/S` installs silently, `/D=folder` (last) elsewhere. Exit codes: 0 done, 1 given up on a page,
; 2 given up while it works, 3 the program is open and was not closed.

Unicode true
Target amd64-unicode
SetCompressor /SOLID lzma
ManifestDPIAware true
ManifestLongPathAware true
RequestExecutionLevel user

!include MUI2.nsh
!include LogicLib.nsh
!include FileFunc.nsh
!include WinMessages.nsh

!define CLASSES "Software\Classes"
!define UNINSTALL "Software\Microsoft\Windows\CurrentVersion\Uninstall\Phaen"
!define LIST "files.txt"
!define SHORTCUT "$SMPROGRAMS\แผน.lnk"

Name "แผน"
OutFile "${OUT}"
InstallDir "$LOCALAPPDATA\Programs\Phaen"
InstallDirRegKey HKCU "${UNINSTALL}" "InstallLocation"
Caption "ติดตั้งโปรแกรมแผน"
UninstallCaption "ถอนการติดตั้งโปรแกรมแผน"
UninstallButtonText "ถอนการติดตั้ง"
BrandingText "แผน ${VERSION}"
; What Windows writes its own Thai dialogs with.
SetFont "Leelawadee UI" 9

VIProductVersion "${NUMBERS}"
VIAddVersionKey /LANG=1054 "ProductName" "แผน (Phaen)"
VIAddVersionKey /LANG=1054 "FileDescription" "ติดตั้งโปรแกรมแผน"
VIAddVersionKey /LANG=1054 "FileVersion" "${VERSION}"
VIAddVersionKey /LANG=1054 "ProductVersion" "${VERSION}"
VIAddVersionKey /LANG=1054 "LegalCopyright" "Apache-2.0"

!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_WELCOMEFINISHPAGE_BITMAP "${SIDE}"
!define MUI_UNWELCOMEFINISHPAGE_BITMAP "${SIDE}"
!define MUI_WELCOMEPAGE_TITLE "ติดตั้งโปรแกรมแผน รุ่น ${VERSION}"
!define MUI_WELCOMEPAGE_TEXT "จัดทำแผนปฏิบัติการประจำปี$\r$\nของหน่วยงานกรุงเทพมหานคร$\r$\n$\r$\nติดตั้งเฉพาะผู้ใช้คนนี้$\r$\nไม่ต้องใช้สิทธิ์ผู้ดูแลเครื่อง$\r$\n$\r$\nถ้ามีรุ่นก่อนอยู่ จะแทนที่ด้วยรุ่นนี้$\r$\nแผนและแฟ้มสำรองอยู่ครบตามเดิม"
!define MUI_FINISHPAGE_TITLE "ติดตั้งเสร็จแล้ว"
!define MUI_FINISHPAGE_TEXT "เปิดโปรแกรมได้จากเมนูเริ่ม ชื่อ “แผน” หรือดับเบิลคลิกแฟ้ม .phaen"
!define MUI_FINISHPAGE_RUN "$INSTDIR\phaenw.exe"
!define MUI_FINISHPAGE_RUN_TEXT "เปิดโปรแกรมแผน"
!define MUI_ABORTWARNING

!insertmacro MUI_PAGE_WELCOME
!define MUI_PAGE_HEADER_TEXT "เลือกโฟลเดอร์ของโปรแกรม"
!define MUI_PAGE_HEADER_SUBTEXT "แผนของท่านอยู่ในโฟลเดอร์ข้อมูลของผู้ใช้ ไม่ได้อยู่ในโฟลเดอร์นี้"
!define MUI_DIRECTORYPAGE_TEXT_TOP "โปรแกรมจะติดตั้งในโฟลเดอร์ต่อไปนี้$\r$\nถ้าต้องการโฟลเดอร์อื่น ให้กด “เรียกดู”"
!define MUI_DIRECTORYPAGE_TEXT_DESTINATION "โฟลเดอร์ของโปรแกรม"
!insertmacro MUI_PAGE_DIRECTORY
!define MUI_PAGE_HEADER_TEXT "กำลังติดตั้ง"
!define MUI_PAGE_HEADER_SUBTEXT "โปรดรอสักครู่"
!define MUI_INSTFILESPAGE_FINISHHEADER_TEXT "ติดตั้งเสร็จแล้ว"
!define MUI_INSTFILESPAGE_FINISHHEADER_SUBTEXT "แผนและแฟ้มสำรองอยู่ครบตามเดิม"
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!define MUI_PAGE_HEADER_TEXT "ถอนการติดตั้งโปรแกรมแผน"
!define MUI_PAGE_HEADER_SUBTEXT "แผนและแฟ้มสำรองของท่านจะยังอยู่ครบ"
!define MUI_UNCONFIRMPAGE_TEXT_TOP "โปรแกรมจะถูกลบออกจากโฟลเดอร์ต่อไปนี้ กด “ถอนการติดตั้ง” เพื่อเริ่ม"
!define MUI_UNCONFIRMPAGE_TEXT_LOCATION "โฟลเดอร์"
!insertmacro MUI_UNPAGE_CONFIRM
!define MUI_PAGE_HEADER_TEXT "กำลังถอนการติดตั้ง"
!define MUI_PAGE_HEADER_SUBTEXT "โปรดรอสักครู่"
!define MUI_UNINSTFILESPAGE_FINISHHEADER_TEXT "ถอนการติดตั้งแล้ว"
!define MUI_UNINSTFILESPAGE_FINISHHEADER_SUBTEXT "แผนและแฟ้มสำรองของท่านยังอยู่ครบ"
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "Thai"

; Both the installer and the uninstaller have these: `un` is "" or "un.".
!macro Functions un

; $R0: 1 where one of the programs is open, whose file then cannot be written.
Function ${un}LookForProgram
  StrCpy $R0 0
  ClearErrors
  ${If} ${FileExists} "$INSTDIR\phaenw.exe"
    FileOpen $0 "$INSTDIR\phaenw.exe" a
    ${If} ${Errors}
      StrCpy $R0 1
      Return
    ${EndIf}
    FileClose $0
  ${EndIf}
  ClearErrors
  ${If} ${FileExists} "$INSTDIR\phaen.exe"
    FileOpen $0 "$INSTDIR\phaen.exe" a
    ${If} ${Errors}
      StrCpy $R0 1
      Return
    ${EndIf}
    FileClose $0
  ${EndIf}
FunctionEnd

; Ask every window of the programs to close, as its own button does: it saves first, and
; asks where it cannot.
Function ${un}AskWindows
  StrCpy $1 0
  ${Do}
    System::Call 'user32::FindWindowExW(p 0, p r1, p 0, p 0) p .r1'
    ${If} $1 P= 0
      ${Break}
    ${EndIf}
    System::Call 'user32::IsWindowVisible(p r1) i .r2'
    System::Call 'user32::GetWindow(p r1, i 4) p .r3'
    ${If} $2 <> 0
    ${AndIf} $3 P= 0
      System::Call 'user32::GetWindowThreadProcessId(p r1, *i .r4)'
      System::Call 'kernel32::OpenProcess(i 0x1000, i 0, i r4) p .r5'
      ${If} $5 P<> 0
        StrCpy $7 ${NSIS_MAX_STRLEN}
        System::Call 'kernel32::QueryFullProcessImageNameW(p r5, i 0, w .r6, *i r7r7)'
        System::Call 'kernel32::CloseHandle(p r5)'
        ${If} $6 == "$INSTDIR\phaenw.exe"
        ${OrIf} $6 == "$INSTDIR\phaen.exe"
          System::Call 'user32::PostMessageW(p r1, i ${WM_CLOSE}, p 0, p 0)'
        ${EndIf}
      ${EndIf}
    ${EndIf}
  ${Loop}
FunctionEnd

Function ${un}CloseProgram
  Call ${un}LookForProgram
  ${If} $R0 = 0
    Return
  ${EndIf}
  MessageBox MB_OKCANCEL|MB_ICONINFORMATION "โปรแกรมแผนเปิดอยู่ กด “ตกลง” เพื่อให้โปรแกรมบันทึกงานและปิดก่อน แล้วทำต่อ" /SD IDOK IDOK ask
    SetErrorLevel 2
    Quit
  ask:
  Call ${un}AskWindows
  StrCpy $R1 0
  ${Do}
    Sleep 250
    Call ${un}LookForProgram
    ${If} $R0 = 0
      Return
    ${EndIf}
    IntOp $R1 $R1 + 1
    ; Again now and then: one that was only beginning has not heard it.
    IntOp $R2 $R1 % 20
    ${If} $R2 = 0
      Call ${un}AskWindows
    ${EndIf}
  ${LoopUntil} $R1 >= 240
  MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "โปรแกรมแผนยังเปิดอยู่ โปรดดูว่าโปรแกรมถามสิ่งใดไว้ ตอบแล้วปิดโปรแกรม จากนั้นกด “ลองใหม่”" /SD IDCANCEL IDRETRY ask
  SetErrorLevel 3
  Quit
FunctionEnd

; Remove exactly what the version that is there has brought: its own list says what.
Function ${un}RemoveFiles
  ClearErrors
  FileOpen $0 "$INSTDIR\${LIST}" r
  ${If} ${Errors}
    Return
  ${EndIf}
  DetailPrint "กำลังลบแฟ้มของโปรแกรมที่มีอยู่"
  SetDetailsPrint none
  ${Do}
    ClearErrors
    FileReadUTF16LE $0 $1
    ${If} ${Errors}
      ${Break}
    ${EndIf}
    StrCpy $1 $1 -2
    StrCpy $2 $1 1 -1
    ${If} $1 == ""
      ${Continue}
    ${EndIf}
    ${If} $2 == "\"
      RMDir "$INSTDIR\$1"
    ${Else}
      Delete "$INSTDIR\$1"
    ${EndIf}
  ${Loop}
  FileClose $0
  Delete "$INSTDIR\${LIST}"
  SetDetailsPrint both
FunctionEnd

!macroend

; A type of files that a double click opens with the program.
!macro AddType SUFFIX TYPE WORDS
  WriteRegStr HKCU "${CLASSES}\${SUFFIX}" "" "${TYPE}"
  WriteRegStr HKCU "${CLASSES}\${SUFFIX}\OpenWithProgids" "${TYPE}" ""
  WriteRegStr HKCU "${CLASSES}\${TYPE}" "" "${WORDS}"
  WriteRegStr HKCU "${CLASSES}\${TYPE}\DefaultIcon" "" "$INSTDIR\phaenw.exe,0"
  WriteRegStr HKCU "${CLASSES}\${TYPE}\shell\open\command" "" '"$INSTDIR\phaenw.exe" "%1"'
!macroend

; Taken away again, but for a suffix that another program has made its own.
!macro RemoveType SUFFIX TYPE WORDS
  ReadRegStr $0 HKCU "${CLASSES}\${SUFFIX}" ""
  ${If} $0 == "${TYPE}"
    DeleteRegKey HKCU "${CLASSES}\${SUFFIX}"
  ${EndIf}
  DeleteRegKey HKCU "${CLASSES}\${TYPE}"
!macroend

; `types.nsh` has a line for each: its suffix, its name in the registry, and what it is called.
!macro EachType ACT
  !include "${MADE}/types.nsh"
!macroend

!insertmacro Functions ""
!insertmacro Functions "un."

Section
  Call CloseProgram
  Call RemoveFiles
  SetOverwrite on
  DetailPrint "กำลังเขียนแฟ้มของโปรแกรม"
  SetDetailsPrint none
  !include "${MADE}/files.nsh"
  SetOutPath "$INSTDIR"
  File "/oname=${LIST}" "${MADE}/files.txt"
  SetDetailsPrint both
  WriteUninstaller "$INSTDIR\uninstall.exe"
  CreateShortcut "${SHORTCUT}" "$INSTDIR\phaenw.exe"

  !insertmacro EachType AddType

  WriteRegStr HKCU "${UNINSTALL}" "DisplayName" "แผน (Phaen)"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayIcon" "$INSTDIR\phaenw.exe,0"
  WriteRegStr HKCU "${UNINSTALL}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${UNINSTALL}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKCU "${UNINSTALL}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD HKCU "${UNINSTALL}" "EstimatedSize" ${SIZE}
  WriteRegDWORD HKCU "${UNINSTALL}" "NoModify" 1
  WriteRegDWORD HKCU "${UNINSTALL}" "NoRepair" 1
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'
SectionEnd

Section "Uninstall"
  Call un.CloseProgram
  Call un.RemoveFiles
  Delete "$INSTDIR\uninstall.exe"
  SetOutPath "$TEMP"
  RMDir "$INSTDIR"
  Delete "${SHORTCUT}"
  !insertmacro EachType RemoveType
  DeleteRegKey HKCU "${UNINSTALL}"
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'
  DetailPrint "แผนและแฟ้มสำรองยังอยู่ที่ $LOCALAPPDATA\Phaen"
  MessageBox MB_OK|MB_ICONINFORMATION "ถอนการติดตั้งแล้ว แผนและแฟ้มสำรองของท่านยังอยู่ครบที่$\r$\n$LOCALAPPDATA\Phaen" /SD IDOK
SectionEnd
