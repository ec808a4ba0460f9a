; The square lantern is lit: a match, the flame, and its theme on glass, the other's mirror: down a fourth, and up by steps.
; role told
i "Noise"  0     0.1   -20  3600  2600  0.6 0.3
i "Flame"  0.08  1     -19  400   2400  0.18
i "Struck" 0.3   1.6   -12  1174.66 4 0.9 0.006
i "Struck" 0.56  2     -11  880    4 1 0.006
i "Struck" 1.06  1.6   -13  783.99 4 0.9 0.006
i "Struck" 1.32  1.6   -12  880    4 0.9 0.006
i "Struck" 1.5   2     -11  987.77 4 1 0.006
i "String" 0.56  1.6   -18  440
i "String" 1.5   1.8   -17  493.88
i "Glow"   0.5   1.8   -23  293.66 293.66 0.3
i "Room"   0     3.8   1
e
