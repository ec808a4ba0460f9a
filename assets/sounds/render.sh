#!/bin/sh
# Renders every score of this folder to a mono OGG: csound -> sox -> oggenc.
# For who changes a score; the build takes what is rendered. Needs the Debian packages csound, sox,
# ffmpeg, vorbis-tools. The same versions of these render the same bytes.
# `render.sh bell` renders one sound only, for listening.
#
# A score's "; role" line says what the sound is for, and so how loud it comes out; no peak is let
# above -6 dB.
set -eu
cd "$(dirname "$0")"
for tool in csound sox ffmpeg oggenc; do
  command -v $tool >/dev/null || { echo "render.sh needs $tool; what it needs is written at its top" >&2; exit 1; }
done
highest_peak=-6
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# loudness ROLE: how loud (LUFS, EBU R 128, in the loudest 400 ms) sounds of this role are.
loudness() {
  case $1 in
  step) echo -31 ;;  # heard hundreds of times
  touch) echo -31 ;; # the focus moves
  menu) echo -27 ;;  # something was pressed
  board) echo -23 ;; # a thing moves
  told) echo -21 ;;  # something has happened between the two
  light) echo -19 ;; # something has become bright
  *) echo "no role: $1" >&2 && return 1 ;;
  esac
}

# momentary FILE: how loud it is where it is loudest, from both loudspeakers. The silence around it
# is for sounds shorter than what is measured at a time.
momentary() {
  ffmpeg -nostats -hide_banner -loglevel verbose -i "$1" \
    -af 'pan=stereo|c0=c0|c1=c0,adelay=400|400,apad=pad_dur=0.4,ebur128=framelog=verbose' \
    -f null - 2>&1 |
    awk 'match($0, / M: *-?[0-9.]+/) { m = substr($0, RSTART + 3, RLENGTH - 3) + 0
                                       if (!some++ || m > most) most = m } END { print most }'
}

for score in ${1:-*.sco}; do
  name=${score%.sco}
  raw=$work/$name-raw.wav even=$work/$name.wav
  csound -d -m0 -W -f -o "$raw" sounds.orc "$name.sco" >"$work/log" 2>&1 || { cat "$work/log" >&2; exit 1; }
  wanted=$(loudness "$(sed -n 's/^; role //p' "$name.sco")")
  peak=$(sox -V1 "$raw" -n stats 2>&1 | sed -n 's/^Pk lev dB *//p')
  gain=$(echo "$wanted $(momentary "$raw") $highest_peak $peak" |
    awk '{ wanted = $1 - $2; most = $3 - $4; print wanted < most ? wanted : most }')
  # Cut where it falls silent, and let both ends run out: no clicks.
  sox -V1 -D "$raw" -b 16 "$even" gain "$gain" silence 1 1s -66d fade t 0.002 \
    reverse silence 1 1s -62d fade t 0.05 reverse
  oggenc -Q -q 2 -s 1 -t "$name" -a "Two Lanterns" -c "LICENSE=CC BY-SA 4.0" -o "$name.ogg" "$even"
done
# One rendered alone is for listening: it would vouch for the others.
[ $# -gt 0 ] || ../check-renderings.sh --record sounds
