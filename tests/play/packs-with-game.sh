#!/bin/sh
# packs-with-game.sh GAME SCRIPTS: what lies beside the game's own levels is played, and remembered.
set -eu
game=$1 scripts=$2
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
play() {
    "$game" --script "$scripts/$1.script" --box "$folder/box" --size 1280x720 --seed 1
}
play packs-with-game
grep -q "^played levels/friends-again/$" "$folder/packs.known"
[ ! -e "$folder/packs" ]
play packs-with-game-again
if grep "^played" "$folder/packs.known"; then exit 1; fi
