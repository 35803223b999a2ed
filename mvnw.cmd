@echo off
rem Runs Maven, new enough for this project: the counterpart of mvnw for Windows. A missing Maven is fetched as an
rem ordinary artifact by the Maven that is installed, so settings.xml decides from where.
rem   MVNW_HOME=DIR    keeps fetched Mavens there (default: %USERPROFILE%\.m2\wrapper\dists)
setlocal EnableExtensions DisableDelayedExpansion
set "pin=3.9.16"
set "unpack=org.apache.maven.plugins:maven-dependency-plugin:3.8.1:unpack"

call "%~dp0.mvn\find-jdk.cmd" mvnw || exit /b 1

if not defined MVNW_HOME set "MVNW_HOME=%USERPROFILE%\.m2\wrapper\dists"
set "home=%MVNW_HOME%\apache-maven-%pin%"
if exist "%home%\bin\mvn.cmd" goto run

set "installed="
for /f "delims=" %%m in ('where mvn.cmd 2^>nul') do if not defined installed set "installed=%%m"
if not defined installed (
    echo mvnw: no Maven found. Install any Maven 3 and put it on PATH, or unpack Maven %pin% into "%home%", and run this again. 1>&2
    exit /b 1
)
set "have="
for /f "tokens=3" %%v in ('call "%installed%" --version 2^>nul ^| findstr /c:"Apache Maven "') do if not defined have set "have=%%v"
rem 3.9.9 or newer of Maven 3 will do (Tycho is tested with 3.9)
for /f "tokens=1-3 delims=.-" %%a in ("%have%") do (
    if "%%a"=="3" if %%b GTR 9 goto installed
    if "%%a"=="3" if %%b EQU 9 if %%c GEQ 9 goto installed
)

set "tmpdir=%MVNW_HOME%\.get-%RANDOM%%RANDOM%"
mkdir "%tmpdir%" || exit /b 1
> "%tmpdir%\pom.xml" echo ^<project^>^<modelVersion^>4.0.0^</modelVersion^>^<groupId^>x^</groupId^>^<artifactId^>x^</artifactId^>^<version^>1^</version^>^<packaging^>pom^</packaging^>^</project^>
call "%installed%" -B -q -N -f "%tmpdir%\pom.xml" %unpack% "-Dartifact=org.apache.maven:apache-maven:%pin%:zip:bin" "-DoutputDirectory=%tmpdir%\out" 1>&2
if not exist "%tmpdir%\out\apache-maven-%pin%\bin\mvn.cmd" (
    rmdir /s /q "%tmpdir%"
    echo mvnw: could not fetch Maven %pin% with Maven %have%. Check settings.xml, or unpack Maven %pin% into "%home%" by hand. 1>&2
    exit /b 1
)
move "%tmpdir%\out\apache-maven-%pin%" "%home%" >nul
rmdir /s /q "%tmpdir%"

:run
set "M2_HOME="
set "MAVEN_HOME="
call "%home%\bin\mvn.cmd" %*
exit /b %ERRORLEVEL%

:installed
call "%installed%" %*
exit /b %ERRORLEVEL%
