; The lantern goes from one hand into the other: the ring gives, one note is held by both, and then it is the other's.
; role board
i "Noise"  0     0.2   -19  1500  2100  0.15 0.5
i "Struck" 0.1   0.4   -23  1318.5 5 0.4 0.006
i "Glow"   0.05  0.75  -12  293.66 293.66 0.35
i "Glow"   0.38  1     -12  440    440    0.35
i "Noise"  0.52  0.2   -20  1900  1300  0.15 0.5
i "Struck" 0.6   0.4   -23  1480  5 0.4 0.006
i "Bell"   0.62  1.4   -22  880    0.4
i "Room"   0     1.9   -1
e
