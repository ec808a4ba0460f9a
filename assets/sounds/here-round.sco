; The round lantern is lit: a match, the flame, and its theme on a low string: up a fourth, and down by steps.
; role told
i "Noise"  0     0.1   -20  3600  2600  0.6 0.3
i "Flame"  0.08  1     -19  400   2400  0.18
i "String" 0.3   0.66  -11  220
i "Struck" 0.3   0.5   -18  440    2 0.8 0.006
i "String" 0.8   0.44  -9   293.66
i "Struck" 0.8   0.5   -16  587.33 2 0.8 0.006
i "String" 1.06  0.5   -10  246.94
i "Struck" 1.06  0.5   -18  493.88 2 0.8 0.006
i "String" 1.4   0.36  -11  220
i "Struck" 1.4   0.5   -18  440    2 0.8 0.006
i "String" 1.58  1.6   -10  196
i "Struck" 1.58  0.8   -17  392    2 1 0.006
i "Glow"   1.2   1.8   -24  196    196    0.3
i "Room"   0     3.4   1
e
