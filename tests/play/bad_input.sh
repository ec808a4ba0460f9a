#!/bin/sh
# bad_input.sh GAME CASE: one kind of bad input or bad surroundings. The exit status and what is
# said on stderr must be exactly so, and nothing may be left behind. 77: can't be tried here.
game=$1 case=$2
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
scratch=$(mktemp -d) || exit 77
trap 'chmod -R u+w "$scratch"; rm -rf "$scratch"' EXIT
export HOME="$scratch/home"
unset XDG_DATA_HOME SDL_VIDEODRIVER SDL_AUDIODRIVER DISPLAY WAYLAND_DISPLAY
mkdir "$HOME"
export XDG_RUNTIME_DIR="$scratch/runtime"
mkdir -m 700 "$XDG_RUNTIME_DIR"
cd "$scratch" || exit 77

fail() {
    echo "bad_input $case: $*" >&2
    exit 1
}

# expect STATUS MESSAGE ARGUMENT...: plays, and compares status and all of stderr.
expect() {
    wanted=$1 message=$2
    shift 2
    "$game" "$@" >out 2>err
    status=$?
    [ "$status" = "$wanted" ] || fail "status $status instead of $wanted; $(cat err)"
    [ "$(cat err)" = "$message" ] || fail "said \"$(cat err)\" instead of \"$message\""
}

# script NAME LINE...: writes a script file.
script() {
    name=$1
    shift
    printf '%s\n' "$@" >"$name"
}

# as_nobody COMMAND...: permissions mean nothing to root.
as_nobody() {
    if [ "$(id -u)" = 0 ]; then
        chmod 755 "$scratch"
        setpriv --reuid=65534 --regid=65534 --clear-groups "$@"
    else
        "$@"
    fi
}

# Signals that the game has a handler for by now: HUP, INT and TERM, as bits.
caught() {
    echo $((0x$(sed -n 's/^SigCgt:[[:space:]]*//p' "/proc/$pid/status" 2>/dev/null || echo 0) & 0x4003))
}

# starts OPTIONS...: starts the game without a script, as people do, until its window is there; its process is
# in $pid.
starts() {
    # as from a desktop, whatever the shell that runs this has set aside
    env --default-signal=HUP,INT,TERM "$game" --video-driver dummy "$@" 2>err &
    pid=$!
    for i in $(seq 600); do
        [ "$(caught)" != $((0x4003)) ] || break
        kill -0 "$pid" 2>/dev/null || fail "the game did not start: $(cat err)"
        sleep 0.1
    done
}

# ends_within SECONDS STATUS: waits for $pid.
ends_within() {
    for i in $(seq $(($1 * 10))); do
        kill -0 "$pid" 2>/dev/null || break
        sleep 0.1
    done
    if kill -0 "$pid" 2>/dev/null; then
        kill -9 "$pid"
        fail "still there after $1 seconds"
    fi
    wait "$pid"
    status=$?
    [ "$status" = "$2" ] || fail "status $status instead of $2: $(cat err)"
}

keep_one='300 A down
500 A confirm
900 A confirm
1500 A confirm
1700 B confirm
2100 A confirm
2600 A confirm
3100 A confirm
3600 A confirm
4300 A left
4700 until scene play
4800 walk
5900 A confirm
6300 A confirm
6600 A confirm
7200 A choose "Keep it"
8700 B confirm
9300 B choose "Keep it"'

# the game opens with a notice, and goes on after it
script notice '500 expect scene notice' '600 A confirm' '1000 expect scene title' \
    '1100 A confirm' '1500 expect scene for-whom'

case $case in
unknown-flag)
    expect 2 'two-lanterns: unknown flag --levle; did you mean --level?' --levle x
    expect 2 'two-lanterns: unknown flag --zzz; see: two-lanterns play --help' --zzz
    expect 2 'two-lanterns: unknown flag --out; see: two-lanterns solve --help' solve --out x
    ;;
unknown-command)
    expect 2 'two-lanterns: unknown command "dmo"; see: two-lanterns --help' dmo
    ;;
