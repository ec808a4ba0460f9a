; A match, the flame taking, and the glass warming.
; loudness -19
i "Noise"  0     0.1   -16  3600  2600  0.6 0.3
i "Noise"  0.07  0.22  -12  2400  1400  0.8 0.3
i "Flame"  0.12  1     -14  400   2600  0.18
i "Struck" 0.4   2     -18  440    4 1 0.05
i "Struck" 0.58  2     -20  587.33 4 1 0.05
i "Room"   0     2     -1
e
