; Two fingertips, downwards.
; role menu
i "Struck" 0     0.3   -13  440    2 0.4 0.004
i "Struck" 0.08  0.36  -12  329.63 2 0.6 0.004
i "Room"   0     0.6   -4
e
