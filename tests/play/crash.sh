#!/bin/sh
# A crash forgets: the game is aborted while something private is typed, and no file in its folder has a
# letter of it. First it is made sure that here a crash does leave a core; where it does not, nothing is shown.
set -eu
game=$1 script=$2
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
ulimit -c unlimited 2>/dev/null || { echo "no cores are allowed here" >&2; exit 77; }
mkdir control shots
(cd control && MARK=MKXCONTROL sh -c 'kill -ABRT $$') 2>/dev/null || true
grep -q MKXCONTROL control/* 2>/dev/null || { echo "crashes leave no core in the folder here" >&2; exit 77; }
rm -rf control
"$game" --script "$script" --shots "$folder/shots" 2>/dev/null &
for _ in $(seq 600); do
    [ ! -f shots/typed.png ] && kill -0 $! 2>/dev/null || break
    sleep 0.1
done
[ -f shots/typed.png ] || { echo "it came to nothing" >&2; kill $! 2>/dev/null; exit 1; }
kill -ABRT $! || { echo "it ended before it was to" >&2; exit 1; }
status=0
wait $! 2>/dev/null || status=$?
[ "$status" = 134 ] || { echo "it ended with $status" >&2; exit 1; }
if grep -rl MKX "$folder"; then
    echo "what was typed is still there" >&2
    exit 1
fi
