; A hand into mist: cool air and, far inside, glass.
; role menu
i "Noise"  0     0.8   -10  1300  2100  0.5 0.4
i "Struck" 0.1   1.6   -22  739.99 4 0.8 0.06
i "Struck" 0.22  1.6   -26  880    4 0.8 0.06
i "Room"   0     1.5   0
e
