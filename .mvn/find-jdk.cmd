@echo off
rem Called by mvnw.cmd and stepwasm.cmd: sets JAVA_HOME to a JDK that is new enough, or says as %1 what to install.
rem JAVA_HOME decides when it is new enough; else the newest JDK on PATH or in the usual folders.
setlocal EnableExtensions EnableDelayedExpansion
set "jdk=21"
set "best="
set "best_major=0"
set "seen="
if defined JAVA_HOME call :consider "%JAVA_HOME%"
if not defined best (
    for /f "delims=" %%j in ('where javac 2^>nul') do call :consider "%%~dpj.."
    for %%f in ("%ProgramFiles%\Java" "%ProgramFiles%\Eclipse Adoptium" "%ProgramFiles%\Microsoft" "%ProgramFiles%\Zulu" "%USERPROFILE%\.jdks") do (
        if exist "%%~f\" for /d %%d in ("%%~f\*") do call :consider "%%~d"
    )
)
if not defined best (
    if defined seen (
        echo %~1: no JDK %jdk% or newer found, only:!seen!. Install one, for example with "winget install EclipseAdoptium.Temurin.25.JDK", or set JAVA_HOME to it. 1>&2
    ) else (
        echo %~1: no JDK %jdk% or newer found. Install one, for example with "winget install EclipseAdoptium.Temurin.25.JDK", or set JAVA_HOME to it. 1>&2
    )
    endlocal
    exit /b 1
)
endlocal & set "JAVA_HOME=%best%"
exit /b 0

:consider
if not exist "%~f1\bin\javac.exe" exit /b 0
if not exist "%~f1\release" exit /b 0
set "version="
for /f "tokens=2 delims==" %%v in ('findstr /b "JAVA_VERSION=" "%~f1\release"') do set "version=%%~v"
if not defined version exit /b 0
set "major=0"
for /f "tokens=1 delims=.-+_" %%m in ("!version!") do set "major=%%m"
set "seen=!seen! %~f1 (!version!)"
if !major! GEQ %jdk% if !major! GTR !best_major! (
    set "best=%~f1"
    set "best_major=!major!"
)
exit /b 0
