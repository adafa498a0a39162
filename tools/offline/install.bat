@echo off
rem 計画の進行管理ツールを、インターネットに接続せずに導入します。ダブルクリックで実行してください。
setlocal
pushd "%~dp0"
set "CODE=3"
for %%V in ({versions}) do call :try %%V
if defined PY goto install
echo Pythonが見つかりません。Python {names} のどれかを導入してから、もう一度実行してください。
goto end
:install
py -%PY% install.py
set "CODE=%errorlevel%"
:end
popd
if not defined PDCA_NO_PAUSE pause
exit /b %CODE%
:try
if defined PY exit /b
py -%1 -c "" >nul 2>nul && set "PY=%1"
exit /b
