; Cloth drawn along a rod: a breath of linen, and a ring that comes to rest.
; role menu
i "Noise"  0     0.42  -13  900   2200  0.7 0.55
i "Noise"  0.3   0.5   -17  1900  700   0.8 0.35
i "Struck" 0.56  0.3   -25  1174.66 5 0.3 0.006
i "Room"   0     1     -2
e
