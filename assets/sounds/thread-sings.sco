; A thread of light, stroked like the rim of a glass, and the beads on it ring one after another.
; role light
i "Glow"   0     2.2   -15  587.33 587.33 0.45
i "Glow"   0.2   2.1   -19  880    880    0.5
i "Glow"   0.4   1.8   -23  1174.66 1174.66 0.5
i "Struck" 0.2   1.6   -18  1174.66 4 0.8 0.02
i "Struck" 0.38  1.5   -19  1318.51 4 0.8 0.02
i "Struck" 0.56  1.4   -19  1479.98 4 0.8 0.02
i "Struck" 0.74  1.4   -20  1760   4 0.8 0.02
i "String" 0.1   2     -19  293.66
i "Room"   0     2.8   1
e