missing-value)
    expect 2 'two-lanterns: --box needs FILE after it' --box
    ;;
bad-number)
    expect 2 'two-lanterns: --text-scale takes a whole number from 100 to 200, not "12x"' \
        --text-scale 12x
    expect 2 'two-lanterns: --text-scale takes a whole number from 100 to 200, not "99"' \
        --text-scale 99
    expect 2 'two-lanterns: --seed takes a whole number, not "99999999999999999999"' \
        --seed 99999999999999999999
    ;;
bad-size)
    expect 2 'two-lanterns: --size takes WIDTHxHEIGHT from 640x360 to 7680x4320, such as 1280x720, not "10x10"' \
        --size 10x10
    ;;
bad-language)
    expect 2 'two-lanterns: there is no language "xx" yet; the game speaks: en' --language xx
    ;;
too-many)
    expect 2 'two-lanterns: check does not take "b"; see: two-lanterns check --help' check a b
    expect 2 'two-lanterns: check needs PACK; see: two-lanterns check --help' check
    ;;
missing-pack)
    script plays '500 expect scene notice' '600 A confirm' '1000 expect scene title' \
        '1050 A down' '1250 A confirm' '1500 A back' '2000 A confirm' '2200 B confirm' '2600 A confirm' \
        '3000 expect scene bridge' '3000 expect focus "First light"'
    "$game" --pack nowhere --been-here --script plays 2>err || fail "the game did not go on: $(cat err)"
    grep -q 'nowhere' err || fail "said $(cat err)"
    grep -q "two-lanterns: nowhere can't be played; the shipped levels are used" err ||
        fail "said $(cat err)"
    ;;
bad-pack)
    mkdir pack
    printf 'format: 1\nid: Bad Id\n' >pack/pack.yaml
    "$game" --pack pack --script notice 2>err || fail "the game did not go on: $(cat err)"
    grep -q '^pack.yaml:2:5: ' err || fail "said $(cat err)"
    grep -q "two-lanterns: pack can't be played; the shipped levels are used" err ||
        fail "said $(cat err)"
    ;;
check-why)
    pack=$root/tests/check/pack
    expect 2 'two-lanterns: --why names the one level to look at; leave --level out' \
        check "$pack" --why easy/holds --level easy/holds
    expect 2 'two-lanterns: --out is for the replays of --why; name a level with --why' \
        check "$pack" --out replays
    expect 2 'two-lanterns: the pack has no level "easy/hold"; levels are named CHAPTER/LEVEL, such as bad/no-way' \
        check "$pack" --why easy/hold --out replays
    [ ! -e replays ] || fail 'made a folder'
    : >taken
    expect 2 'two-lanterns: the folder "taken" cannot be made (Not a directory); check what lies there' \
        check "$pack" --why easy/holds --out taken
    ;;
unknown-level)
    expect 1 'two-lanterns: the pack has no level no/where; the levels are listed by: two-lanterns check PACK' \
        --level no/where --video-driver dummy
    ;;
missing-script)
    "$game" --script nowhere 2>err
    [ $? = 2 ] || fail "another status"
    grep -q '^two-lanterns: .*nowhere' err || fail "said $(cat err)"
    ;;
script-mistake)
    script mistake '# a comment' '100 A confirm' '200 A jump'
    expect 2 'two-lanterns: mistake: line 3: a player presses up, right, down, left, confirm, back, menu, take-back, wave, hint or key; or: hold BUTTON MS; or: choose LABEL' \
        --script mistake
    ;;
script-fails)
    script wrong '100 expect scene title' '200 expect scene sky'
    expect 1 'two-lanterns: wrong: line 2: expected scene sky, but it is "title"' --script wrong
    script left '100 close' '2000 expect scene title'
    expect 1 "two-lanterns: left: the game was left before the script's end" --script left
    ;;
