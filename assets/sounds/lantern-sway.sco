; A ring creaks, a lantern swings there and back.
; role menu
i "Noise"  0     0.24  -16  1500  2100  0.15 0.5
i "Struck" 0.12  0.3   -22  1318.5 5 0.4 0.006
i "Noise"  0.42  0.26  -18  1900  1300  0.15 0.5
i "Struck" 0.52  0.3   -25  1244.5 5 0.4 0.006
i "Room"   0     1     -2
e
