; Three strings open to a chord, and light runs along them.
; role light
i "String" 0     2.6   -10  293.66
i "String" 0.13  2.5   -11  369.99
i "String" 0.26  2.4   -11  440
i "String" 0.42  2.2   -12  659.26
i "Struck" 0.55  2     -20  880    4 1 0.02
i "Struck" 0.68  2     -22  1174.66 4 1 0.02
i "Glow"   0.2   2.4   -23  293.66 293.66 0.4
i "Room"   0     3.2   1
e
