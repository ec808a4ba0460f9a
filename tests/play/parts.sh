#!/bin/sh
# parts.script over a box of its own, and what it brings in.
set -eu
game=$1 here=$2
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cp "$here/parts.json" "$folder"
"$game" --script "$here/parts.script" --size 1280x720 --box "$folder/box.sqlite" ${3:+--shots "$3"}
