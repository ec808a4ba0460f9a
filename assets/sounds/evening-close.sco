; A lamp is turned down: three notes home, and the dark.
; role light
i "String" 0     2     -11  440
i "String" 0.6   2     -12  369.99
i "String" 1.2   2.6   -10  293.66
i "String" 1.26  2.6   -14  146.83
i "Struck" 1.2   3     -19  587.33 4 1.2 0.02
i "Glow"   1     2.6   -22  146.83 146.83 0.4
i "Flame"  2.2   1     -26  300   700   0.2
i "Room"   0     4.6   1
e
