#!/bin/sh
# Names that are not to be remembered any more are in no file from then on: neither in the box nor in its copy.
set -eu
game=$1 scripts=$2
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
"$game" --script "$scripts/remember.script" --box "$folder/box"
for file in box box.backup; do
    grep -q MKNAMEON "$folder/$file" || { echo "$file does not remember the name" >&2; exit 1; }
done
"$game" --script "$scripts/forget.script" --box "$folder/box"
if grep -l MKNAMEON "$folder"/*; then
    echo "the name is still there" >&2
    exit 1
fi
