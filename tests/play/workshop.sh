#!/bin/sh
# workshop.sh GAME SCRIPTS: a pack is made from nothing, by keyboard, pad and pointer, and comes to a friend.
set -eu
game=$1 scripts=$2
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
play() {
    (cd "$1" && "$game" --calm --script "$scripts/$2.script" --seed 1 --box ./box --size 1280x720)
}
mkdir own friend
play own workshop
"$game" check own/our-own-bridge.zip >told
play own workshop-pad
cp own/our-own-bridge.zip friend
play friend workshop-friend
play friend workshop-pointer
[ "$(ls friend/packs)" = "our-own-bridge
our-own-bridge.zip" ]
