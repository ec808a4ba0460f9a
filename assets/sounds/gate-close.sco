; The same way back: wood swinging, and the latch.
; role board
i "Noise"  0     0.4   -15  480   290   0.5 0.5
i "Glow"   0     0.45  -25  150    118    0.5
i "Struck" 0.36  0.6   -10  147    2 1 0.006
i "Struck" 0.37  0.6   -14  98     1 2 0.006
i "Struck" 0.5   0.4   -20  470    5 0.5 0.004
i "Room"   0     1.2   -2
e
