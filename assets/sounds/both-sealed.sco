; Two lanterns breathe in at the same time.
; role told
i "Breath" 0     1.05  -17  .9   1.35  0.75
i "Breath" 0.03  1.05  -20  1.1  1.5   0.72
i "Glow"   0     2.2   -13  293.66 293.66 0.45
i "Glow"   0     2.2   -15  440    440    0.45
i "Glow"   0.5   1.9   -19  369.99 369.99 0.45
i "Bell"   0.95  2     -22  1174.66 0.6
i "Bell"   0.95  2     -24  880    0.6
i "Room"   0     3.2   1
e
