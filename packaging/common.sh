# shellcheck shell=sh disable=SC2154
# Shared by play and check; sourced, with $root set. Nothing here changes the working folder,
# because `packaging/play ARGS` hands on file names that are relative to it.
packages_file=$root/packaging/packages

say() {
    printf '%s\n' "$*" >&2
}

fail() {
    say "$*"
    exit 1
}

# wanted_packages GROUP...: names from the list
wanted_packages() {
    for group; do
        awk -v group="$group" '$1 == group { print $2 }' "$packages_file"
    done
}

# missing_packages GROUP...: those that are not installed
missing_packages() {
    for package in $(wanted_packages "$@"); do
        state=$(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null) || state=none
        [ "$state" = installed ] || printf '%s ' "$package"
    done
}

# Asks only where somebody can answer.
agrees() {
    if [ -n "${CI:-}" ] || [ ! -t 0 ] || [ ! -t 2 ]; then
        return 0
    fi
    printf 'Install these packages now? [Y/n] ' >&2
    read -r answer || answer=n
    case $answer in
    '' | [Yy]*) return 0 ;;
    *) return 1 ;;
    esac
}

as_root() {
    if [ "$(id -u)" = 0 ]; then
        env DEBIAN_FRONTEND=noninteractive "$@"
    elif [ -t 0 ] && [ -z "${CI:-}" ]; then
        sudo env DEBIAN_FRONTEND=noninteractive "$@"
    else
        sudo -n env DEBIAN_FRONTEND=noninteractive "$@"
    fi
}

# install_packages GROUP...
install_packages() {
    if ! command -v dpkg-query >/dev/null || ! command -v apt-get >/dev/null; then
        say "This is not Debian: what packaging/packages lists has to be here already."
        return 0
    fi
    missing=$(missing_packages "$@")
    [ -n "$missing" ] || return 0
    by_hand="apt-get install ${missing% }"
    say "Two Lanterns needs: $missing"
    if [ "$(id -u)" != 0 ] && ! command -v sudo >/dev/null; then
        fail "They can't be installed without root or sudo; as root, run: $by_hand"
    fi
    agrees || fail "Nothing was installed; when you are ready, run as root: $by_hand"
    # shellcheck disable=SC2086 # one word a package
    if ! { as_root apt-get update -q && as_root apt-get install -y -q --no-install-recommends $missing; } >&2; then
        fail "Some packages could not be installed (see above); as root, run: $by_hand"
    fi
}

# build_preset PRESET TARGET [NINJA-ARGUMENT...]: configures where needed, builds what has changed
build_preset() {
    preset=$1 target=$2
    shift 2
    folder=$root/build/$preset
    # A checkout that was moved can't use what was configured at its old place.
    if [ -f "$folder/CMakeCache.txt" ] &&
        ! grep -qxF "CMAKE_HOME_DIRECTORY:INTERNAL=$root" "$folder/CMakeCache.txt"; then
        rm -rf "$folder"
    fi
    if [ ! -f "$folder/build.ninja" ]; then
        (cd "$root" && cmake --preset "$preset") || return 1
    fi
    NINJA_STATUS='[%f/%t] ' cmake --build "$folder" --target "$target" -- "$@"
}

# mirror: where this machine has Debian's packages from
mirror() {
    found=$(sed -n 's/^deb \(\[[^]]*\] \)\?\(http[^ ]*\) .*/\2/p; s/^URIs: *\(http[^ ]*\).*/\1/p' \
        /etc/apt/sources.list /etc/apt/sources.list.d/* 2>/dev/null | grep debian | head -n 1)
    echo "${found:-http://deb.debian.org/debian}"
}

# project_version: the one number, of CMake's project()
project_version() {
    sed -n 's/^project(two_lanterns VERSION \([0-9.]*\).*/\1/p' "$root/CMakeLists.txt"
}

# commit_time: seconds; what is packed of one commit is the same whenever it is packed
commit_time() {
    git -C "$root" log -1 --format=%ct 2>/dev/null || stat -c %Y "$root/CMakeLists.txt"
}
