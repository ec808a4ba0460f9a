; Stone grinding slowly over stone.
; role board
i "Noise"  0     0.34  -6   210   260   0.7 0.35
i "Noise"  0.02  0.12  -13  620   540   0.9 0.4
i "Noise"  0.12  0.12  -12  560   690   0.9 0.4
i "Noise"  0.22  0.13  -15  640   430   0.9 0.4
i "Struck" 0.27  0.75  -14  92     1 2.5 0.006
i "Room"   0     0.5   -6
e
