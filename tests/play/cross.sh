#!/bin/sh
# cross.sh GAME PACK CHAPTER FIRST...: two people cross each level of the chapter in the real game, once with
# their answers from each FIRST on.
game=$1 pack=$2 chapter=$3
shift 3
here=$(cd "$(dirname "$0")" && pwd)
scratch=$(mktemp -d) || exit 1
trap 'rm -rf "$scratch"' EXIT
levels=$(sed -n 's/^  - //p' "$pack/chapters/$chapter/chapter.yaml")
[ -n "$levels" ] || exit 1
status=0
for level in $levels; do
    for first; do
        sed "s/FIRST/$first/" "$here/cross.script" >"$scratch/script"
        "$game" --pack "$pack" --script "$scratch/script" --level "$chapter/$level" --size 640x360 --calm \
            --seed $first || { echo "$chapter/$level, answers from $first"; status=1; }
    done
done
exit $status
