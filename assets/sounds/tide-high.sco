; A long wave comes in and fills the basin.
; role board
i "Water"  0     2.4   -9   240   620   0.72
i "Water"  0.5   1.5   -16  420   760   0.6
i "Drop"   1.6   0.14  -20  300   240
i "Drop"   1.86  0.14  -23  280   220
i "Glow"   0     2.4   -24  146.83 174.61 0.6
i "Room"   0     3.2   -1
e
