; A soft sole on planks, with the hollow under them.
; role step
i "Struck" 0     0.3   -8   196    2 0.5 0.004
i "Struck" 0.002 0.3   -14  98     2 0.5 0.006
i "Noise"  0     0.06  -14  520   364   1.3 0.15
i "Noise"  0.06  0.07  -20  1040  780   1.3 0.3
i "Room"   0     0.45  -4
e
