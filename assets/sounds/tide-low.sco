; The water draws back; pebbles, and wet ground.
; role board
i "Water"  0     2     -10  380   860   0.18
i "Noise"  0.35  0.5   -20  2900  2200  0.5 0.3
i "Noise"  0.65  0.6   -22  2500  1700  0.5 0.3
i "Noise"  1     0.6   -25  2100  1300  0.5 0.3
i "Drop"   1.5   0.1   -20  500   640
i "Drop"   1.8   0.1   -24  560   700
i "Glow"   0     2.2   -26  164.81 146.83 0.3
i "Room"   0     2.9   -1
e
