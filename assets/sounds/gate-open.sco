; A latch, wood swinging, and the way is free.
; role board
i "Struck" 0     0.4   -18  520    5 0.5 0.004
i "Struck" 0.09  0.6   -12  165    2 1 0.006
i "Noise"  0.1   0.45  -15  300   480   0.5 0.5
i "Glow"   0.12  0.5   -25  118    150    0.5
i "Struck" 0.5   0.72  -14  293.66 2 1.2 0.006
i "Struck" 0.62  0.72  -15  440    2 1.2 0.006
i "Room"   0     1.6   -1
e
