#!/bin/sh
# Prints the home of a JDK of version 25 or newer, or says on standard error what to do and exits with 3.
#
#   find-jdk.sh [ROOT]    ROOT stands before the system's directories, for a look into another file system
#
# The version is read from the JDK's `release` file, so that no JVM is started for each candidate.
set -u
needed=25
root=${1-}

# The first number of a version such as 25.0.3 or 26-ea.
major() { printf '%s\n' "$1" | sed 's/[^0-9].*//'; }

# The version of the JDK at $1, from its release file, else by asking it.
version_of() {
  found=
  if [ -r "$1/release" ]; then
    found=$(sed -n 's/^JAVA_VERSION="\{0,1\}\([^"]*\)"\{0,1\}.*/\1/p' "$1/release" | head -n 1)
  fi
  if [ -z "$found" ]; then
    found=$("$1/bin/java" -version 2>&1 | sed -n 's/.* version "\([^"]*\)".*/\1/p' | head -n 1)
  fi
  printf '%s\n' "$found"
}

# Whether $1 is the home of a JDK that is new enough; it needs javac, as the product is built where it runs.
fits() {
  [ -n "$1" ] && [ -x "$1/bin/java" ] && [ -x "$1/bin/javac" ] || return 1
  number=$(major "$(version_of "$1")")
  [ -n "$number" ] && [ "$number" -ge "$needed" ]
}

# Prints $1 and ends the search if it fits.
try() {
  if fits "$1"; then
    printf '%s\n' "$1"
    exit 0
  fi
}

# Follows symbolic links by hand: `readlink -f` is missing on older macOS.
resolve() {
  path=$1 hops=0
  while [ -L "$path" ] && [ "$hops" -lt 40 ]; do
    link=$(readlink "$path") hops=$((hops + 1))
    case $link in
      /*) path=$link ;;
      *) path=$(dirname "$path")/$link ;;
    esac
  done
  printf '%s\n' "$path"
}

if [ -n "${STORYREEL_JAVA_HOME-}" ]; then
  try "$STORYREEL_JAVA_HOME"
  echo "storyreel: jdk_missing: STORYREEL_JAVA_HOME is \"$STORYREEL_JAVA_HOME\", which is not a JDK $needed or newer (with bin/javac); correct or unset it" >&2
  exit 3
fi

try "${JAVA_HOME-}"

on_path=$(command -v java 2>/dev/null) || on_path=
case $on_path in
  /*)
    try "$(dirname "$(dirname "$(resolve "$on_path")")")"
    # A shim (asdf, jenv, macOS) is no JDK itself, but knows where its JDK is.
    if [ ! -r "$(dirname "$(dirname "$(resolve "$on_path")")")/release" ]; then
      try "$("$on_path" -XshowSettings:properties -version 2>&1 | sed -n 's/^ *java\.home = //p' | head -n 1)"
    fi
    ;;
esac

if [ -x "$root/usr/libexec/java_home" ]; then
  try "$("$root/usr/libexec/java_home" -v "$needed+" 2>/dev/null)"
fi

for home in \
  "$root"/usr/lib/jvm/* "$root"/usr/lib64/jvm/* "$root"/usr/java/* "$root"/usr/local/java* "$root"/usr/local/jdk* \
  "$root"/opt/java* "$root"/opt/java/* "$root"/opt/jdk* "$root"/opt/jdk/* "$root"/opt/*jdk* \
  "$root"/Library/Java/JavaVirtualMachines/*/Contents/Home \
  "$root"/opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home \
  "$root"/usr/local/opt/openjdk*/libexec/openjdk.jdk/Contents/Home \
  "$root"/home/linuxbrew/.linuxbrew/opt/openjdk*/libexec; do
  try "$home"
done

if [ -n "${HOME-}" ]; then
  for home in \
    "${SDKMAN_DIR:-$HOME/.sdkman}"/candidates/java/* "$HOME"/.jdks/* "$HOME"/.jdks/*/Contents/Home "$HOME"/.jenv/versions/* \
    "${ASDF_DATA_DIR:-$HOME/.asdf}"/installs/java/* "$HOME"/.local/share/mise/installs/java/* \
    "$HOME"/.gradle/jdks/* "$HOME"/.gradle/jdks/*/Contents/Home \
    "$HOME"/Library/Java/JavaVirtualMachines/*/Contents/Home; do
    try "$home"
  done
fi

there=
if [ -n "$on_path" ]; then
  there=" (the java on PATH is $("$on_path" -version 2>&1 | sed -n 's/.* version "\([^"]*\)".*/\1/p' | head -n 1))"
fi
echo "storyreel: jdk_missing: no JDK $needed or newer found$there; install one, e.g. from https://adoptium.net, or set STORYREEL_JAVA_HOME to its directory" >&2
exit 3
