; A soft sole on planks, with the hollow under them.
; role step
i "Struck" 0     0.3   -8   184.997 2 0.5 0.004
i "Struck" 0.002 0.3   -14  92.4985 2 0.5 0.006
i "Noise"  0     0.06  -14  480   336   1.3 0.15
i "Noise"  0.06  0.07  -20  960   720   1.3 0.3
i "Room"   0     0.45  -4
e
