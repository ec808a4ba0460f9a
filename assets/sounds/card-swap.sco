; One card goes back, another comes.
; role menu
i "Noise"  0     0.18  -13  1300  2500  0.8 0.5
i "Noise"  0.3   0.2   -12  2600  1300  0.8 0.6
i "Struck" 0.49  0.2   -18  440    2 0.4 0.004
i "Noise"  0.49  0.06  -16  900   500   1   0.1
i "Room"   0     0.9   -3
e
