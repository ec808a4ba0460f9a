; A bench, a breath out, and the water.
; loudness -23
i "Struck" 0     0.4   -15  130.81 2 0.8 0.008
i "Noise"  0.1   1.3   -12  700   320   1   0.3
i "Glow"   0.2   1.5   -18  220    196    0.3
i "Noise"  1     1.6   -17  420   260   1.1 0.5
i "Room"   0     3     0
e
