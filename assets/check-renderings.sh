#!/bin/sh
# Fails when a score or script has changed since its sounds were rendered, or a rendering is missing,
# belongs to no score or was changed by hand, and names it. Compares contents, not file times, which a clone does not keep.
#   check-renderings.sh                    checks sounds/ and music/
#   check-renderings.sh --record FOLDER    writes FOLDER/renderings.sha256 (render.sh does this)
set -eu
cd "$(dirname "$0")"

# Only what has a say in the result; file names are sorted the same way everywhere.
list() (
  export LC_ALL=C
  cd "$1"
  sha256sum -- *.sh *.py *.abc *.orc *.sco *.ogg *.bars 2>/dev/null | sort -k 2 || true
)

if [ "${1:-}" = --record ]; then
  list "$2" >"$2/renderings.sha256"
  exit
fi

# What the scores make: every layer of a piece, its themes and its bars; every sound.
wanted() {
  case $1 in
  music)
    sed -n 's/^%layer \([^ ]*\).*/\1.ogg/p; s/^%theme \([^ ]*\).*/\1.ogg/p' music/*.abc
    find music -name '*.abc' | sed 's/.*\///; s/abc$/bars/'
    ;;
  *) find "$1" -name '*.sco' | sed 's/.*\///; s/sco$/ogg/' ;;
  esac | LC_ALL=C sort
}

there() {
  find "$1" -name '*.ogg' -o -name '*.bars' | sed 's/.*\///' | LC_ALL=C sort
}

lists=$(mktemp -d)
trap 'rm -rf "$lists"' EXIT
status=0
for folder in sounds music; do
  if ! difference=$(list "$folder" | diff "$folder/renderings.sha256" -); then
    echo "assets/$folder: changed since it was rendered; run assets/$folder/render.sh" >&2
    echo "$difference" | sed -n 's/^[<>] [0-9a-f]*/ /p' | sort -u >&2
    status=1
  fi
  wanted "$folder" >"$lists/wanted"
  if ! difference=$(there "$folder" | diff "$lists/wanted" -); then
    echo "assets/$folder: missing (<), or of no score (>):" >&2
    echo "$difference" | grep '^[<>]' >&2
    status=1
  fi
done
exit $status
