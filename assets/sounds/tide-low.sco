; The water draws back; pebbles, and wet ground.
; loudness -21
i "Noise"  0     1.7   -10  900   340   1.2 0.2
i "Noise"  0.3   1.3   -17  2600  1300  0.8 0.3
i "Drop"   1.4   0.1   -20  500   640
i "Drop"   1.7   0.1   -24  560   700
i "Glow"   0     2     -24  164.81 146.83 0.3
i "Room"   0     2.6   -2
e
