; A breath of wind, and a small flame goes out. Nobody is told off.
; loudness -21
i "Flame"  0     0.32  -18  500   1800  0.3
i "Noise"  0.05  0.7   -9   480   300   0.6 0.4
i "Noise"  0.25  0.5   -18  1700  900   0.5 0.3
i "Glow"   0.05  0.9   -20  220    185    0.25
i "Room"   0     1.6   -1
e
