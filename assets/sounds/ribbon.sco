; A knot is drawn open: cloth over cloth, then a string that hums, freed.
; role told
i "Noise"  0     0.22  -17  900   2600  1.1 0.6
i "Noise"  0.2   0.3   -15  2600  1100  1.0 0.3
i "String" 0.34  1.6   -12  369.99
i "String" 0.46  1.5   -13  440
i "Struck" 0.5   1.2   -23  1174.66 4 0.7 0.02
i "Room"   0     2.1   -1
e
