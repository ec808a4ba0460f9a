; Both laughed: two small wooden voices tumble over each other, downwards, catch their breath, and once more.
; role told
i "Struck" 0     0.4   -13  880    2 0.8 0.004
i "Struck" 0.11  0.4   -14  783.99 2 0.8 0.004
i "Struck" 0.21  0.4   -14  739.99 2 0.8 0.004
i "Struck" 0.3   0.4   -15  659.26 2 0.8 0.004
i "Struck" 0.06  0.4   -16  587.33 2 0.9 0.004
i "Struck" 0.17  0.4   -16  554.37 2 0.9 0.004
i "Struck" 0.27  0.4   -17  493.88 2 0.9 0.004
i "Breath" 0.38  0.34  -22  1.15  .9    0.3
i "Struck" 0.7   0.4   -13  987.77 2 0.8 0.004
i "Struck" 0.8   0.4   -14  880    2 0.8 0.004
i "Struck" 0.76  0.4   -16  659.26 2 0.9 0.004
i "Struck" 0.86  0.4   -16  587.33 2 0.9 0.004
i "Struck" 0.98  0.9   -13  739.99 2 1.2 0.006
i "Bell"   1     1.8   -19  1174.66 0.7
i "Glow"   0.98  1.3   -20  293.66 293.66 0.3
i "Room"   0     2.6   0
e
