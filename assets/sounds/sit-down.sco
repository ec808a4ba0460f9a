; Cloth, the old bench takes one, then the other, and a breath is let go.
; role board
i "Noise"  0     0.24  -18  700   380   0.7 0.4
i "Struck" 0.2   0.4   -15  130.81 2 0.7 0.01
i "Noise"  0.3   0.24  -19  640   360   0.7 0.4
i "Struck" 0.5   0.4   -16  146.83 2 0.7 0.01
i "Breath" 0.55  0.9   -15  1.1   .8    0.25
i "Glow"   0.5   1     -22  220   220   0.3
i "Room"   0     1.8   -1
e
