#!/bin/sh
# Renders every score of this folder to a mono OGG: csound -> sox -> oggenc.
# Needs csound, sox, vorbis-tools. The same versions of these render the same bytes.
# `render.sh bell` renders one sound only, for listening.
#
# A score's "; loudness" line says how loud (dB, root mean square over its loudest 50 ms) the sound
# comes out: steps and menus below what tells something. No peak is let above -6 dB.
set -eu
cd "$(dirname "$0")"
highest_peak=-6
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# level LABEL FILE: one figure of sox's statistics. The silence around it is for sounds shorter than
# its measuring window.
level() {
  sox -V1 "$2" -n pad 0.2 0.2 stats 2>&1 | sed -n "s/^$1 dB *//p"
}

for score in ${1:-*.sco}; do
  name=${score%.sco}
  raw=$work/$name-raw.wav even=$work/$name.wav
  csound -d -m0 -W -f -o "$raw" sounds.orc "$name.sco" >"$work/log" 2>&1 || { cat "$work/log" >&2; exit 1; }
  gain=$(echo "$(sed -n 's/^; loudness //p' "$name.sco")" "$(level 'RMS Pk' "$raw")" \
    "$highest_peak" "$(level 'Pk lev' "$raw")" |
    awk '{ wanted = $1 - $2; most = $3 - $4; print wanted < most ? wanted : most }')
  # Cut where it falls silent, and let both ends run out: no clicks.
  sox -V1 -D "$raw" -b 16 "$even" gain "$gain" silence 1 1s -66d fade t 0.002 \
    reverse silence 1 1s -62d fade t 0.05 reverse
  oggenc -Q -q 2 -s 1 -t "$name" -a "Two Lanterns" -c "LICENSE=CC BY-SA 4.0" -o "$name.ogg" "$even"
done
# One rendered alone is for listening: it would vouch for the others.
[ $# -gt 0 ] || ../check-renderings.sh --record sounds
