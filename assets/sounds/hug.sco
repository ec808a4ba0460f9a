; Cloth, and two low voices that find the same note.
; role told
i "Noise"  0     0.3   -18  700   420   0.7 0.4
i "Noise"  0.18  0.4   -21  540   350   0.7 0.4
i "Glow"   0.1   1.5   -12  293.66 369.99 0.3
i "Glow"   0.1   1.5   -13  493.88 369.99 0.3
i "Glow"   0.3   1.6   -16  146.83 146.83 0.4
i "Room"   0     2.3   0
e
