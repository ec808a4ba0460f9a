; A wick takes; two bells, one for each lantern, meet in a third, and the light opens under them.
; role light
i "Flame"  0     0.6   -22  500   2400  0.3
i "Bell"   0.12  3     -13  587.33 0.8
i "Bell"   0.52  3     -14  880    0.7
i "Bell"   0.96  3.2   -14  739.99 0.9
i "Bell"   0.98  3     -20  1174.66 0.6
i "String" 0.95  2.6   -18  293.66
i "String" 1.02  2.6   -20  440
i "Glow"   0.4   3     -19  293.66 293.66 0.4
i "Glow"   0.7   2.6   -24  440    440    0.4
i "Room"   0     4.8   2
e
