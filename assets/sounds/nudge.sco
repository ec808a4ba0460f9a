; Not this way: a hand on felt, twice.
; role menu
i "Noise"  0     0.07  -10  230   180   1 0.25
i "Struck" 0     0.3   -16  110    2 0.4 0.008
i "Noise"  0.11  0.07  -14  210   170   1 0.25
i "Struck" 0.11  0.3   -19  104    2 0.4 0.008
i "Room"   0     0.4   -6
e
