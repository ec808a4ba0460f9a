; Two hands on one table; a fifth that stays.
; role told
i "Struck" 0     0.6   -12  146.83 2 1 0.008
i "Struck" 0.16  0.6   -13  220    2 1 0.008
i "String" 0.3   2     -12  293.66
i "String" 0.34  2     -13  440
i "Glow"   0.3   2     -24  293.66 293.66 0.3
i "Room"   0     2.6   0
e
