#!/bin/sh
# letters.sh GAME PACK: a pack in letters that can't be drawn is no bad pack, and `check` tells where
# they are.
set -eu
game=$1
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cp -r "$2" "$folder/pack"
sed 's/^title: .*/title: سلام/' "$2/pack.yaml" >"$folder/pack/pack.yaml"
"$game" check "$folder/pack" --level easy/holds >"$folder/out" 2>"$folder/said"
grep -q "^pack.yaml:[0-9]*:8: letters such as this one (U+0633) can't be drawn yet" "$folder/said"
test "$(grep -c "can't be drawn" "$folder/said")" = 1
