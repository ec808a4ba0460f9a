; A long wave comes in, turns, and draws back over pebbles.
; role board
i "Water"  0     1.8   -9   240   600   0.7
i "Water"  1     2     -11  360   820   0.25
i "Noise"  1.45  0.6   -21  2700  2000  0.5 0.3
i "Noise"  1.85  0.7   -24  2200  1300  0.5 0.3
i "Glow"   0     2.8   -24  146.83 164.81 0.5
i "Room"   0     3.6   -1
e
