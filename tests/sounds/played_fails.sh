#!/bin/sh
# played_fails.sh PLAYED.SH GAME SOUNDS: the check finds what it is there for.
set -eu
played=$1 work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cp -r "$2" "$work/game"
cp -r "$3" "$work/sounds"
reasons=$(dirname "$played")/without-caption

# fails WHAT: and says so.
fails() {
  if sh "$played" "$work/game" "$work/sounds" "$reasons" >"$work/said"; then
    echo "nothing found: $1"
    exit 1
  fi
  grep -qF "$1" "$work/said" || { echo "not said: $1" && cat "$work/said" && exit 1; }
}

cp "$3/bell.sco" "$work/sounds/gong.sco"
fails 'is there and never played: gong'
fails 'has no caption, and no reason why: gong'
rm "$work/sounds/gong.sco"
mv "$work/sounds/bell.sco" "$work/bell.sco"
fails 'has a caption or reason and is not there: bell'
mv "$work/bell.sco" "$work/sounds/bell.sco"
echo 'void ring(struct stage *stage) { platform_sound(stage->platform, "gong"); }' >"$work/game/house/ring.c"
fails 'is played and is not there: gong'
echo 'void ring(struct stage *stage) { platform_sound(stage->platform, "bell"); }' >"$work/game/house/ring.c"
fails 'is played without its caption, and no reason why: bell'
