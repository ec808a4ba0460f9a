# Prints FILE:LINE:CODE without comments, and with the insides of strings and characters taken out.
# A line that goes on after a backslash inside a string is not used in this code.
FNR == 1 { comment = 0 }
{
    code = ""
    rest = $0
    while (rest != "") {
        if (comment) {
            end = index(rest, "*/")
            if (!end) break
            rest = substr(rest, end + 2)
            comment = 0
        } else if (substr(rest, 1, 2) == "/*") {
            comment = 1
            rest = substr(rest, 3)
        } else if (substr(rest, 1, 2) == "//") {
            break
        } else if (match(rest, /^"([^"\\]|\\.)*"/) || match(rest, /^'([^'\\]|\\.)+'/)) {
            code = code "\"\""
            rest = substr(rest, RLENGTH + 1)
        } else {
            code = code substr(rest, 1, 1)
            rest = substr(rest, 2)
        }
    }
    if (code !~ /^[ \t]*$/) print FILENAME ":" FNR ":" code
}
