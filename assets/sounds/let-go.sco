; Something heavy is set down; a long breath; nothing is missing.
; role told
i "Struck" 0     0.78  -11  98     1 2.6 0.008
i "Noise"  0     0.12  -18  300   200   0.9 0.3
i "Breath" 0.35  1.7   -15  1.1  .75   0.25
i "String" 0.5   2     -14  440
i "String" 0.8   1.9   -15  369.99
i "String" 1.1   1.9   -14  293.66
i "Room"   0     3.4   0
e
