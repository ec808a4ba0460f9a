; A slab sinks a finger deep and rests.
; role board
i "Noise"  0     0.14  -12  330   250   0.9 0.4
i "Struck" 0.1   0.66  -8   130    1 2.2 0.005
i "Struck" 0.1   0.48  -18  293.66 2 0.8 0.006
i "Room"   0     0.7   -3
e