unreadable-box)
    script keep "$keep_one" '12000 expect kept 1'
    "$game" --box box --been-here --script keep 2>err || fail "$(cat err)"
    chmod 000 box
    [ "$(id -u)" != 0 ] || chown 65534 "$scratch" box* notice
    as_nobody test -x "$game" || exit 77
    as_nobody "$game" --box box --script notice 2>err || fail "$(cat err)"
    grep -q "belongs to someone else and can't be read" err || fail "said $(cat err)"
    ;;
read-only-box)
    script keep "$keep_one" '12000 expect kept 1'
    script seen '500 expect scene notice' '600 A confirm' '1000 expect scene title' \
        '1000 expect kept 1'
    script empty '500 expect scene notice' '600 A confirm' '1000 expect kept 0'
    "$game" --box box --been-here --script keep 2>err || fail "$(cat err)"
    cp box half-box # with the journal of a change that was cut off
    printf '\331\325\005\371\040\241\143\327\0\0\0\0half\0\0\0\005\0\0\002\0\0\0\020\0' >half-box-journal
    truncate -s 512 half-box-journal
    [ "$(id -u)" != 0 ] || chown 65534 "$scratch" box* half* seen empty
    chmod 444 box* half*
    chmod 555 "$scratch"
    as_nobody test -x "$game" || exit 77
    said=$(as_nobody "$game" --box box --script seen 2>&1) || fail "$said"
    echo "$said" | grep -q "The box can't be written" || fail "said $said"
    # what is in it can be looked at
    said=$(as_nobody "$game" box check --box box 2>&1) || fail "$said"
    echo "$said" | grep -q "The box can't be written" || fail "said $said"
    echo "$said" | grep -q "^whole: 1 moments, 0 damaged" || fail "said $said"
    # and where it can't, it is told why
    said=$(as_nobody "$game" --box half-box --script empty 2>&1) || fail "$said"
    echo "$said" | grep -q "A change of this box was cut off" || fail "said $said"
    ;;
damaged-box)
    script keep "$keep_one" '12000 expect kept 1'
    script back '500 expect scene damaged' '500 expect focus "Bring back the last copy"' \
        '600 A confirm' '1200 expect focus "Go on"' '1300 A confirm' '1800 expect scene title' \
        '1800 expect kept 1'
    "$game" --box box --been-here --script keep 2>err || fail "$(cat err)"
    # the middle of the file is written over
    dd if=/dev/zero of=box bs=1024 seek=1 count=20 conv=notrunc 2>/dev/null
    "$game" box check --box box >out 2>err && fail "box check finds nothing"
    "$game" --box box --script back 2>err || fail "$(cat err)"
    [ "$(grep -o 'The box is damaged' err | wc -l)" -eq 1 ] || fail "said $(cat err)"
    "$game" box check --box box >out 2>err || fail "still damaged: $(cat err)"
    [ "$(cat out)" = 'whole: 1 moments, 0 damaged; backup: yes' ] || fail "said $(cat out)"
    # what was set aside is still there
    [ "$(find . -name 'box*damaged*' | wc -l)" -ge 1 ] || fail "the damaged file is gone: $(ls)"
    ;;
print) # no page where there is a mistake, and no box is looked for
    pack=$root/tests/play/pack-card
    expect 2 'two-lanterns: print needs DECK | TALK | levels; see: two-lanterns print --help' print
    expect 2 "two-lanterns: there is no \"tea\" to print; there are: levels, $(ls "$pack/decks" |
        sed 's/\.yaml//')" print tea --pack "$pack"
    expect 2 'two-lanterns: there is no paper "a3" here; say --paper a4 or --paper letter' \
        print honest-talk --paper a3
    expect 2 'two-lanterns: there is no topic "pain"; those that can be left out are: daily-life, family, friends, work, money, home, time, body, closeness, hurt, future, faith, play' \
        print honest-talk --leave-out hurt,pain
    expect 2 'two-lanterns: --depth takes a whole number from 1 to 3, not "4"' \
        print honest-talk --depth 4
    [ ! -s out ] || fail 'printed something'
    expect 0 '' print honest-talk --depth 1 --leave-out home --paper letter
    grep -q 'size:letter' out || fail 'printed no page'
    expect 0 '' print levels --pack "$pack"
    [ "$(grep -c '<svg' out)" = "$(ls "$pack"/chapters/*/*.yaml | grep -vc chapter.yaml)" ] ||
        fail 'not a board for each level'
    [ -z "$(ls -A "$HOME")" ] || fail 'left something behind'
    ;;
