# Sourced by mvnw and stepwasm, which both need a JDK that is new enough. POSIX sh, and no process is started unless a
# JDK has no "release" file: the launcher pays for this on every start.
#   find_jdk NAME    sets and exports JAVA_HOME, sets jdk_version; or says as NAME what to install and ends the script
#   newer A B        true if dotted version A >= B (3 numbers; a qualifier is dropped)
jdk=21             # oldest JDK that builds and runs this project; the newest one found is taken

newer() {
    newer_a=$1. newer_b=$2.
    for newer_i in 1 2 3; do
        newer_x=${newer_a%%.*} newer_y=${newer_b%%.*}
        newer_x=${newer_x%%[!0-9]*} newer_y=${newer_y%%[!0-9]*}
        [ "${newer_x:-0}" -eq "${newer_y:-0}" ] || { [ "${newer_x:-0}" -gt "${newer_y:-0}" ]; return; }
        newer_a=${newer_a#*.} newer_b=${newer_b#*.}
    done
}

# jdk_version_of HOME: sets v to the version of the Java in HOME, to nothing if there is none
jdk_version_of() {
    v=
    [ -x "$1/bin/java" ] || return 0
    if [ -r "$1/release" ]; then
        while IFS='=' read -r key value || [ -n "$key" ]; do
            case $key in JAVA_VERSION) v=${value#\"}; v=${v%%\"*} ;; esac
        done < "$1/release"
    fi
    [ -n "$v" ] || v=$("$1/bin/java" -version 2>&1 | sed -n 's/.* version "\([^"]*\)".*/\1/p' | head -n 1)
}

# jdk_consider HOME: remembers it if it is new enough and the newest so far
jdk_consider() {
    [ -d "$1" ] || return 0
    real=$(cd -P "$1" 2>/dev/null && pwd) || return 0
    case $jdk_seen in *" $real ("*) return 0 ;; esac
    jdk_version_of "$1"; [ -n "$v" ] || return 0
    if [ ! -x "$1/bin/javac" ]; then jdk_seen="$jdk_seen $real ($v, a JRE without javac)"; return 0; fi
    jdk_seen="$jdk_seen $real ($v)"
    if newer "$v" "$jdk" && ! newer "$jdk_version" "$v"; then jdk_best=$1 jdk_version=$v; fi
}

# JAVA_HOME decides when it is new enough; else the newest JDK on PATH or in the usual folders.
find_jdk() {
    jdk_best= jdk_version=0 jdk_seen=
    if [ -n "${JAVA_HOME:-}" ]; then jdk_consider "$JAVA_HOME"; fi
    if [ -z "$jdk_best" ]; then
        for tool in javac java; do
            on_path=$(command -v "$tool" 2>/dev/null) || continue
            on_path=$(readlink -f "$on_path" 2>/dev/null || echo "$on_path")
            case $on_path in */bin/"$tool"*) jdk_consider "${on_path%/bin/"$tool"*}" ;; esac
        done
        # JDK_FOLDERS stands for the usual folders in the tests of this script
        for folder in ${JDK_FOLDERS:-/usr/lib/jvm /usr/java /opt/java /opt /Library/Java/JavaVirtualMachines \
                "${HOME:-/}/.sdkman/candidates/java" "${HOME:-/}/.jdks" \
                "/c/Program Files/Java" "/c/Program Files/Eclipse Adoptium" "/c/Program Files/Microsoft"}; do
            for d in "$folder"/*; do
                if [ -d "$d/Contents/Home" ]; then jdk_consider "$d/Contents/Home"; else jdk_consider "$d"; fi
            done
        done
    fi
    if [ -z "$jdk_best" ]; then
        echo "$1: no JDK $jdk or newer found${jdk_seen:+, only:$jdk_seen}. Install one (on Debian: apt-get install" \
            "openjdk-$jdk-jdk-headless, or any newer JDK) or set JAVA_HOME to it." >&2
        exit 1
    fi
    JAVA_HOME=$jdk_best; export JAVA_HOME
}
