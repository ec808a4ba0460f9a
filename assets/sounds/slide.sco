; A bead moves on along its string.
; role touch
i "Noise"  0     0.05  -18  2400  1300  0.6 0.4
i "Struck" 0.03  0.25  -13  698.46 2 0.2 0.004
i "Room"   0     0.35  -6
e