box-export)
    cat >in.json <<'EOF'
{"format":"two-lanterns keepsake","version":1,"contains":{},"moments":[],"promises":[],
"own_cards":[{"ask":"Tea?","answer_1":"","answer_2":"","answer_3":"","depth":1,"topics":0}]}
EOF
    "$game" box import in.json --box box >out 2>err || fail "$(cat err)"
    grep -q 'cards of your own 1; here already: 0' out || fail "said $(cat out)"
    for name in out.json out.html; do
        "$game" box export $name --box box >out 2>err || fail "$(cat err)"
        grep -q 'cards of your own: 1' out || fail "did not say what is in it: $(cat out)"
        grep -q 'Tea?' $name || fail "$name has no card"
        cp $name before
        expect 2 "two-lanterns: There is a file of that name already. It was left untouched. \
Choose another name." box export $name --box box
        cmp $name before || fail "$name was written to"
    done
    "$game" box import out.json --box other >out 2>err || fail "$(cat err)"
    expect 2 'two-lanterns: name a file that ends in .html (to read) or .json (to import again)' \
        box export out.txt --box box
    expect 2 'two-lanterns: box knows: check, export FILE, import FILE' box export --box box
    expect 2 'two-lanterns: no star is so, and nothing was written; ask for fewer things with --year, --laughed and --find' \
        box export --book book.html --box box
    [ ! -e book.html ] || fail 'wrote a book of nothing'
    expect 2 'two-lanterns: a book is a page that a browser prints; name a file that ends in .html' \
        box export --book book.json --box box
    expect 2 'two-lanterns: --year, --laughed and --find choose the stars of a book; say box export --book FILE.html' \
        box export all.html --laughed --box box
    expect 2 'two-lanterns: --book is for: box export FILE.html' box check --book --box box
    sed 's/Tea?//' out.json >bad.json
    expect 2 'two-lanterns: Entry 1 of "own_cards" in this file (line 6) is not one that the game wrote. Nothing was brought in.' \
        box import bad.json --box third
    echo '{}' >bad.json
    expect 2 'two-lanterns: This file is not an export of this game from its line 1 on. Nothing was brought in.' \
        box import bad.json --box third
    ;;

box-check)
    expect 2 'two-lanterns: box knows: check, export FILE, import FILE' box chekc
    "$game" box check --box nowhere >out 2>err
    [ $? = 2 ] || fail "another status: $(cat err)"
    [ ! -e nowhere ] || fail "a box was made"
    echo 'not a box at all, but long enough to be looked at' >other
    cp other before
    "$game" box check --box other >out 2>err
    [ $? = 1 ] || fail "another status: $(cat err)"
    cmp other before || fail "a file that is no box was written to"
    ;;
empty-data | relative-data)
    # such a value says nothing: then the data lie where they do without it
    case $case in
    empty-data) export XDG_DATA_HOME= ;;
    relative-data) export XDG_DATA_HOME=somewhere/data ;;
    esac
    export SDL_AUDIODRIVER=dummy
    root=$(ls -A /)
    ls -A >before
    starts
    kill -TERM "$pid"
    ends_within 60 0
    [ ! -s err ] || fail "said $(cat err)"
    [ -f "$HOME/.local/share/two-lanterns/box.sqlite" ] || fail "no box in the home folder"
    "$game" box check >out 2>err || fail "$(cat err)"
    rm out err before
    [ "$(ls -A)" = "$(printf '%s\n' home notice runtime)" ] || fail "left something: $(ls -A)"
    [ "$(ls -A /)" = "$root" ] || fail "made a folder at the root"
    ;;
