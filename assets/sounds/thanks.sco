; Thank you: two notes given, and the same two given back, lower, by wood.
; role told
i "Glow"   0     0.5   -12  587.33 587.33 0.25
i "Bell"   0     1.6   -18  587.33 0.5
i "Glow"   0.3   0.8   -12  739.99 739.99 0.25
i "Bell"   0.3   1.8   -18  739.99 0.5
i "Struck" 0.86  0.8   -15  293.66 2 1.2 0.008
i "String" 0.86  1.8   -13  293.66
i "Struck" 1.16  0.8   -15  369.99 2 1.2 0.008
i "String" 1.16  2     -12  369.99
i "Glow"   0.86  1.8   -21  146.83 146.83 0.3
i "Room"   0     3     1
e
