package dev.storyreel.dub.transcript;

import dev.storyreel.dub.SourceLine;
import dev.storyreel.media.Canvas;
import java.util.ArrayList;
import java.util.List;

/**
 * What the user gave of what is said: subtitles in SubRip or WebVTT, whose times count, or plain text, a line for each line that is
 * said. Markup, positions, notes and what is heard but not said ({@code [applause]}, {@code ♪}) are left out.
 */
public sealed interface GivenText {
    /** @param cues in the order of their starts, none of them empty */
    record Timed(List<Cue> cues) implements GivenText {
        public Timed {
            cues = List.copyOf(cues);
        }

        /**
         * As lines of a recording. One that begins after its end is left out; one that lasts beyond the next one's start ends there.
         *
         * @param total length of the recording in samples at 48 kHz
         */
        public List<SourceLine> lines(long total) {
            List<SourceLine> lines = new ArrayList<>();
            for (int i = 0; i < cues.size(); i++) {
                Cue cue = cues.get(i);
                long next = i + 1 < cues.size() ? Canvas.samples(cues.get(i + 1).startMs()) : total;
                long onset = Canvas.samples(cue.startMs());
                long end = Math.min(Math.min(Canvas.samples(cue.endMs()), next), total);
                if (onset < total) {
                    lines.add(new SourceLine(onset, Math.max(onset + 1, end), cue.text(), cue.speaker()));
                }
            }
            return List.copyOf(lines);
        }

        /** How many begin after the recording's end, and so are no lines of it. */
        public int beyond(long total) {
            return (int) cues.stream()
                    .filter(cue -> Canvas.samples(cue.startMs()) >= total)
                    .count();
        }
    }

    /** @param lines in order, none of them empty */
    record Untimed(List<String> lines) implements GivenText {
        public Untimed {
            lines = List.copyOf(lines);
        }
    }

    /**
     * @param startMs from the start of the recording, 0 or more
     * @param endMs not before {@code startMs}
     * @param speaker as WebVTT names him, {@code <v Anna>}; {@code 0} where nobody is named
     */
    record Cue(long startMs, long endMs, String text, String speaker) {}

    /**
     * @throws IllegalArgumentException for a text without anything to say, with times that make no sense, or with too much; the message
     *     says what, and where
     */
    static GivenText read(String text) {
        return GivenTextReader.read(text);
    }
}
