#!/bin/sh
# walk-again.script: the board before the window changed its size and after it had it back is one.
# With a calm picture, so that nothing moves by itself.
set -eu
game=$1 script=$2 pack=$3
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
"$game" --script "$script" --pack "$pack" --level only/both --seed 1 --calm \
    --size 1280x720 --shots "$folder"
cmp "$folder/before.png" "$folder/after.png"
