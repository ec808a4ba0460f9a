; An ember takes breath, the wood catches, and two sparks go up, a fifth apart.
; role light
i "Noise"  0     0.5   -19  500   1500  0.9 0.7
i "Flame"  0.25  2     -13  320   2200  0.22
i "Struck" 0.42  0.3   -19  880   2 0.5 0.004
i "Struck" 0.78  0.3   -22  1046.5 2 0.4 0.004
i "String" 0.5   2     -13  293.66
i "String" 0.66  1.9   -14  440
i "Struck" 0.9   1.4   -21  1174.66 4 0.8 0.02
i "Struck" 1.08  1.4   -22  1760   4 0.7 0.02
i "Glow"   0.3   2     -23  220    220   0.4
i "Room"   0     2.8   0
e
