; Two lanterns breathe in at the same time.
; loudness -19
i "Noise"  0     1     -19  400   900   0.5 0.75
i "Glow"   0     2.2   -12  293.66 293.66 0.45
i "Glow"   0     2.2   -14  440    440    0.45
i "Glow"   0.5   1.9   -18  369.99 369.99 0.45
i "Struck" 0.95  2     -20  1174.66 4 1 0.05
i "Struck" 0.95  2     -22  880    4 1 0.05
i "Room"   0     3     1
e
