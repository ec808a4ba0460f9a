#!/bin/sh
# figures.sh GAME PACK FILE: what check --json says of the pack must be what stands in FILE, but for
# how many states were visited, and how long it took. To renew it:
#   tests/check/figures.sh GAME PACK >FILE
figures=$("$1" check "$2" --json) || exit 1
figures=$(printf '%s\n' "$figures" | sed 's/,"states":.*}$/}/')
if [ $# = 2 ]; then
    printf '%s\n' "$figures"
else
    printf '%s\n' "$figures" | diff -u "$3" -
fi
