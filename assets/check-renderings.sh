#!/bin/sh
# Fails when a score or script has changed since its sounds were rendered, or a rendering is missing
# or was changed by hand. Compares contents, not file times, which a clone does not keep.
#   check-renderings.sh                    checks sounds/ and music/
#   check-renderings.sh --record FOLDER    writes FOLDER/renderings.sha256 (render.sh does this)
set -eu
cd "$(dirname "$0")"

# Only what has a say in the result; file names are sorted the same way everywhere.
list() (
  export LC_ALL=C
  cd "$1"
  sha256sum -- *.sh *.abc *.orc *.sco *.ogg 2>/dev/null | sort -k 2 || true
)

if [ "${1:-}" = --record ]; then
  list "$2" >"$2/renderings.sha256"
  exit
fi

status=0
for folder in sounds music; do
  if ! difference=$(list "$folder" | diff "$folder/renderings.sha256" -); then
    echo "assets/$folder: changed since it was rendered; run assets/$folder/render.sh" >&2
    echo "$difference" | sed -n 's/^[<>] [0-9a-f]*/ /p' | sort -u >&2
    status=1
  fi
done
exit $status