no-home | empty-home)
    case $case in
    no-home) unset HOME ;;
    empty-home) HOME= ;;
    esac
    expect 2 'two-lanterns: there is no home folder (HOME or XDG_DATA_HOME must be a full path)' \
        box check
    # the game itself can be played, says so, and makes no folder where none belongs
    # (without a home, PulseAudio's library makes a folder of its own wherever it is)
    export SDL_AUDIODRIVER=dummy
    ls -A >before
    starts
    kill -TERM "$pid"
    ends_within 60 0
    grep -q 'there is no home folder' err || fail "said $(cat err)"
    ls -A >after
    diff before after >difference || [ "$(grep -c '^[<>]' difference)" = 1 ] ||
        fail "left something: $(cat difference)"
    ;;
empty-driver)
    export SDL_VIDEODRIVER=
    expect 1 'two-lanterns: there is no display here; start the game from a desktop, or see it without one: two-lanterns demo --out DIR'
    expect 2 'two-lanterns: --video-driver needs NAME after it' --video-driver ''
    export SDL_VIDEODRIVER=nonsense
    expect 1 'two-lanterns: no picture can be shown: nonsense not available; check --video-driver and SDL_VIDEODRIVER, or try: two-lanterns demo --out DIR'
    ;;
no-display)
    expect 1 'two-lanterns: there is no display here; start the game from a desktop, or see it without one: two-lanterns demo --out DIR'
    ;;
no-sound)
    export SDL_AUDIODRIVER=nonsense
    starts --box box
    for i in $(seq 600); do
        ! grep -q '^two-lanterns: there is no sound' err || break
        sleep 0.1
    done
    kill -TERM "$pid"
    ends_within 60 0
    grep -q '^two-lanterns: there is no sound device; the game is silent' err ||
        fail "said $(cat err)"
    ;;
lost-index | lost-sheet | lost-font | lost-letters | lost-music | lost-sound)
    # what the game came with is missing, broken, empty, or a folder: something stands in for it,
    # that is said once, and play goes on
    cp "$game" two-lanterns
    cp -r "$(dirname "$game")/share" kept # links are not followed
    game=$scratch/two-lanterns
    script play '600 expect scene title' '700 A confirm' '1100 A back' '1500 A confirm' \
        '1900 B confirm' '2300 shot seen' '2400 quit'
    case $case in
    lost-index) files=art/index.txt said='the index of the pictures is missing or broken; stand-ins are shown' ;;
    lost-sheet) files=art/bearers.png said='the sheet of pictures bearers is missing or broken; stand-ins are shown' ;;
    lost-font) files=fonts/Andika-Regular.ttf
        said='the font Andika-Regular.ttf is missing or broken; other letters are used' ;;
    lost-letters) files='fonts/Andika-Regular.ttf fonts/Andika-Bold.ttf fonts/Quicksand-Medium.ttf'
        said='the font Andika-Regular.ttf is missing or broken; other letters are used
two-lanterns: the font Andika-Bold.ttf is missing or broken; other letters are used
two-lanterns: the font Quicksand-Medium.ttf is missing or broken; other letters are used' ;;
    lost-music) files=music/home.ogg said='the music home is missing or broken; it is quiet instead' ;;
    lost-sound) files=sounds/menu-choose.ogg said='the sound menu-choose is missing or broken' ;;
    esac
    for how in missing broken empty folder; do
        rm -rf share seen.png
        cp -r kept share
        for file in $files; do
            rm "share/$file"
            case $how in
            broken) echo 'nothing of the kind' >"share/$file" ;; # deeper inside libpng adds a line
            empty) : >"share/$file" ;;
            folder) mkdir "share/$file" ;;
            esac
        done
        expect 0 "two-lanterns: $said" --script play --shots .
        [ -s seen.png ] || fail "nothing was drawn ($how)"
    done
    ;;
