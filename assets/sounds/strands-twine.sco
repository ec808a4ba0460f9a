; Two strings run around each other, one up and one down, and come to rest on the same note.
; role light
i "String" 0     1     -11  293.66
i "String" 0.11  1     -12  587.33
i "String" 0.22  1     -11  369.99
i "String" 0.33  1     -12  493.88
i "String" 0.44  1     -11  440
i "String" 0.55  1.2   -12  440
i "Struck" 0     0.5   -18  293.66 2 1 0.004
i "Struck" 0.22  0.5   -19  369.99 2 1 0.004
i "Struck" 0.44  0.6   -18  440    2 1 0.004
i "String" 0.74  2     -11  293.66
i "String" 0.78  2     -13  440
i "Struck" 0.82  1.8   -23  880    4 0.9 0.02
i "Glow"   0.5   1.9   -23  293.66 293.66 0.4
i "Room"   0     2.8   0
e
