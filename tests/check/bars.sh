#!/bin/sh
# bars.sh GAME: what check --bars shipped says of pack/ must be what stands in expected/bars.txt, the
# table above it left out, and so must its JSON. With "renew" behind it writes that file anew.
game=$1
here=$(cd "$(dirname "$0")" && pwd)
expected=$here/expected/bars.txt
said() {
    "$game" check "$here/pack" --bars shipped >lines
    echo "status $?"
    sed '1,/^short of/d' lines
    "$game" check "$here/pack" --bars shipped --json >lines
    echo "status $?"
    tail -n 1 lines
    "$game" check "$here/pack" --bars small >lines
    echo "status $?"
    sed -n '/  talk: /,$p' lines
    "$game" check "$here/pack" --bars mine 2>&1
    echo "status $?"
    "$game" check "$here/pack" --bars shipped --level easy/holds 2>&1
    echo "status $?"
}
scratch=$(mktemp -d) || exit 1
trap 'rm -rf "$scratch"' EXIT
cd "$scratch" || exit 1
if [ "$2" = renew ]; then
    said >"$expected"
else
    said | diff -u "$expected" -
fi
