; The bell at the landing, calling over the water: struck, and once more as it swings back.
; role told
i "Bell"   0     4     -8   440    1
i "Bell"   0.62  3.2   -17  440    0.9
i "Room"   0     4.6   2
e
