; Hello! Two notes, as one would whistle them.
; role told
i "Glow"   0     0.2   -9   440    440    0.25
i "Noise"  0     0.18  -27  1900  1900  0.5 0.3
i "Glow"   0.17  0.34  -8   587.33 587.33 0.2
i "Noise"  0.17  0.25  -28  2300  2300  0.5 0.3
i "Room"   0     1     -1
e
