; Planks lay themselves one after another, each a little higher, in the key of the music.
; role light
i "Struck" 0     0.72  -10  293.66 2 1.2 0.004
i "Struck" 0.14  0.72  -11.5 329.63 2 1.2 0.004
i "Struck" 0.28  0.72  -10  369.99 2 1.2 0.004
i "Struck" 0.42  0.72  -11.5 440    2 1.2 0.004
i "Struck" 0.56  0.72  -10  493.88 2 1.2 0.004
i "Struck" 0.7   0.72  -11.5 587.33 2 1.2 0.004
i "String" 0.005 1.1   -20  293.66
i "String" 0.145 1.1   -20  329.63
i "String" 0.285 1.1   -20  369.99
i "String" 0.425 1.1   -20  440
i "String" 0.565 1.1   -20  493.88
i "String" 0.705 1.1   -20  587.33
i "Struck" 0.72  1.8   -24  1174.66 4 0.9 0.02
i "Room"   0     2.2   0
e
