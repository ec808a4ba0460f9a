#!/bin/sh
# Renders every score of this folder to OGG: abc2midi -> by_hand.py -> fluidsynth (FluidR3) -> sox ->
# oggenc. For who changes a score; the build takes what is rendered. Needs the Debian packages abcmidi,
# python3, fluidsynth, fluid-soundfont-gm, sox, ffmpeg, vorbis-tools. The same versions of these render
# the same bytes. `render.sh home ferry` renders these scores only, for listening.
#
# The layers of a score are files of exactly the same length, which the game plays in step. All of
# them together are as loud as any other piece: -16 LUFS (EBU R 128). A theme (%theme) is a layer that
# comes and goes by itself, in mono; the others are as loud with it as without.
#
# NAME.bars tells the game where layers may come in: the sample that each bar begins with, and last
# the length. As the cut is before the first beat, so are these: the attack on the one is whole.
#
# The loop has no seam because each score is played twice without a pause and the second time is
# kept: what still rings from the end is then heard in the beginning. The cut is shortly before the
# first beat, so that no attack is cut in two; there the end fades into what came before the
# beginning, as the two playings differ by a fraction of a wave.
set -eu
cd "$(dirname "$0")"
for tool in abc2midi python3 fluidsynth sox ffmpeg oggenc; do
  command -v $tool >/dev/null || { echo "render.sh needs $tool; what it needs is written at its top" >&2; exit 1; }
done
soundfont=${SOUNDFONT:-/usr/share/sounds/sf2/FluidR3_GM.sf2}
[ -r "$soundfont" ] || { echo "render.sh needs the soundfont $soundfont; what it needs is written at its top" >&2; exit 1; }
rate=44100
loudness=-16
highest_peak=-1
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

# play SCORE LAYER VOICE...: writes $work/LAYER-played.wav, two loops and what rings after them.
play() {
  score=$1 layer=$2
  shift 2
  twice "$score" "$@" >"$work/$layer.abc"
  abc2midi "$work/$layer.abc" -o "$work/$layer-even.mid" >"$work/$layer.log"
  python3 by_hand.py "$score" "$work/$layer-even.mid" "$work/$layer.mid" >"$work/samples"
  if grep -iE 'warning|error' "$work/$layer.log" >&2; then return 1; fi
  fluidsynth -ni -q -g 0.4 -r $rate -O float -T wav -C 0 -R 1 \
    -o synth.reverb.room-size=0.75 -o synth.reverb.damp=0.4 \
    -o synth.reverb.width=0.8 -o synth.reverb.level=0.55 \
    -F "$work/$layer-long.wav" "$soundfont" "$work/$layer.mid"
  sox -V1 "$work/$layer-long.wav" "$work/$layer-played.wav" highpass 40
}

# measure SUFFIX LAYER...: how loud (LUFS) and how high (dB, true peak) the layers' files are, heard together.
measure() {
  suffix=$1
  shift
  inputs=
  for layer; do inputs="$inputs -i $work/$layer$suffix.wav"; done
  # shellcheck disable=SC2086 # the inputs are words
  ffmpeg -nostats -hide_banner $inputs \
    -filter_complex "amix=inputs=$#:normalize=0:duration=longest,ebur128=peak=true" -f null - 2>&1 |
    awk '$1 == "I:" { loud = $2 } $1 == "Peak:" { peak = $2 } END { print loud, peak }'
}

# even SUFFIX NEW_SUFFIX LAYERS THEMES EFFECT...: brings the layers together to the loudness, by one gain for
# all and for the themes.
even() {
  from=$1 to=$2 together=$3 beside=$4
  shift 4
  # shellcheck disable=SC2086 # the layers are words
  now=$(measure "$from" $together)
  gain=$(echo "$loudness ${now% *}" | awk '{ print $1 - $2 }')
  for layer in $together $beside; do
    sox -V1 "$work/$layer$from.wav" "$work/$layer$to.wav" gain "$gain" "$@"
  done
}

# cut PART LAYER START LENGTH EFFECT...: $work/PART.wav, so many samples of what was played.
cut() {
  part=$1 layer=$2 from=$3 length=$4
  shift 4
  sox -V1 "$work/$layer-round.wav" "$work/$part.wav" trim "${from}s" "${length}s" "$@"
}

# close_loop LAYER SAMPLES: writes $work/LAYER-loop.wav, exactly one loop long.
close_loop() {
  start=$(($2 - rate / 20)) blend=$((rate / 50))
  cut body "$1" $start $(($2 - blend))
  cut end "$1" $((start + $2 - blend)) $blend fade t 0 ${blend}s ${blend}s
  cut before "$1" $((start - blend)) $blend fade t ${blend}s
  sox -V1 -m -v 1 "$work/end.wav" -v 1 "$work/before.wav" "$work/seam.wav"
  sox -V1 "$work/body.wav" "$work/seam.wav" "$work/$1-loop.wav"
  if [ "$(soxi -s "$work/$1-loop.wav")" != "$2" ]; then
    echo "$1 is not one loop long" >&2
    return 1
  fi
}

if [ $# -eq 0 ]; then
  record=true
  set -- *.abc
else
  record=false
fi
for score; do
  score=${score%.abc}.abc
  title=$(sed -n 's/^T://p' "$score")
  read -r bars _ <<END
$(sed -n 's/^%loop //p' "$score")
END
  check_bars "$score" "$bars"
  layers=$(sed -n 's/^%layer \([^ ]*\) .*/\1/p' "$score" | tr '\n' ' ')
  themes=$(sed -n 's/^%theme \([^ ]*\) .*/\1/p' "$score" | tr '\n' ' ')
  sed -n 's/^%layer //p; s/^%theme //p' "$score" | while read -r layer voices; do
    # shellcheck disable=SC2086 # the voices are words
    play "$score" "$layer" $voices
  done
  cp "$work/samples" "${score%.abc}.bars" # of every layer the same
  samples=$(tail -n 1 "$work/samples")
  # A gentle compressor rounds the plucks off, and a quick one what still stands out, before the cut:
  # they have no beginning then.
  even -played -round "$layers" "$themes" compand 0.001,0.15 6:-80,-80,-14,-14,-10,-12,0,-11 0 -90 0.003 \
    compand 0.0003,0.06 -80,-80,-10,-10,0,-8.5 0 -90 0.002
  for layer in $layers $themes; do
    close_loop "$layer" "$samples"
  done
  even -loop '' "$layers" "$themes"
  # shellcheck disable=SC2086 # the layers are words
  heard=$(measure '' $layers $themes)
  echo "$score: ${heard% *} LUFS, peak ${heard#* } dB, $((samples / rate)) s"
  echo "${heard#* } $highest_peak" | awk '{ exit ($1 > $2) }' || { echo "$score would clip" >&2; exit 1; }
  # What is heard together is coded more sparingly than a piece that stands alone.
  case $layers in *' '*' '*) quality=-1 ;; *) quality=0 ;; esac
  for layer in $layers $themes; do
    case " $themes" in *" $layer "*) sides=1 ;; *) sides=2 ;; esac
    sox -V1 -D "$work/$layer.wav" -c $sides -b 16 "$work/$layer-16.wav"
    oggenc -Q -q $quality -s 1 --advanced-encode-option lowpass_frequency=10 -t "$title" -a "Two Lanterns" \
      -c "LICENSE=CC BY-SA 4.0" -o "$layer.ogg" "$work/$layer-16.wav" 2>"$work/log" ||
      { cat "$work/log" >&2; exit 1; }
  done
done
# Some rendered alone are for listening: they would vouch for the others.
! $record || ../check-renderings.sh --record music
