; Oars dip, the water runs along the boat, wood knocks on the landing.
; role board
i "Noise"  0     0.5   -13  700   380   1 0.2
i "Drop"   0.12  0.1   -19  360   520
i "Water"  0.15  1.3   -13  340   520   0.35
i "Noise"  1.3   0.5   -14  680   360   1 0.2
i "Drop"   1.45  0.1   -20  320   500
i "Water"  1.35  1.4   -14  360   480   0.35
i "Struck" 2.1   0.66  -13  147    2 1.1 0.006
i "Struck" 2.26  0.66  -20  165    2 1.1 0.006
i "Room"   0     3.1   -1
e
