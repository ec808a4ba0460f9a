; A breath of wind, and a small flame goes out. Nobody is told off.
; role told
i "Flame"  0     0.36  -19  500   1800  0.3
i "Breath" 0.05  0.62  -11  .8   .95   0.3
i "Noise"  0.28  0.7   -22  2100  1100  0.5 0.2
i "Glow"   0.05  1     -22  220    185    0.25
i "Room"   0     1.8   0
e
