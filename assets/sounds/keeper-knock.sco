; Three knocks at an old door, not in a hurry.
; role told
i "Struck" 0     0.4   -11  155.56 2 0.5 0.003
i "Noise"  0     0.06  -16  700   300   1.2 0.1
i "Struck" 0.34  0.4   -12  155.56 2 0.5 0.003
i "Noise"  0.34  0.06  -17  700   300   1.2 0.1
i "Struck" 0.74  0.5   -11  146.83 2 0.6 0.003
i "Noise"  0.74  0.06  -16  700   300   1.2 0.1
i "Room"   0     1.8   1
e
