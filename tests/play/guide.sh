#!/bin/sh
# guide.sh GAME SCRIPTS DOC: the ten minutes of docs/packs.md, as they stand there: its files, its
# commands, its mistake, and the friend who drops what came of it on the window.
set -eu
game=$1 scripts=$2 doc=$3
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
mkdir -p ours/chapters/01-arriving ours/decks friend
# A file's name stands in the words before the lines that are in it.
awk '/^## Ten minutes/ { on = 1; next } /^## / { on = 0 }
     on && match($0, /`ours\/[^`]*yaml`/) { file = substr($0, RSTART + 1, RLENGTH - 2) }
     on && /^```/ { inside = file != "" && $0 == "```yaml"; if (!inside) file = ""; next }
     inside { print >file }' "$doc"
level=ours/chapters/01-arriving/after-a-long-day.yaml
"$game" check ours >checked
grep -q 'after-a-long-day .* ✓$' checked
"$game" pack ours ours.zip | grep -q 'wrote ours.zip'
# the mistake, told as the page tells it
sed 's/tea wave/tee wave/' $level >wrong && cp $level right && cp wrong $level
"$game" check ours 2>mistake && exit 1
[ "$(cat mistake)" = "$(awk '/^chapters\/01-arriving\/after/ { on = 1 } /^```/ { on = 0 } on' "$doc")" ]
cp right $level
"$game" --script "$scripts/guide.script" --box friend/box --size 1280x720 --seed 1 ${4:+--shots "$4"}
[ "$(ls friend/packs)" = ours.zip ]
