; A match, the flame taking, and the glass warming.
; role light
i "Noise"  0     0.1   -18  3600  2600  0.6 0.3
i "Noise"  0.07  0.22  -15  2400  1400  0.8 0.3
i "Flame"  0.12  1.2   -15  400   2600  0.18
i "Bell"   0.42  2     -19  440    0.6
i "Bell"   0.62  2     -20  587.33 0.6
i "Glow"   0.3   1.6   -24  293.66 293.66 0.4
i "Room"   0     2.6   0
e
