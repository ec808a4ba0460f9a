; A card is lifted by its edge, turns over in the air, and lies face up.
; role board
i "Noise"  0     0.09  -16  1500  3000  0.7 0.7
i "Noise"  0.1   0.2   -13  3200  1500  0.6 0.35
i "Struck" 0.3   0.25  -17  587.33 2 0.45 0.004
i "Noise"  0.3   0.06  -15  1000  480   1   0.1
i "Struck" 0.33  0.9   -25  1174.66 4 0.5 0.01
i "Room"   0     1     -2
e
