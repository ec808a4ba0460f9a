; A knot is tied: cord, cord, and a low warm note.
; role told
i "Noise"  0     0.22  -15  500   1100  1.2 0.5
i "Noise"  0.26  0.18  -13  600   1500  1.2 0.6
i "Struck" 0.46  0.5   -14  174.61 2 0.8 0.006
i "String" 0.5   1.9   -12  220
i "String" 0.54  1.9   -13  329.63
i "Glow"   0.5   1.6   -24  220    220    0.3
i "Room"   0     2.6   0
e
