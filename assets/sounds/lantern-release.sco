; Paper rustles, the warm air takes it, and it rises.
; role light
i "Noise"  0     0.16  -20  3000  2200  0.6 0.4
i "Noise"  0.12  0.2   -22  2500  3200  0.6 0.4
i "Flame"  0.1   1.6   -20  300   1400  0.3
i "Noise"  0.3   2.2   -19  350   1300  0.4 0.5
i "Struck" 0.35  2.2   -15  587.33 4 1.1 0.02
i "Struck" 0.65  2.2   -16  739.99 4 1.1 0.02
i "Struck" 0.95  2.2   -17  880    4 1.1 0.02
i "Struck" 1.25  2.2   -18  987.77 4 1.1 0.02
i "Struck" 1.55  2.2   -19  1174.66 4 1.1 0.02
i "Glow"   0.3   3     -22  293.66 293.66 0.5
i "Room"   0     4     1
e
