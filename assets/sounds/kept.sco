; A star kindles and stays.
; role light
i "Struck" 0     2.6   -13  880    4 1.3 0.01
i "Struck" 0.09  2.6   -14.2 1174.66 4 1.3 0.01
i "Struck" 0.18  2.6   -15.4 1479.98 4 1.3 0.01
i "Struck" 0.27  2.6   -16.6 1760   4 1.3 0.01
i "String" 0     2.4   -16  587.33
i "Glow"   0.2   2.4   -24  440    440    0.4
i "Room"   0     3.2   2
e
