#!/usr/bin/env bash
# Makes what the images consist of, with or without a container engine: needs the built repository, bash and a JDK 25.
#
#   infrastructure/docker/layers.sh [--train] DIRECTORY PROGRAM...
#
# PROGRAM is a service of infrastructure.yaml, "services" for all six, or "all-in-one". Each gets DIRECTORY/PROGRAM with
#   opt/java     a Java runtime of its own
#   app          the program, its libraries, their native halves, its JVM flags
# --train then runs the main job once on them, in a stack of its own, and leaves the start-up caches: app/program.aot.
# Run one by hand from its app folder: ../opt/java/bin/java -XX:AOTCache=program.aot @program.args
set -euo pipefail

root="$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)"
. "$root/infrastructure/docker/description.sh"

# What a library may rightfully expect, and what ours use beside it (sun.misc.Unsafe, JFR, jcmd, OS metrics, zip file systems).
modules=java.se,jdk.unsupported,jdk.management,jdk.jfr,jdk.jcmd,jdk.net,jdk.zipfs

# Of all files: a start-up cache fits only files of the very same time, and a copy from one stage into the next, or an
# image made reproducible, must not change it.
stamp=202601010000.00

fail() {
    printf 'layers.sh: %s\n' "$1" >&2
    exit 1
}

# Where a program answers: all-in-one on all six ports.
ports() {
    local base names=("$1") name
    base="$(awk '/^ports:/ { inside = 1 } inside && $1 == "base:" { print $2; exit }' "$infrastructure")"
    [ "$1" = all-in-one ] && names=($(services))
    for name in "${names[@]}"; do printf '%d\n' "$((base + $(setting "$name" port)))"; done
}

exec_jar() {
    local module=infrastructure/programs prefix=waooaw-programs jar
    if [ "$1" != all-in-one ]; then
        module="$(setting "$1" module)"
        prefix="$module"
    fi
    for jar in "$root/$module/target/$prefix"-*-exec.jar; do
        [ -f "$jar" ] || fail "$1 is not built: mvn -Dmaven.test.skip=true package"
        printf '%s\n' "$jar"
        return
    done
}

# One for all programs of this directory: the same layer in each image.
runtime() {
    [ -d "$1" ] && return
    "$JAVA_HOME/bin/jlink" --add-modules "$modules" --strip-debug --no-man-pages --no-header-files \
        --generate-cds-archive --output "$1" >/dev/null
}

# Libraries that hold a native half unpack it into a temporary folder when they start. An image has it unpacked: nothing
# that can be written needs to be executable.
native() {
    local app="$1" machine grpc onnx djl jar
    case "$(uname -m)" in
    x86_64 | amd64) onnx=linux-x64 djl=linux-x86_64 grpc=x86_64 ;;
    aarch64 | arm64) onnx=linux-aarch64 djl=linux-aarch64 grpc=aarch_64 ;;
    *) fail "no native libraries are known for $(uname -m)" ;;
    esac
    mkdir -p "$app/native" "$app/unpacked"
    for jar in "$app"/lib/onnxruntime-*.jar "$app"/lib/tokenizers-*.jar "$app"/lib/grpc-netty-shaded-*.jar; do
        [ -f "$jar" ] || continue
        (cd "$app/unpacked" && "$JAVA_HOME/bin/jar" --extract --file "$jar" \
            "ai/onnxruntime/native/$onnx" "native/lib/$djl" META-INF/native)
    done
    find "$app/unpacked" -type f \( -path "*/$onnx/*.so" -o -path "*/$djl/*.so" -o -name "*_$grpc.so" \) \
        -exec mv {} "$app/native/" \;
    rm -rf "$app/unpacked"
}

# Flags of the JVM up to the program itself; paths are seen from the app folder.
flags() {
    local program="$1" jar="$2" heap
    # six contexts and one model in one heap, as measured; docs/guides/containers.md
    heap=640
    [ "$program" = all-in-one ] || heap="$(setting "$program" heap_mb)"
    cat <<END
-Dfile.encoding=UTF-8
-Dspring.aot.enabled=true
-Duser.home=/tmp
-Djava.library.path=native
-Donnxruntime.native.path=native
-XX:+UseCompactObjectHeaders
-XX:+UseSerialGC
-XX:+ExitOnOutOfMemoryError
-XX:+ErrorFileToStderr
-Xms48m
-Xmx${heap}m
--enable-native-access=ALL-UNNAMED
--sun-misc-unsafe-memory-access=allow
END
    printf -- '-jar %s\n' "$jar"
}

make() {
    local program="$1" java="$2" target="$3" app jar
    jar="$(exec_jar "$program")"
    app="$target/app"
    [ -e "$target" ] && fail "$target is there already: remove it first"
    mkdir -p "$target/opt"
    "$JAVA_HOME/bin/java" -XX:TieredStopAtLevel=1 -Djarmode=tools -jar "$jar" extract \
        --destination "$app" --application-filename program.jar >/dev/null
    native "$app"
    flags "$program" program.jar >"$app/program.args"
    mkdir -p "$app/health/com/waooaw/programs"
    cp "$root/infrastructure/programs/target/classes/com/waooaw/programs/HealthCheck.class" "$app/health/com/waooaw/programs/"
    {
        printf -- '-XX:TieredStopAtLevel=1\n-XX:+UseSerialGC\n-Xmx16m\n-cp health\ncom.waooaw.programs.HealthCheck\n'
        ports "$program"
    } >"$app/health.args"
    if [ "$program" = all-in-one ]; then
        cp "$infrastructure" "$app/infrastructure.yaml"
        {
            grep -v '^-jar ' "$app/program.args"
            printf -- '-cp program.jar\ncom.waooaw.programs.MigrationJob\n'
        } >"$app/migrate.args"
    fi
    cp -R "$java" "$target/opt/java"
    find "$target" -exec touch -h -t "$stamp" {} +
    printf '%s\n' "$program: $(du -sm "$app" | cut -f 1) MB beside $(du -sm "$target/opt/java" | cut -f 1) MB of Java"
}

train=false
if [ "${1:-}" = --train ]; then
    train=true
    shift
fi
[ $# -ge 2 ] || fail "usage: layers.sh [--train] DIRECTORY PROGRAM..."
[ -x "${JAVA_HOME:-}/bin/jlink" ] || fail "JAVA_HOME is no JDK"
mkdir -p "$1"
directory="$(cd "$1" && pwd)"
shift
programs=()
for program in "$@"; do
    case "$program" in
    services) programs+=($(services)) ;;
    all-in-one) programs+=(all-in-one) ;;
    *)
        services | grep -qx "$program" || fail "no program is called $program"
        programs+=("$program")
        ;;
    esac
done
runtime "$directory/runtime"
for program in "${programs[@]}"; do make "$program" "$directory/runtime" "$directory/$program"; done
rm -rf "$directory/runtime"
if $train; then
    "$root/waooaw" train --no-build "$directory" "${programs[@]}"
    find "$directory" -exec touch -h -t "$stamp" {} +
fi
