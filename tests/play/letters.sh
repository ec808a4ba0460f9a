#!/bin/sh
# letters.script over a box of its own, and a file with words in letters that can't be drawn.
set -eu
game=$1 here=$2
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cp "$here/letters.json" "$folder/می‌خواهم.json"
"$game" --script "$here/letters.script" --box "$folder/box.sqlite" ${3:+--shots "$3"}
