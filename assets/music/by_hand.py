#!/usr/bin/env python3
"""Plays what abc2midi wrote as hands would: the tempo breathes with the phrases, no two notes fall
quite alike, strings go on ringing, and a bow or a breath swells within its note.

    by_hand.py SCORE IN.mid OUT.mid      prints the sample that each bar of a loop begins with, and last
                                         how many samples the loop lasts

Nothing is left to chance: the same score is played in the same way every time, in each of its two
rounds, and in every layer. A phrase is a line of the score."""
import re
import struct
import sys
import zlib

RATE = 44100
LEAN_MS = 9  # how far a note may fall beside the beat
ROLL_MS = 13  # from string to string of a chord
VARY = 4  # velocity
ARC = 6  # velocity and expression: softer at the ends of a phrase than in its middle

# Seconds that a note goes on sounding after its written end, by General MIDI's instruments.
RING = {0: 0.5, 8: 1.3, 9: 1.3, 11: 1.2, 12: 0.6, 15: 0.9, 24: 0.8, 45: 0.3, 46: 1.2, 108: 0.9}
ROLLED = {0, 15, 24, 46}
BLOWN_OR_BOWED = set(range(20, 24)) | set(range(40, 45)) | set(range(48, 52)) | set(range(64, 80))
DRUMS = 9

NOTE_OFF, NOTE_ON, CONTROL, PROGRAM = 0x80, 0x90, 0xB0, 0xC0
EXPRESSION = 11


# --- the score ---

class Score:
    """How many bars each phrase has, how many beats each bar, and how freely it is played."""

    def __init__(self, path):
        with open(path, encoding="utf-8") as file:
            text = file.read()
        bars, beats, tempo = re.search(r"^%loop (\d+) (\d+) (\d+)", text, re.M).groups()
        free = re.search(r"^%breath ([\d.]+)", text, re.M)
        first = re.search(r"^\[V:(\w+)\]", text, re.M).group(1)
        lines = re.findall(r"^\[V:%s\](.*)$" % first, text, re.M)
        self.beats, self.tempo = int(beats), int(tempo)
        self.free = float(free.group(1)) if free else 1.0
        self.phrases = [line.count("|") for line in lines]
        assert sum(self.phrases) == int(bars), path

    def slow(self, phrase, beat):
        """How much slower than written this beat of a phrase is."""
        length = self.phrases[phrase] * self.beats
        last = phrase == len(self.phrases) - 1
        left = length - beat
        slow = -0.012
        if beat < 2:
            slow = 0.025 - 0.015 * beat
        elif left <= self.beats:  # the last bar gives way, beat by beat
            slow = (0.14 if last else 0.10) * (self.beats - left + 1) / self.beats
        elif (beat + 1) % (4 * self.beats) == 0:  # a comma
            slow = 0.05
        return slow * self.free

    def beat_lengths(self):
        """In whole microseconds, of one round."""
        return [round(60e6 / self.tempo * (1 + self.slow(phrase, beat)))
                for phrase, bars in enumerate(self.phrases) for beat in range(bars * self.beats)]

    def arc(self, beat):
        """-1 at the ends of a phrase to 1 in its middle."""
        for bars in self.phrases:
            length = bars * self.beats
            if beat < length:
                return 1 - 2 * abs(2 * beat / length - 1)
            beat -= length
        return 0


# --- MIDI files ---

def number(data, at):
    value = 0
    while True:
        value = value << 7 | data[at] & 0x7F
        at += 1
        if not data[at - 1] & 0x80:
            return value, at


def written(value):
    out = [value & 0x7F]
    while value > 0x7F:
        value >>= 7
        out.insert(0, value & 0x7F | 0x80)
    return bytes(out)


def read_track(data):
    """[tick, bytes] of every event."""
    events, at, tick, status = [], 0, 0, 0
    while at < len(data):
        wait, at = number(data, at)
        tick += wait
        if data[at] >= 0x80:
            status = data[at]
            at += 1
        if status >= 0xF0:
            begin = at - 1
            at += status == 0xFF
            length, at = number(data, at)
            at += length
            events.append([tick, data[begin:at]])
        else:
            length = 1 if status & 0xE0 == 0xC0 else 2
            events.append([tick, bytes([status]) + data[at:at + length]])
            at += length
    return events


def read_file(path):
    with open(path, "rb") as file:
        data = file.read()
    division = struct.unpack(">H", data[12:14])[0]
    tracks, at = [], 14
    while at < len(data):
        length = struct.unpack(">I", data[at + 4:at + 8])[0]
        tracks.append(read_track(data[at + 8:at + 8 + length]))
        at += 8 + length
    return division, tracks


def write_file(path, division, tracks):
    out = b"MThd" + struct.pack(">IHHH", 6, 1, len(tracks), division)
    for events in tracks:
        body, last = b"", 0
        for tick, data in events:
            body += written(tick - last) + data
            last = tick
        out += b"MTrk" + struct.pack(">I", len(body)) + body
    with open(path, "wb") as file:
        file.write(out)


# --- playing ---

