; The instruments of every sound in this folder; a .sco file is one sound. Rendered by render.sh.
; Levels are in dB below full scale before evening out, times in seconds, pitches in Hz.
sr = 44100
ksmps = 10
nchnls = 1
0dbfs = 1
seed 7                          ; the same noise in every rendering

; What a struck thing is made of: for each partial its ratio to the pitch, its level, its time to
; fade by 60 dB. Ratios of wood: the modes of a free bar; of a bell: hum, prime, tierce, quint,
; nominal (a major third, which is softer than the church bell's minor one).
giStone ftgen 1, 0, -15, -2,  1, .9, .07,   1.73, .6, .05,   2.61, .5, .035,  4.27, .3, .02,   6.1, .15, .012
giWood  ftgen 2, 0, -15, -2,  1, 1, .32,    2.756, .4, .13,  5.404, .18, .06, 8.93, .08, .03,  .5, .25, .1
giBell  ftgen 3, 0, -15, -2,  .5, .35, 3,   1, 1, 2.4,       1.26, .28, 1.6,  2, .4, 1.1,      2.52, .12, .7
giGlass ftgen 4, 0, -15, -2,  1, 1, 1.6,    2.01, .3, .9,    3.02, .18, .5,   5.4, .05, .2,    .5, .15, 1
giIron  ftgen 5, 0, -15, -2,  1, .8, .5,    1.48, .5, .4,    2.23, .4, .25,   3.61, .2, .15,   5.2, .1, .08

; A bell that hangs: more modes than the small one, as level and fade fall with the ratio.
giTower ftgen 6, 0, -24, -2,  .5, .32, 4,   1, 1, 3,  1.19, .34, 2.2,  1.5, .16, 1.7,  2, .5, 1.5,  2.52, .14, .9,
                              3.01, .1, .7, 4.17, .05, .4

gaRoom init 0

; A cast thing is never quite round: each of its modes is two that beat, slowly below, faster above.
opcode Modes, a, iiii
  iPitch, iMaterial, iLength, iMode xin
  iRatio tab_i iMode * 3, iMaterial
  iLevel tab_i iMode * 3 + 1, iMaterial
  iFade  tab_i iMode * 3 + 2, iMaterial
  iBeat = .25 + .17 * iMode
  aEnvelope expon iLevel, iFade * iLength, iLevel * .001
  aOne poscil .62 * aEnvelope, iPitch * iRatio - iBeat
  aTwo poscil .38 * aEnvelope, iPitch * iRatio + iBeat
  aSound = aOne + aTwo
  if iMode < 7 then
    aRest Modes iPitch, iMaterial, iLength, iMode + 1
    aSound += aRest
  endif
  xout aSound
endop

opcode Partials, a, iiii
  iPitch, iMaterial, iLength, iPartial xin
  iRatio tab_i iPartial * 3, iMaterial
  iLevel tab_i iPartial * 3 + 1, iMaterial
  iFade  tab_i iPartial * 3 + 2, iMaterial
  aEnvelope expon iLevel, iFade * iLength, iLevel * .001
  aSound poscil aEnvelope, iPitch * iRatio
  if iPartial < 4 then
    aRest Partials iPitch, iMaterial, iLength, iPartial + 1
    aSound += aRest
  endif
  xout aSound
endop

; i "Struck" start length level pitch material stretch attack
instr Struck
  aSound Partials p5, p6, p7, 0
  aSoft linseg 0, p8, 1, p3 - p8 - .02, 1, .02, 0
  aSound *= aSoft * ampdbfs(p4) * .5
  gaRoom += aSound * .3
  out aSound
endin

; i "Bell" start length level pitch stretch: a hanging bell, and the felt that strikes it.
instr Bell
  aSound Modes p5, 6, p6, 0
  aFelt noise 1, 0
  aFelt butterbp aFelt, 1400, 900
  aFelt *= expseg(.12, .03, .001, p3, .0001)
  aSoft linseg 0, .005, 1, p3 - .105, 1, .1, 0
  aSound = (aSound + aFelt) * aSoft * ampdbfs(p4) * .4
  gaRoom += aSound * .4
  out aSound
endin

; i "Breath" start length level from to rise: air through an open mouth; 1 is an "ah", above it is
; narrower and brighter, below it wider.
instr Breath
  aAir noise 1, 0
  kMouth expseg p5, p3 * p7, p6, p3 * (1 - p7), p5
  aLow  reson aAir, 520 * kMouth, 260, 2
  aMid  reson aAir, 1180 * kMouth, 420, 2
  aHigh reson aAir, 2500 * kMouth, 900, 2
  kUneven randi .18, 7, .53
  aSwell cosseg 0, p3 * p7, 1, p3 * (1 - p7), 0
  aSound = (aLow + aMid * .42 + aHigh * .16) * aSwell * (.85 + a(kUneven)) * ampdbfs(p4) * .5
  aSound butterhp aSound, 160
  gaRoom += aSound * .15
  out aSound
endin

; i "Water" start length level from to rise: a body of water that moves; foam where it is highest.
instr Water
  aNoise noise 1, 0
  kMiddle expseg p5, p3 * p7, p6, p3 * (1 - p7), p5
  kEddy randi .3, 2.6, .17
  kLap  randi .35, 5.2, .71
  aDeep reson aNoise, kMiddle * (1 + kEddy), kMiddle * .9, 2
  aOver reson aNoise, kMiddle * 2.7 * (1 - kEddy), kMiddle * 1.6, 2
  aFoam butterhp aNoise, 2600
  aFoam butterlp aFoam, 5200
  aSwell cosseg 0, p3 * p7, 1, p3 * (1 - p7), 0
  aSound = (aDeep + aOver * .4 * (1 + a(kLap))) * aSwell + aFoam * .06 * aSwell * aSwell * aSwell * (1 + a(kLap))
  aSound *= ampdbfs(p4) * .5
  gaRoom += aSound * .15
  out aSound
endin

; i "Noise" start length level from to width rise: a band of noise that moves from one pitch to another,
; rises for that part (0 to 1) of its length and falls for the rest. Steps, water, wind, mist.
instr Noise
  aNoise noise 1, 0
  kMiddle expseg p5, p3, p6
  aBand reson aNoise, kMiddle, kMiddle * p7, 2
  aBand reson aBand, kMiddle, kMiddle * p7 * 1.5, 2
  aSwell cosseg 0, p3 * p8, 1, p3 * (1 - p8), 0
  aBand *= aSwell * aSwell * ampdbfs(p4) * .5
  gaRoom += aBand * .15
  out aBand
endin

; i "Drop" start length level from to: a bubble in water, its pitch gliding.
instr Drop
  kPitch expseg p5, p3 * .7, p6, p3 * .3, p6
  aFade expseg .001, .006, 1, p3 - .006, .001
  aSound poscil aFade * ampdbfs(p4) * .5, kPitch
  gaRoom += aSound * .5
  out aSound
endin

; i "Flame" start length level dark bright rise: noise that flutters.
instr Flame
  aNoise noise 1, 0
  kBright expseg p5, p3 * p7, p6, p3 * (1 - p7), p5
  kFlutter randi .45, 14, .31
  aFire butterlp aNoise, kBright
  aFire butterhp aFire, 90
  aSwell cosseg 0, p3 * p7, 1, p3 * (1 - p7), 0
  aFire *= aSwell * (.55 + a(kFlutter)) * ampdbfs(p4)
  gaRoom += aFire * .1
  out aFire
endin

; i "String" start length level pitch: a plucked string, like the harp of the music.
instr String
  aString wgpluck2 .72, ampdbfs(p4), p5, .3, .55
  aString butterlp aString, p5 * 5
  aFade linseg 0, .004, 1, p3 - .204, 1, .2, 0
  aString *= aFade
  gaRoom += aString * .4
  out aString
endin

; i "Glow" start length level from to rise: a warm tone, like a breath through a reed.
instr Glow
  kPitch expseg p5, p3 * .6, p6, p3 * .4, p6
  aSwell cosseg 0, p3 * p7, 1, p3 * (1 - p7), 0
  aOne poscil .6, kPitch
  aTwo poscil .16, kPitch * 2.003
  aThree poscil .5, kPitch * .998
  aFour poscil .05, kPitch * 3.001
  aSound = (aOne + aTwo + aThree + aFour) * aSwell * ampdbfs(p4) * .5
  gaRoom += aSound * .4
  out aSound
endin

; i "Room" 0 length level: the echo of the shore, over everything else.
instr Room
  aLeft, aRight freeverb gaRoom, gaRoom, .72, .55
  out (aLeft + aRight) * .5 * ampdbfs(p4)
  gaRoom = 0
endin
