; One star answers a look.
; role touch
i "Struck" 0     1     -12  1174.66 4 0.6 0.008
i "Struck" 0.02  0.8   -20  1760   4 0.4 0.008
i "Room"   0     1.3   1
e
