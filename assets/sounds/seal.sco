; A drop and its ring: the same whoever seals, and whatever.
; role told
i "Drop"   0     0.12  -8   520   740
i "Drop"   0.13  0.14  -15  600   830
i "Drop"   0.29  0.16  -21  660   900
i "Glow"   0.02  0.9   -24  293.66 293.66 0.3
i "Room"   0     1.3   1
e
