; In, and out.
; role told
i "Breath" 0     1.15  -13  .95  1.3   0.75
i "Breath" 1.1   1.7   -11  1.15 .8    0.22
i "Glow"   0.2   2.4   -26  293.66 293.66 0.4
i "Room"   0     3.1   -2
e
