; The slab rises again.
; role board
i "Struck" 0     0.45  -14  150    1 1.5 0.005
i "Noise"  0.02  0.16  -13  260   360   0.9 0.6
i "Struck" 0.14  0.48  -18  369.99 2 0.8 0.006
i "Room"   0     0.7   -3
e
