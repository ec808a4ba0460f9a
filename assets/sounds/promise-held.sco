; A promise was kept, out there in the week: the cord of its knot, and over it the fifth, and the octave, all open.
; role told
i "Noise"  0     0.2   -18  1400  600   1.2 0.3
i "String" 0.16  2.2   -12  220
i "String" 0.34  2.2   -12  329.63
i "String" 0.52  2.2   -11  440
i "String" 0.86  2.2   -10  554.37
i "Bell"   0.88  2.4   -19  1108.73 0.7
i "Glow"   0.5   2.2   -20  220    220    0.35
i "Glow"   0.8   2     -24  329.63 329.63 0.35
i "Room"   0     3.4   1
e
