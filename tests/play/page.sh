#!/bin/sh
# A page written out by the game has a picture of each crossing, and each is a PNG of 640x360.
set -eu
game=$1 script=$2
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
"$game" --script "$script" --box "$folder/box.sqlite"
sed -n 's|^<img alt="" src="data:image/png;base64,\(.*\)">$|\1|p' "$folder"/two-lanterns-*.html \
    > "$folder/pictures"
[ "$(wc -l < "$folder/pictures")" = 1 ] || { echo "not one picture a crossing" >&2; exit 1; }
base64 -d "$folder/pictures" > "$folder/picture.png"
# the signature, and width and height (RFC 2083, sections 3.1 and 4.1.1)
start=$(od -An -tx1 -N24 "$folder/picture.png" | tr -d ' \n')
[ "$start" = 89504e470d0a1a0a0000000d494844520000028000000168 ] ||
    { echo "no PNG of 640x360: $start" >&2; exit 1; }