closed)
    script closed '300 A down' '500 A confirm' '900 A confirm' '1500 A confirm' '1700 B confirm' \
        '2100 A confirm' '2600 A confirm' '3100 A confirm' '3600 A confirm' '4300 A left' \
        '4700 until scene play' '4800 walk 4' '4900 close' '4900 until left'
    expect 0 '' --box box --been-here --script closed
    "$game" box check --box box >out 2>err || fail "the box is not whole: $(cat err)"
    ;;
flood-*) # a mouse of 1000 Hz during a stall, then what may not wait
    awk 'BEGIN { for (i = 0; i < 1200; i++) print "500 pointer", 300 + i % 300, 300 }' >flood
    case $case in
    *closed) printf '%s\n' '500 close' '900 until left' >>flood ;;
    *) printf '%s\n' '500 key Left Shift' '510 key Left Shift' '520 key Left Shift' \
        '900 expect scene hidden' >>flood ;;
    esac
    expect 0 '' --script flood
    ;;
stdout-full | stdout-closed)
    [ -e /dev/full ] || exit 77
    printf '{"format":"two-lanterns keepsake","version":1,"contains":{},"moments":[],"promises":[],
"own_cards":[]}' >in.json
    "$game" box import in.json --box box >out 2>err || fail "$(cat err)"
    pack=$root/tests/play/pack-round
    lost='two-lanterns: not all that was to be printed could be written; check that there is room where it goes'
    for what in "--help" "--version" "check --help" "check $pack --json" "check $pack" \
        "solve $root/tests/play/pack-hints only/boat --answers moon" "pack $pack out.zip" \
        "mine --count 1 --seed 7 --out mined --jobs 1" "box check --box box" \
        "box export out.json --box box" "box import in.json --box box"; do
        # shellcheck disable=SC2086 # they are words
        case $case in
        stdout-full) "$game" $what >/dev/full 2>err ;;
        stdout-closed) "$game" $what >&- 2>err ;;
        esac
        status=$?
        [ "$status" = 2 ] || fail "$what: status $status; $(cat err)"
        grep -qx "$lost" err || fail "$what: said $(cat err)"
    done
    # nothing was printed into what was written meanwhile
    "$game" box check --box box >out 2>err || fail "the box is not whole: $(cat err)"
    "$game" check out.zip >out 2>err || fail "the zip is not whole: $(cat out err)"
    "$game" --help >/dev/null 2>&- || fail "needs stderr"
    ;;
file-limit)
    # a file that may not grow any more (SIGXFSZ) is told of like a full disk
    (ulimit -f 1 && exec "$game" pack "$root/tests/packs/first-edition" out.zip >out 2>err)
    status=$?
    [ "$status" = 2 ] || fail "status $status: $(cat err)"
    grep -q '"out.zip" cannot be written (File too large)' err || fail "said $(cat err)"
    ls out.zip* 2>/dev/null && fail "left something"
    script shows '500 shot seen' '600 A down' '900 quit'
    for what in "--shots shots" "--trace keys"; do
        # shellcheck disable=SC2086 # they are words
        (ulimit -f 1 && exec "$game" --script shows $what 2>err)
        status=$?
        [ "$status" = 1 ] || fail "$what: status $status: $(cat err)"
        grep -Eq "picture can't be written \(File too large\)|not all of the trace could be written" err ||
            fail "$what: said $(cat err)"
    done
    (ulimit -f 1 && exec "$game" --box box --script notice 2>err)
    status=$?
    [ "$status" = 0 ] || fail "status $status: $(cat err)"
    ;;
reader-gone)
    # nobody reads what the game says: it goes on
    export SDL_AUDIODRIVER=nonsense # it has something to say
    { "$game" --video-driver dummy --pack nowhere --script notice; echo $? >status; } 2>&1 | true
    [ "$(cat status)" = 0 ] || fail "status $(cat status)"
    ;;
shots-folder)
    script seen '600 shot seen' '700 quit'
    expect 0 '' --script seen --shots new/folder
    [ -s new/folder/seen.png ] || fail "no picture"
    : >file
    expect 2 'two-lanterns: the folder "file" cannot be made (Not a directory); check what lies there' \
        --script seen --shots file
    ;;
