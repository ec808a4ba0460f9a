; A long wave comes in, turns, and draws back over pebbles.
; loudness -20
i "Noise"  0     1.5   -9   260   620   1.1 0.7
i "Noise"  0.9   1.9   -11  900   380   1.2 0.25
i "Noise"  1.3   1.4   -18  2400  1200  0.8 0.3
i "Glow"   0     2.6   -22  146.83 164.81 0.5
i "Room"   0     3.2   -2
e
