; A wooden latch goes over.
; role menu
i "Struck" 0     0.25  -14  392    2 0.3 0.004
i "Noise"  0.02  0.06  -20  900   1500  0.8 0.4
i "Struck" 0.07  0.3   -12  523.25 2 0.35 0.004
i "Room"   0     0.45  -4
e
