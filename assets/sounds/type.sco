; A letter, set down on felt.
; role touch
i "Struck" 0     0.25  -12  349.23 2 0.2 0.006
i "Noise"  0     0.05  -16  1300  700   0.9 0.3
i "Room"   0     0.35  -6
e
