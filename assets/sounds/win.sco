; The tune of home, and home.
; role light
i "String" 0     2     -11  440
i "String" 0.5   2     -10  587.33
i "String" 0.75  2     -13  554.37
i "String" 0.9   2     -13  493.88
i "String" 1.05  2     -12  440
i "String" 1.35  2     -11  493.88
i "String" 1.6   2     -10  659.26
i "String" 1.85  2     -11  554.37
i "String" 2.1   2     -9   587.33
i "String" 0     2.2   -15  293.66
i "String" 0.75  1.5   -17  220
i "String" 1.35  1.5   -16  196
i "String" 1.85  1.5   -16  220
i "String" 2.1   2.4   -13  146.83
i "String" 2.16  2.4   -14  220
i "String" 2.22  2.3   -14  369.99
i "Bell"   2.1   3.4   -18  587.33 0.9
i "Bell"   2.5   3     -22  880    0.8
i "Glow"   1.9   2.6   -23  293.66 293.66 0.4
i "Room"   0     5     1
e
