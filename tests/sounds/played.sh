#!/bin/sh
# played.sh GAME SOUNDS [READ]: every sound that the game names is there, every one that is there is
# named, and each has a caption (in play/sounds.c, and is played by sound_telling) or stands in READ with
# the reason why it needs none.
set -eu
game=$1 sounds=$2 read=${3:-$(dirname "$0")/without-caption}
lists=$(mktemp -d)
trap 'rm -rf "$lists"' EXIT
export LC_ALL=C

find "$sounds" -name '*.sco' | sed 's/.*\///; s/\.sco$//' | sort >"$lists/there"
# What stands in quotes in the rooms and is a sound; and what is surely meant to be one.
grep -ohE '"[a-z0-9-]+"' "$game"/*/*.c | tr -d '"' | sort -u >"$lists/words"
grep -ohE '(platform_sound|sound_telling)\([^;]*;' "$game"/*/*.c | grep -oE '"[a-z0-9-]+"' |
  tr -d '"' | sort -u >"$lists/asked"
sed -n 's/^ *{"\([a-z0-9-]*\)", ".*"},$/\1/p' "$game/play/sounds.c" | sort >"$lists/captioned"
sed -n 's/^\([a-z0-9-]*\): .*/\1/p' "$read" | sort >"$lists/excused"

status=0
# none WHAT FILE: says what is wrong with each of the lines, if there are any.
none() {
  if [ -s "$2" ]; then
    sed "s/^/$1: /" "$2"
    status=1
  fi
}
comm -23 "$lists/asked" "$lists/there" >"$lists/wrong"
none 'is played and is not there' "$lists/wrong"
comm -23 "$lists/there" "$lists/words" >"$lists/wrong"
none 'is there and never played' "$lists/wrong"
sort "$lists/captioned" "$lists/excused" | comm -23 "$lists/there" - >"$lists/wrong"
none 'has no caption, and no reason why' "$lists/wrong"
sort "$lists/captioned" "$lists/excused" | uniq -d >"$lists/wrong"
none 'has a caption, and a reason for none' "$lists/wrong"
sort "$lists/captioned" "$lists/excused" | comm -13 "$lists/there" - >"$lists/wrong"
none 'has a caption or reason and is not there' "$lists/wrong"
# Played past its caption.
grep -ohE 'platform_sound\([^;]*;' "$game"/*/*.c | grep -oE '"[a-z0-9-]+"' | tr -d '"' | sort -u |
  comm -12 - "$lists/captioned" >"$lists/past"
sed -n 's/^\([a-z0-9-]*\) elsewhere: .*/\1/p' "$read" | sort | comm -23 "$lists/past" - >"$lists/wrong"
none 'is played without its caption, and no reason why' "$lists/wrong"
exit $status
