# shellcheck shell=sh disable=SC2154
# Libraries from Debian's own sources; sourced after common.sh, with $at set: where all of it is kept.

# find_sources: deb-src by a configuration of our own; the machine's is left alone
find_sources() {
    export APT_CONFIG="$at/apt/conf"
    [ ! -f "$APT_CONFIG" ] || return 0
    mkdir -p "$at/apt/lists/partial" "$at/apt/cache/archives/partial"
    cat >"$at/apt/debian.sources" <<END
Types: deb-src
URIs: $(mirror)
Suites: bookworm
Components: main
Signed-By: /usr/share/keyrings/debian-archive-keyring.gpg
END
    cat >"$at/apt/new" <<END
Dir::Etc::sourcelist "$at/apt/debian.sources";
Dir::Etc::sourceparts "-";
Dir::State::lists "$at/apt/lists";
Dir::Cache "$at/apt/cache";
APT::Sandbox::User "root";
END
    APT_CONFIG=$at/apt/new apt-get update -q >&2 || fail "The list of Debian's sources could not be read from $(mirror)."
    mv "$at/apt/new" "$APT_CONFIG"
}

# build_library PACKAGE=VERSION HOW OPTION...: once; by_HOW FOLDER OPTION... is the caller's,
# joined by && (within a condition, sh does not stop at what fails)
build_library() {
    name=${1%=*} how=$2 stamp=$at/done/$1
    [ ! -f "$stamp" ] || return 0
    say "$1"
    rm -rf "$at/sources/$name"
    mkdir -p "$at/sources/$name" "$at/done"
    (
        cd "$at/sources/$name" && apt-get source -q "$1" && shift 2 &&
            "by_$how" "$(echo "$PWD"/*/)" "$@"
    ) >"$at/log" 2>&1 || {
        tail -n 15 "$at/log" >&2
        fail "$1 could not be built; the reason stands above, all of it in $at/log."
    }
    touch "$stamp"
}
