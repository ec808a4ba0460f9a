; Two fingertips, upwards.
; role menu
i "Struck" 0     0.3   -12  440    2 0.5 0.004
i "Struck" 0.08  0.42  -11  587.33 2 0.7 0.004
i "String" 0.08  0.7   -22  587.33
i "Room"   0     0.8   -3
e
