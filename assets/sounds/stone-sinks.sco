; A deep splash that closes over, three bubbles, and quiet.
; role board
i "Noise"  0     0.5   -6   900   260   1.4 0.08
i "Drop"   0.02  0.28  -6   190   70
i "Noise"  0.12  0.9   -14  420   230   1 0.3
i "Drop"   0.42  0.12  -14  260   430
i "Drop"   0.6   0.1   -16  330   540
i "Drop"   0.83  0.1   -20  400   620
i "Room"   0     1.5   -2
e
