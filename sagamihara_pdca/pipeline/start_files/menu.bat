@echo off
rem 進行管理ツールのメニューを開きます。ダブルクリックで実行してください。
setlocal
pushd "%~dp0"
set "PDCA=%~dp0.venv\Scripts\sagamihara-pdca.exe"
if exist "%PDCA%" goto run
set "PDCA={program}"
if exist "%PDCA%" goto run
for %%P in (sagamihara-pdca.exe) do set "PDCA=%%~$PATH:P"
if defined PDCA goto run
echo 進行管理ツールが見つかりません。「はじめに.txt」の「ツールが見つからないとき」をご覧ください。
pause
goto end
:run
"%PDCA%" %*
if errorlevel 1 pause
:end
popd
endlocal
