@echo off
rem Starts the kit with a double-click. The py launcher comes with Python for Windows.
cd /d "%~dp0"
where py >nul 2>nul
if %errorlevel%==0 (py -3 kit\start.py) else (python kit\start.py)
if not %errorlevel%==0 pause