empty-script)
    said='there is nothing to do in it; a line of a script is such as: 400 A confirm'
    : >empty
    expect 2 "two-lanterns: empty: $said" --script empty
    script remarks '# nothing' '' '   '
    expect 2 "two-lanterns: remarks: $said" --script remarks
    # the demo is a script like any other
    cp "$game" two-lanterns
    cp -r "$(dirname "$game")/share" share
    : >share/demo.script
    game=$scratch/two-lanterns
    "$game" demo >out 2>err
    status=$?
    [ "$status" = 2 ] || fail "status $status: $(cat err)"
    grep -q "demo.script: $said" err || fail "said $(cat err)"
    [ ! -s out ] || fail "said $(cat out)"
    ;;
same-id)
    # a pack may call itself as the game's own does; what is kept of the two is kept apart
    script keep "$keep_one" '12000 expect kept 1'
    cp -r "$root/tests/packs/first-edition" own
    cp -r own copy
    echo '# another' >>copy/pack.yaml
    "$game" pack "$root/tests/packs/first-edition" own.zip >out 2>err || fail "$(cat err)"
    for pack in own own.zip; do
        "$game" --box $pack.box --pack $pack --been-here --script keep 2>err || fail "$(cat err)"
        grep -q 'seven-spans-' $pack.box && fail "the game's own pack got another name"
        grep -q 'seven-spans' $pack.box || fail "nothing is kept"
    done
    "$game" --box copy.box --pack copy --been-here --script keep 2>err || fail "$(cat err)"
    grep -ao 'seven-spans.\{9\}' copy.box | grep -qv 'seven-spans-[0-9a-f]\{8\}' &&
        fail "kept under the name of the game's own pack"
    grep -q 'seven-spans-[0-9a-f]\{8\}' copy.box || fail "nothing is kept"
    ;;
pack-into-itself)
    cp -r "$root/tests/play/pack-round" pack
    ls -AR pack >before
    for out in pack/out.zip pack pack/pack.yaml ./pack/../pack/out.zip; do
        expect 2 "two-lanterns: $out is, or lies in, the folder that is packed; name a file outside of pack" \
            pack pack $out
    done
    (cd pack && "$game" pack . out.zip 2>../err) && fail "packed into itself"
    ls -AR pack >after
    cmp before after || fail "something was written"
    ;;
pack-left-out)
    cp -r "$root/tests/play/pack-round" pack
    echo 'Read me' >pack/README.md
    "$game" pack pack out.zip >out 2>err || fail "$(cat err)"
    [ "$(cat out)" = "$(printf '%s\n' 'wrote out.zip' \
        'left out, for the game reads none of it: README.md')" ] || fail "said $(cat out)"
    ;;
terminated | interrupted | hung-up)
    starts --box box
    case $case in
    terminated) kill -TERM "$pid" ;;
    interrupted) kill -INT "$pid" ;;
    hung-up) kill -HUP "$pid" ;;
    esac
    ends_within 60 0
    [ ! -s err ] || grep -q 'no sound device' err || fail "said $(cat err)"
    "$game" box check --box box >out 2>err || fail "the box is not whole: $(cat err)"
    ;;
check-stopped)
    # the second level takes long; Ctrl-C comes once the first one is printed
    "$game" check "$root/tests/play/pack-long" --jobs 1 --states 4000000000 >out 2>err &
    pid=$!
    for i in $(seq 600); do
        grep -q '^ *short ' out && break
        kill -0 "$pid" 2>/dev/null || fail "ended too early: $(cat err)"
        sleep 0.1
    done
    kill -INT "$pid"
    ends_within 20 1
    [ "$(cat err)" = 'two-lanterns: stopped; 1 of 2 levels were not looked at to the end' ] ||
        fail "said $(cat err)"
    [ "$(grep -c '^  [sl][ho]' out)" = 1 ] || fail "printed: $(cat out)"
    tail -n 1 out | grep -q '^1 of 1 levels proved: ' || fail "printed: $(cat out)"
    ;;
