#!/bin/sh
# "Bring something in" while a crossing asks one of the cards that are read anew by it: crossing-bring-in.script
# in a folder of its own. The sanitizers see what was freed too early.
set -eu
game=$1 script=$2
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
# cards FILE FROM TO: as they are written out. So many that one of them comes up.
cards() {
    {
        printf '{"format":"two-lanterns keepsake","version":1,\n"contains":{},\n"moments":[],\n"promises":[],\n'
        printf '"own_cards":[\n'
        for number in $(seq "$2" "$3"); do
            printf '{"ask":"What would you like to hear from me tonight, number %d?",' "$number"
            printf '"answer_1":"A kind word","answer_2":"A plain word","answer_3":"",'
            printf '"depth":1,"topics":0}%s\n' "$([ "$number" = "$3" ] || echo ,)"
        done
        printf ']}\n'
    } > "$1"
}
cards "$folder/first.json" 1 40
cards "$folder/more.json" 41 50
"$game" box import "$folder/first.json" --box "$folder/box.sqlite" > /dev/null
rm "$folder/first.json"
"$game" --script "$script" --box "$folder/box.sqlite" --seed 3 ${3:+--shots "$3"}
