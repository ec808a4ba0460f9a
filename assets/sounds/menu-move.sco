; A fingertip on wood.
; role touch
i "Struck" 0     0.3   -12  587.33 2 0.25 0.004
i "Struck" 0     0.3   -20  293.66 2 0.3 0.004
i "Room"   0     0.3   -6
e
