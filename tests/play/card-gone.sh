#!/bin/sh
# card-gone.sh GAME SCRIPTS: a kept answer is told by its words, whatever became of its card and
# whichever mark the key made of it.
set -eu
game=$1 scripts=$2
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cp -r "$scripts/pack-card" "$folder/pack"
for seed in 1 2 3 4 5 6; do
    cp "$scripts/pack-card/decks/small.yaml" "$folder/pack/decks"
    "$game" --script "$scripts/card-kept.script" --pack "$folder/pack" --level only/key --calm \
        --seed $seed --size 640x360 --box "$folder/box$seed"
    for change in 's/helps you most/cheers you up/' 's/Quiet company, Time/Company, Time/'; do
        sed "$change" "$scripts/pack-card/decks/small.yaml" >"$folder/pack/decks/small.yaml"
        "$game" --script "$scripts/card-gone.script" --pack "$folder/pack" --calm \
            --size 640x360 --box "$folder/box$seed"
    done
done

# The whole pack is gone, and another is played: what was kept of it holds all it needs.
rm -r "$folder/pack"
"$game" --script "$scripts/card-gone.script" --calm --size 640x360 --box "$folder/box1"
