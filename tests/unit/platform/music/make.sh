#!/bin/sh
# Makes the tones that the test platform_music listens to: half a second each, of whole waves, so that a loop of
# them has no seam. Needs sox and vorbis-tools.
set -eu
cd "$(dirname "$0")"
wav=$(mktemp --suffix=.wav)
trap 'rm -f "$wav"' EXIT

# tone NAME CHANNELS SECONDS PITCH
tone() {
  sox -V1 -D -r 44100 -n -c "$2" -b 16 "$wav" synth "$3" sine "$4" gain -12
  oggenc -Q -q 3 -s 1 -o "$1.ogg" "$wav"
}

tone lone 2 0.5 440
# Low, then high.
{
  sox -V1 -D -r 44100 -n -c 1 -b 16 -t raw - synth 3 sine 220 gain -12
  sox -V1 -D -r 44100 -n -c 1 -b 16 -t raw - synth 3 sine 660 gain -12
} | sox -t raw -r 44100 -e signed -c 1 -b 16 - "$wav"
oggenc -Q -q 3 -s 1 -o long.ogg "$wav"
tone three-base 1 0.5 220
tone three-warmer 1 0.5 440
tone three-full 2 0.5 660
tone two-base 1 0.5 220
tone two-full 1 0.5 660
tone uneven-base 1 0.5 220
tone uneven-warmer 1 0.6 440
tone uneven-full 1 0.5 660
echo "This is no music." >noise.ogg
tone themes-base 1 0.5 220
tone themes-warmer 1 0.5 440
tone themes-full 1 0.5 660
tone themes-round 1 0.5 880
cp noise.ogg themes-square.ogg

# bars NAME SAMPLE...: where they begin, and last the length.
bars() {
  name=$1
  shift
  printf '%s\n' "$@" >"$name.bars"
}

bars lone 0 22050
bars long 0 88200 176400 264600
bars three 0 9000 22050
bars two 0 22050
bars uneven 0 22050
bars themes 0 22050
