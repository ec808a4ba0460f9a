; The same cord let go, and the note an octave higher.
; role told
i "Noise"  0     0.26  -15  1500  600   1.2 0.3
i "String" 0.24  2     -12  440
i "String" 0.3   2     -12  659.26
i "Struck" 0.3   2     -16  880    4 1.1 0.01
i "Glow"   0.24  1.8   -23  440    440    0.3
i "Room"   0     2.8   1
e
