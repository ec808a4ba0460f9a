; Two cards turn at the same time: a small wondering chord, the same for every guess.
; role told
i "Noise"  0     0.2   -18  1500  2900  0.9 0.5
i "Struck" 0.2   1.6   -13  587.33 4 1 0.01
i "Struck" 0.24  1.6   -14  739.99 4 1 0.01
i "Struck" 0.28  1.6   -15  880    4 1 0.01
i "String" 0.2   1.6   -15  293.66
i "Room"   0     2.2   1
e