def chance(*what):
    """-1 to 1, mostly near 0, and the same for the same."""
    code = zlib.crc32(repr(what).encode())
    return ((code & 0xFFFF) + (code >> 16)) / 0xFFFF - 1


class Hand:
    """One voice: what plays it, and on which channel."""

    def __init__(self, score, beat_ticks):
        self.score, self.beat_ticks = score, beat_ticks
        self.ticks_a_second = beat_ticks * score.tempo / 60
        self.round = len(score.beat_lengths()) * beat_ticks
        self.channel = self.program = 0

    def ticks(self, ms):
        return round(ms * self.ticks_a_second / 1000)

    def notes(self, events):
        """[begin, end, pitch, velocity] of each note, and all events that are none."""
        notes, others, open_notes = [], [], {}
        for tick, data in events:
            kind = data[0] & 0xF0
            if kind == NOTE_ON and data[2]:
                notes.append([tick, tick, data[1], data[2]])
                open_notes.setdefault(data[1], []).append(notes[-1])
                self.channel = data[0] & 0x0F
            elif kind in (NOTE_ON, NOTE_OFF):
                if open_notes.get(data[1]):
                    open_notes[data[1]].pop(0)[1] = tick
            else:
                if kind == PROGRAM:
                    self.program = data[1]
                others.append([tick, data])
        return notes, others

    def swell(self, begin, end):
        """A bow and a breath begin softly, open and give way."""
        length, step, out = end - begin, self.beat_ticks // 4, []
        for tick in range(begin, end, step):
            part = (tick - begin) / length
            shape = part / 0.4 if part < 0.4 else 1 - 0.9 * (part - 0.4) / 0.6
            loud = 106 if length < self.beat_ticks else 92 + 24 * shape
            loud += ARC * self.score.arc(tick % self.round / self.beat_ticks)
            out.append([tick, bytes([CONTROL | self.channel, EXPRESSION, round(loud)])])
        return out

    def humanise(self, notes):
        middle = sum(note[2] for note in notes) / len(notes)
        next_onset = {}
        chords = {}
        for note in notes:
            chords.setdefault(note[0], []).append(note[2])
        out = []
        for begin, end, pitch, velocity in reversed(notes):
            where = begin % self.round
            lean = self.ticks(LEAN_MS * chance(self.program, where, pitch // 128))
            if self.program in ROLLED and self.channel != DRUMS:
                lean += self.ticks(ROLL_MS) * sum(other < pitch for other in chords[begin])
            late = max(0, begin + lean)
            ring = 0 if self.channel == DRUMS else RING.get(self.program, 0)
            end = min(max(late + 1, end + round(ring * self.ticks_a_second)),
                      next_onset.get(pitch, end + self.round) - 2)
            velocity += ARC * self.score.arc(where / self.beat_ticks)
            velocity += VARY * chance(where, pitch, self.program)
            velocity += 0.35 * (pitch - middle)  # upwards is a little louder
            next_onset[pitch] = late
            out.append((late, max(late + 1, end), pitch, max(20, min(112, round(velocity)))))
        return out

    def play(self, events):
        notes, others = self.notes(events)
        out = [[tick, 1, data] for tick, data in others if data[:2] != b"\xff\x51"]
        if notes:
            if self.channel != DRUMS and self.program in BLOWN_OR_BOWED:
                spans = {begin: end for begin, end, _, _ in notes}
                out += [[tick, 2, data] for begin, end in spans.items()
                        for tick, data in self.swell(begin, end)]
            for begin, end, pitch, velocity in self.humanise(notes):
                out.append([begin, 3, bytes([NOTE_ON | self.channel, pitch, velocity])])
                out.append([end, 0, bytes([NOTE_OFF | self.channel, pitch, 0])])
        out.sort(key=lambda event: (event[2][:2] == b"\xff\x2f", event[0], event[1], event[2]))
        end = max(event[0] for event in out)
        return [[end if data[:2] == b"\xff\x2f" else tick, data] for tick, _, data in out]


def main(score_path, source, target):
    score = Score(score_path)
    division, tracks = read_file(source)
    per_quarter = next(int.from_bytes(data[3:6], "big") for events in tracks
                       for _, data in events if data[:2] == b"\xff\x51")
    beat_ticks = round(division * 60e6 / score.tempo / per_quarter)
    played = [Hand(score, beat_ticks).play(events) for events in tracks]
    tempo, tick, total, starts = [], 0, 0, []
    lengths = [round(length * division / beat_ticks) for length in score.beat_lengths()]
    for i, length in enumerate(2 * lengths):
        if i < len(lengths) and i % score.beats == 0:
            starts.append(total)
        tempo.append([tick, b"\xff\x51\x03" + length.to_bytes(3, "big")])
        tick += beat_ticks
        total += length * beat_ticks / division if i < len(lengths) else 0
    tempo.append([tick, b"\xff\x2f\x00"])
    write_file(target, division, [tempo] + played)
    for start in starts + [total]:
        print(round(start * RATE / 1e6))


if __name__ == "__main__":
    main(*sys.argv[1:])
