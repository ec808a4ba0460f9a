; A soft sole on planks, with the hollow under them.
; role step
i "Struck" 0     0.3   -8   220    2 0.5 0.004
i "Struck" 0.002 0.3   -14  110    2 0.5 0.006
i "Noise"  0     0.06  -14  600   420   1.3 0.15
i "Noise"  0.06  0.07  -20  1200  900   1.3 0.3
i "Room"   0     0.45  -4
e
