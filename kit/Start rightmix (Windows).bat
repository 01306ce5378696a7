@echo off
rem Starts the kit with a double-click. pushd goes to folders on other computers too, and keeps odd names out of the lines.
setlocal
title rightmix
pushd "%~dp0"
set "SUITS=import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))"
if not exist kit\start.py goto not_whole
for %%v in (3.13 3.12 3.11) do call :try py -%%v
for %%v in (python python3) do call :try %%v
if not defined FOUND goto no_python
call %FOUND% kit\start.py %*
if errorlevel 1 goto stopped
popd
exit /b 0

:try
if defined FOUND exit /b
call %* -c "%SUITS%" >nul 2>nul <nul
if not errorlevel 1 set "FOUND=%*"
exit /b

:no_python
echo This kit needs Python 3.11, 3.12 or 3.13.
echo What to do: install one of these from python.org (your IT desk may do it for you), then start again.
goto stopped

:not_whole
echo The folder kit is missing here, as when you look into the downloaded file without unpacking it.
echo What to do: right-click the downloaded file, choose Extract All, and start in the folder that you get.

:stopped
popd
pause
exit /b 2
