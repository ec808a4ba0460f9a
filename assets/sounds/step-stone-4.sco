; A soft sole on worn stone: heel, then toe.
; role step
i "Noise"  0     0.07  -8   980   588   1.1 0.12
i "Struck" 0     0.24  -14  251    1 0.8 0.004
i "Noise"  0.055 0.08  -15  1666  1176  1.2 0.25
i "Room"   0     0.3   -4
e
