#!/bin/sh
# Renders every score of this folder to OGG: abc2midi -> fluidsynth (FluidR3) -> sox -> oggenc.
# Needs abcmidi, fluidsynth, fluid-soundfont-gm, sox, vorbis-tools. The same versions of these
# render the same bytes. `render.sh home` renders one score only, for listening.
#
# The loop has no seam because each score is played twice without a pause and the second time is
# kept: what still rings from the end is then heard in the beginning. The cut is shortly before the
# first beat, so that no attack is cut in two; there the end fades into what came before the
# beginning, as the two playings differ by a fraction of a wave.
set -eu
cd "$(dirname "$0")"
soundfont=${SOUNDFONT:-/usr/share/sounds/sf2/FluidR3_GM.sf2}
rate=44100
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# twice SCORE VOICE...: the score with only these voices, its music two times over.
twice() {
  score=$1
  shift
  awk -v wanted=" $* " '
    FNR == 1          { pass++; kept = 1 }
    /^V:/             { kept = index(wanted, " " substr($1, 3) " ") }
    /^\[V:/           { name = $1; gsub(/^\[V:|\]$/, "", name)
                        if (index(wanted, " " name " ")) print; next }
    pass == 1 && kept { if ($0 !~ /^%($|[^%])/) print }
  ' "$score" "$score"
}

# check_bars SCORE BARS: every voice fills the loop, or the layers would drift apart.
check_bars() {
  awk -v bars="$2" '
    /^\[V:/ { count[$1] += gsub(/\|/, "|") }
    END     { for (voice in count) if (count[voice] != bars) {
                print FILENAME ": " voice " has " count[voice] " bars, not " bars; bad = 1 }
              exit bad }
  ' "$1" >&2
}

# cut NAME START LENGTH EFFECT...: $work/NAME.wav, a piece of what was played, in samples.
cut() {
  piece=$1 from=$2 length=$3
  shift 3
  sox -V1 "$work/played.wav" "$work/$piece.wav" trim "${from}s" "${length}s" "$@"
}

# play SCORE LAYER SAMPLES VOICE...: writes $work/LAYER.wav, exactly one loop long.
play() {
  score=$1 layer=$2 samples=$3
  shift 3
  twice "$score" "$@" >"$work/$layer.abc"
  abc2midi "$work/$layer.abc" -o "$work/$layer.mid" >"$work/$layer.log"
  if grep -iE 'warning|error' "$work/$layer.log" >&2; then return 1; fi
  fluidsynth -ni -q -g 0.4 -r $rate -O float -T wav -C 0 -R 1 \
    -o synth.reverb.room-size=0.75 -o synth.reverb.damp=0.4 \
    -o synth.reverb.width=0.8 -o synth.reverb.level=0.55 \
    -F "$work/$layer-long.wav" "$soundfont" "$work/$layer.mid"
  # A gentle compressor rounds the plucks off.
  sox -V1 "$work/$layer-long.wav" "$work/played.wav" highpass 30 gain "$gain" \
    compand 0.001,0.25 6:-80,-80,-12,-12,0,-7
  start=$((samples - rate / 20)) blend=$((rate / 50))
  cut body $start $((samples - blend))
  cut end $((start + samples - blend)) $blend fade t 0 ${blend}s ${blend}s
  cut before $((start - blend)) $blend fade t ${blend}s
  sox -V1 -m -v 1 "$work/end.wav" -v 1 "$work/before.wav" "$work/seam.wav"
  sox -V1 "$work/body.wav" "$work/seam.wav" "$work/$layer.wav"
  if [ "$(soxi -s "$work/$layer.wav")" != "$samples" ]; then
    echo "$score: $layer is not one loop long" >&2
    return 1
  fi
}

# The one volume of a score (its %gain, in dB) is common to its layers, which are heard at once.
for score in ${1:-*.abc}; do
  score=${score%.abc}.abc
  read -r bars beats tempo <<END
$(sed -n 's/^%loop //p' "$score")
END
  gain=$(sed -n 's/^%gain //p' "$score")
  check_bars "$score" "$bars"
  samples=$((bars * beats * 60 * rate / tempo))
  sed -n 's/^%layer //p' "$score" | while read -r layer voices; do
    echo "$layer"
    # shellcheck disable=SC2086 # the voices are words
    play "$score" "$layer" "$samples" $voices
    sox -V1 -D "$work/$layer.wav" -b 16 "$work/$layer-16.wav"
    oggenc -Q -q 2 -s 1 -t "$(sed -n 's/^T://p' "$score")" -a "Two Lanterns" \
      -c "LICENSE=CC BY-SA 4.0" -o "$layer.ogg" "$work/$layer-16.wav"
  done
done
# One rendered alone is for listening: it would vouch for the others.
[ $# -gt 0 ] || ../check-renderings.sh --record music
