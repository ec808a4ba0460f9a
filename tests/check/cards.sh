#!/bin/sh
# cards.sh GAME: what check says of the words of cards/ must be what stands in expected/cards.txt, as
# warnings and as what --bars shipped holds it to. With "renew" behind it writes that file anew.
game=$1
here=$(cd "$(dirname "$0")" && pwd)
expected=$here/expected/cards.txt
scratch=$(mktemp -d) || exit 1
trap 'rm -rf "$scratch"' EXIT
cd "$scratch" || exit 1
said() {
    "$game" check "$here/cards" 2>&1 >lines
    echo "status $?"
    "$game" check "$here/cards" --level one/step 2>&1 >lines
    "$game" check "$here/cards" --bars shipped >lines
    echo "status $?"
    grep -E '^  (decks/|the pack: [^l])' lines
    "$game" check "$here/cards" --bars shipped --json | tail -n 1 | tr '{' '\n' | grep 'decks/' | head -n 3
}
if [ "$2" = renew ]; then
    said >"$expected"
else
    said | diff -u "$expected" -
fi
