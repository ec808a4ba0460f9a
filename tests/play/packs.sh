#!/bin/sh
# packs.sh GAME SCRIPTS: packs beside a box, from one evening to the next.
set -eu
game=$1 scripts=$2
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
play() {
    "$game" --script "$scripts/$1.script" --box "$folder/${2-box}" --size 1280x720 ${shots:+--shots "$shots"}
}
shots=${3-}
mkdir packs
"$game" pack "$scripts/pack-card" packs/card.zip >pack.log
cp packs/card.zip friend.zip
cp -r "$scripts/pack-kinds" kinds
echo "no zip at all" >packs/junk.zip

mkdir drop
play packs-drop drop/box
[ ! -e drop/packs ]
play packs
[ "$(ls packs)" = "card.zip
junk.zip" ]
grep -q "^played card.zip/$" packs.known
grep -q "^proved [0-9a-f]* 1 1 0$" packs.known
play packs-again
if grep "^played" packs.known; then exit 1; fi
echo "played card.zip/" >>packs.known
echo "damaged" >packs/card.zip
play packs-gone 2>told || { cat told; exit 1; }
grep -q "can't be played" told
if grep "$folder" told; then exit 1; fi

# As a desktop opens a file: it is given, and can be looked into and kept.
cp friend.zip packs/card.zip
rm packs.known
"$game" friend.zip --script "$scripts/packs-given.script" --box "$folder/box" --size 1280x720
