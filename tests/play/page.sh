#!/bin/sh
# A page written out by the game has a picture of each crossing, and each is a PNG of 640x360 with words for
# who can't see it.
set -eu
game=$1 script=$2
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
"$game" --script "$script" --box "$folder/box.sqlite"
sed -n 's|^<img alt="[^"][^"]*" src="data:image/png;base64,\(.*\)">$|\1|p' "$folder"/two-lanterns-*.html \
    > "$folder/pictures"
[ "$(wc -l < "$folder/pictures")" = 1 ] || { echo "not one picture a crossing" >&2; exit 1; }
base64 -d "$folder/pictures" > "$folder/picture.png"
# the signature, and width and height (RFC 2083, sections 3.1 and 4.1.1)
start=$(od -An -tx1 -N24 "$folder/picture.png" | tr -d ' \n')
[ "$start" = 89504e470d0a1a0a0000000d494844520000028000000168 ] ||
    { echo "no PNG of 640x360: $start" >&2; exit 1; }

# As a book, from the command line: the same crossing, once, and larger.
"$game" box export --book "$folder/book.html" --box "$folder/box.sqlite" > "$folder/said"
grep -q ': 1 star, readable' "$folder/said" || { cat "$folder/said" >&2; exit 1; }
[ "$(grep -c '^<img alt="[^"][^"]*" src="data:image/png;base64,' "$folder/book.html")" = 1 ] ||
    { echo "not one picture a crossing in the book" >&2; exit 1; }
! grep -q 'https\{0,1\}:\|<script' "$folder/book.html" || { echo "the book loads something" >&2; exit 1; }
! "$game" box export --book "$folder/none.html" --year 1999 --box "$folder/box.sqlite" 2> /dev/null
[ ! -e "$folder/none.html" ] || { echo "a book of no stars was written" >&2; exit 1; }
