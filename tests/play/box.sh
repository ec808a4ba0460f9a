#!/bin/sh
# The screens of the box against real files: box.script in a folder of its own. The exports are there
# for their owner alone, and hold what was kept; what was forgotten is in no other file.
set -eu
game=$1 script=$2
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
mkdir out
printf '{"not": "ours"}\n' > out/broken.json
"$game" --script "$script" --box "$folder/out/box.sqlite" ${3:+--shots "$3"} ${4:+--size "$4"} \
    ${5:+--text-scale "$5"}
for end in html json; do
    set -- out/two-lanterns-*."$end"
    [ -f "$1" ] || { echo "no .$end was written" >&2; exit 1; }
    [ "$(stat -c %a "$1")" = 600 ] || { echo "$1 can be read by others" >&2; exit 1; }
    grep -q "Five minutes a day" "$1" || { echo "$1 lacks the talk" >&2; exit 1; }
done
