@echo off
chcp 65001 >nul
powershell -NoProfile -ExecutionPolicy Bypass -File "%~dp0cai-dat.ps1"
set "ISODESK_MA=%ERRORLEVEL%"
pause
exit /b %ISODESK_MA%
