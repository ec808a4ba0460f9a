; A turned page, and one low string: the talk goes on.
; role menu
i "Noise"  0     0.28  -14  1900  3200  0.9 0.4
i "Noise"  0.2   0.14  -22  2600  1500  0.9 0.2
i "String" 0.26  1.3   -14  220
i "Glow"   0.26  1     -26  220    220    0.3
i "Room"   0     1.7   0
e
