@echo off
rem Starts Stepwasm from this source tree: the counterpart of stepwasm for Windows. Builds it on first use; after
rem changes to the sources run: mvnw.cmd -q -pl vscode-extension -am package -DskipTests
setlocal EnableExtensions DisableDelayedExpansion
call "%~dp0.mvn\find-jdk.cmd" stepwasm || exit /b 2
set "jar=%~dp0vscode-extension\target\stepwasm.jar"
if "%~1"=="playground" (
    where node >nul 2>nul || (echo stepwasm: the playground needs node, which is not on PATH: install Node.js 20 or newer with npm and run this again 1>&2 & exit /b 2)
    where npm >nul 2>nul || (echo stepwasm: the playground needs npm, which is not on PATH: install Node.js 20 or newer with npm and run this again 1>&2 & exit /b 2)
    node "%~dp0vscode-extension\playground\playground.mjs" %2 %3 %4 %5 %6 %7 %8 %9
    exit /b %ERRORLEVEL%
)
if not exist "%jar%" (
    echo stepwasm: building, on first use only ^(a minute or two^) 1>&2
    pushd "%~dp0"
    call mvnw.cmd -q -B -pl vscode-extension -am package -DskipTests -Dspotless.check.skip -Dvsix.skip=true 1>&2 || (popd & exit /b 2)
    popd
)
"%JAVA_HOME%\bin\java.exe" -XX:+IgnoreUnrecognizedVMOptions -Xlog:disable -XX:+DisplayVMOutputToStderr -XX:+UseSerialGC -XX:-DontCompileHugeMethods -Dstepwasm.hugeMethods=true %STEPWASM_JAVA_OPTS% -jar "%jar%" %*
exit /b %ERRORLEVEL%
