; A long wave comes in and fills the basin.
; loudness -21
i "Noise"  0     2     -9   260   680   1.1 0.75
i "Drop"   1.5   0.14  -18  300   240
i "Drop"   1.72  0.14  -22  280   220
i "Glow"   0     2.2   -22  146.83 174.61 0.6
i "Room"   0     2.8   -2
e