check-too-large)
    # no level may take more than it is given, nor be called proved
    "$game" check "$root/tests/play/pack-long" --level only/long --states 300000 >out 2>err
    status=$?
    [ "$status" = 1 ] || fail "status $status: $(cat err)"
    grep -q 'not proved$' out || fail "printed: $(cat out)"
    grep -q 'no proof for 2 of 2 combinations of answers within 300,000 states' out ||
        fail "printed: $(cat out)"
    # the same for memory (a sanitizer takes all addresses for itself and could not start)
    if (ulimit -v 400000 && "$game" check "$root/tests/play/pack-long" --level only/short >out 2>&1); then
        (ulimit -v 400000 && exec "$game" check "$root/tests/play/pack-long" --jobs 2 \
            --level only/long --states 4000000000 >out 2>err)
        status=$?
        [ "$status" = 1 ] || fail "status $status: $(cat err)"
        grep -q 'not proved$' out || fail "printed: $(cat out)"
    fi
    ;;
killed)
    mkdir shots
    # the power goes in the middle of an evening: once something is kept, and once more is
    # laid aside to be kept and written down
    script keep "$keep_one" '12000 expect kept 1'
    "$game" --box box --been-here --script keep 2>err || fail "$(cat err)"
    script evening '500 A confirm' '1000 A confirm' '1400 B confirm' '2000 A confirm' \
        '4200 expect scene evening' '4300 A confirm' '4700 expect scene check-in' '4800 A confirm' \
        '5500 A choose "Rain"' '6700 A choose "Not tonight"' '7700 B confirm' '8400 B choose "Storm"' \
        '9600 B choose "Not tonight"' '12000 expect focus "Go on"' '12100 B confirm' \
        '12600 expect scene round' '12700 A confirm' '12850 A confirm' '13200 A confirm' '13600 expect focus "Next card"' \
        '13700 A right' '14000 A confirm' '14400 expect focus "Not to keep"' '14500 A left' \
        '14700 A confirm' '15200 expect scene evening' '15300 A down' '15500 A confirm' \
        '16000 A down' '16200 A confirm' '16700 expect scene promise' '16800 A confirm' \
        '17300 A confirm' '17800 expect scene writing' '18300 type never yet kept' '18800 shot now' \
        '9000000 quit'
    "$game" --box box --been-here --script evening --shots shots 2>err &
    pid=$!
    for i in $(seq 600); do
        [ -s shots/now.png ] && break
        kill -0 "$pid" 2>/dev/null || fail "ended too early: $(cat err)"
        sleep 0.1
    done
    kill -9 "$pid"
    wait "$pid" 2>/dev/null
    "$game" box check --box box >out 2>err || fail "the box is not whole: $(cat err)"
    grep -q '^whole: 1 moments, 0 damaged' out || fail "the box says: $(cat out)"
    grep -l 'never yet kept' box* && fail "what was not kept lies in the box"
    script later '500 expect focus "Go on with your evening"' '600 quit'
    "$game" --box box --been-here --script later 2>err || fail "$(cat err)"
    ;;
disk-full)
    mkdir small
    mount -t tmpfs -o size=128k none small 2>/dev/null || {
        echo "needs a small disk of its own, which only root can make"
        exit 77
    }
    trap 'umount "$scratch/small"; rm -rf "$scratch"' EXIT
    script first '500 A confirm' '900 A confirm' '1400 expect scene players'
    "$game" --box small/box --been-here --script first 2>err || fail "$(cat err)"
    dd if=/dev/zero of=small/filler bs=1k 2>/dev/null
    script full "$keep_one" '12000 expect kept 0' '12000 expect text "There is no room left"'
    "$game" --box small/box --been-here --script full 2>err || fail "$(cat err)"
    rm small/filler
    "$game" box check --box small/box >out 2>err || fail "the box is not whole: $(cat err)"
    ;;
*)
    fail "there is no such case"
    ;;
esac
