; The bell at the landing, calling over the water.
; loudness -19
i "Struck" 0     3.6   -8   440    3 1.3 0.006
i "Struck" 0     1.2   -30  1174.66 4 0.6 0.01
i "Room"   0     4     1
e
