; A card slides over wood and lies still.
; role menu
i "Noise"  0     0.2   -12  2600  1300  0.8 0.6
i "Struck" 0.19  0.2   -18  392    2 0.4 0.004
i "Noise"  0.19  0.06  -16  900   500   1   0.1
i "Room"   0     0.6   -3
e
