; A foot on stone in the mist, and an echo of what was heard: its last two notes, from further away.
; role board
i "Struck" 0     0.2   -14  180   1 1.4 0.004
i "String" 0.06  1.2   -16  440
i "String" 0.24  1.2   -19  659.26
i "Glow"   0.08  1.1   -25  293.66 293.66 0.4
i "Room"   0     1.7   2
e
