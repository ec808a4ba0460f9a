; Oars dip, the water runs along the boat, wood knocks on the landing.
; loudness -20
i "Noise"  0     0.6   -10  700   380   1 0.2
i "Drop"   0.12  0.1   -18  360   520
i "Noise"  0.5   0.9   -14  420   560   0.7 0.5
i "Noise"  1.3   0.6   -11  680   360   1 0.2
i "Drop"   1.45  0.1   -19  320   500
i "Noise"  1.7   0.8   -16  460   330   0.7 0.4
i "Struck" 2.1   0.66  -13  147    2 1.1 0.006
i "Struck" 2.26  0.66  -20  165    2 1.1 0.006
i "Room"   0     2.9   -1
e
