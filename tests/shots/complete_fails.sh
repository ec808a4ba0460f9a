#!/bin/sh
# What is not looked at is told: `complete` on copies from which something was taken away, or to
# which something was added. usage: complete_fails.sh SCRATCH
set -u
here=$(cd "$(dirname "$0")" && pwd)
root=$1
rm -rf "$root"
mkdir -p "$root/tests/shots" "$root/tests/play"
cd "$root" || exit 2

# says MESSAGE COMMAND...: after the command, complete says just that.
says() {
    message=$1
    shift
    cp -r "$here/looks" "$here/CMakeLists.txt" tests/shots/
    cp "$here"/../play/*.script tests/play/
    cp -r "$here"/../../game .
    "$@"
    said=$(sh "$here/complete" "$root" 2>&1) && { echo "passes after: $*" >&2; exit 1; }
    [ "$said" = "complete: $message" ] || { echo "said \"$said\" after: $*" >&2; exit 1; }
}

new='const struct scene_type scene_garden = {\n    .name = "garden",\n};'
says 'no look shows the scene "garden"' sed -i "\$a $new" game/sky/sky.c
says 'no look shows the scene "about"' sed -i '/look about/d' tests/shots/looks/menus.script
says 'no look shows the scene "about"' sed -i '/look about/i 2890 A up' tests/shots/looks/menus.script
says 'no look shows the scene "note"' sed -i '/play\/sky/d' tests/shots/CMakeLists.txt
says 'no look shows the fixture "kettle"' sed -i 's/^    RULES_QUIET,/&\n    RULES_KETTLE,/' game/rules/rules.h
says 'no look shows the event "relit"' sed -i 's/# relit//' tests/shots/looks/answers.script
says 'no look shows the refusal "refused-dark"' sed -i '/look too-dark/d' tests/shots/looks/answers.script
says 'looks/tide.script looks twice at tide' sed -i 's/look turned/look tide/' tests/shots/looks/tide.script
