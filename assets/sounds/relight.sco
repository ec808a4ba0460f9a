; Two soft bells, one for each lantern, meet in a third.
; loudness -19
i "Flame"  0     0.5   -26  500   2200  0.3
i "Struck" 0.08  2.4   -12  587.33 3 0.8 0.008
i "Struck" 0.42  2.1   -12  880    3 0.7 0.008
i "Struck" 0.8   2.7   -15  739.99 3 0.9 0.02
i "Struck" 0.8   2.7   -17  587.33 3 0.9 0.02
i "Glow"   0.5   2.2   -22  293.66 293.66 0.35
i "Room"   0     3.4   0
e
