#!/bin/sh
# Two who are new can walk after so many presses at most, and all of it is played.
# usage: first-evening.sh PROGRAM SCRIPT
set -eu
most=6
presses=$(sed '/until scene play$/q' "$2" | grep -cE '^[0-9]+ +(key|A|B) ')
echo "$presses presses from the first launch to the first board (at most $most)"
[ "$presses" -le "$most" ]
exec "$1" --script "$2"
