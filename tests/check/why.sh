#!/bin/sh
# why.sh GAME CHAPTER/LEVEL: what check --why says of a level of pack/ must be exactly what stands in
# expected/, and every replay that it writes must hold. With "renew" instead of a level it writes
# expected/ anew; read the difference before you keep it.
game=$1 level=$2
here=$(cd "$(dirname "$0")" && pwd)
scratch=$(mktemp -d) || exit 1
trap 'rm -rf "$scratch"' EXIT
cd "$scratch" || exit 1

# say LEVEL: the text, the line of JSON, and the exit statuses of both.
say() {
    "$game" check "$here/pack" --why "$1" --out replays
    echo "status $?"
    "$game" check "$here/pack" --why "$1" --json
    echo "status $?"
}

if [ "$level" = renew ]; then
    for file in "$here"/pack/chapters/*/*.yaml; do
        name=$(basename "$(dirname "$file")")/$(basename "$file" .yaml)
        case $name in */chapter) continue ;; esac
        say "$name" >"$here/expected/$(echo "$name" | tr / -).txt"
    done
    exit
fi

say "$level" >said
diff -u "$here/expected/$(echo "$level" | tr / -).txt" said || exit 1
for replay in replays/*.replay; do
    [ -e "$replay" ] || continue
    "$game" replay "$replay" --verify --pack "$here/pack" >verified || exit 1
    case $replay in
    *-nearest-home.* | *-dead-end.* | *-told.*) grep -q "not won" verified || exit 1 ;;
    *) grep -q ", won" verified || exit 1 ;;
    esac
done
