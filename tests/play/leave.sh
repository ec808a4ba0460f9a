#!/bin/sh
# Taking leave against real files: leave.script in a folder of its own. What each took along is there,
# for its owner alone, and holds what was kept; of the box nothing is left in any other file.
set -eu
game=$1 script=$2
shift 2
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
"$game" --script "$script" --box "$folder/box.sqlite" "$@"
for end in html json; do
    set -- "$folder"/two-lanterns-*."$end"
    [ $# = 1 ] && [ -f "$1" ] || { echo "not one .$end was taken along" >&2; exit 1; }
    [ "$(stat -c %a "$1")" = 600 ] || { echo "$1 can be read by others" >&2; exit 1; }
    grep -q "Five minutes a day" "$1" || { echo "$1 lacks the talk" >&2; exit 1; }
    rm "$1"
done
! grep -rqa "Five minutes a day" "$folder" || { echo "the box still has the talk" >&2; exit 1; }
