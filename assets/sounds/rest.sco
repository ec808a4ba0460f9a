; A bench, a breath out, and the water.
; role told
i "Struck" 0     0.4   -15  130.81 2 0.8 0.008
i "Breath" 0.15  1.3   -13  1.1  .8    0.25
i "Glow"   0.2   1.5   -20  220    196    0.3
i "Water"  0.9   2     -17  300   420   0.45
i "Room"   0     3.2   0
e
