package dev.storyreel.dub.transcript;

import dev.storyreel.dub.SourceLine;
import dev.storyreel.dub.wording.SpeechLength;
import dev.storyreel.media.sound.VoiceSpan;
import java.util.ArrayList;
import java.util.List;

/**
 * Puts lines without times where a recording speaks: each gets its share of the speaking time, by how long it takes to say, and begins
 * with the stretch of speech that begins nearest to that. Pure functions.
 */
public final class Spread {
    private Spread() {}

    /**
     * @param lines in order, at least one
     * @param speech where the recording speaks, in order, not over each other; none for all of it
     * @param total length of the recording in samples at 48 kHz, at least one for each line
     * @param language BCP 47
     */
    public static List<SourceLine> over(List<String> lines, List<VoiceSpan> speech, long total, String language) {
        List<VoiceSpan> spans = speech.isEmpty() ? List.of(new VoiceSpan(0, total)) : speech;
        SpeechLength length = SpeechLength.in(language);
        double expected =
                lines.stream().mapToDouble(line -> weight(length, line)).sum();
        double spoken = spans.stream().mapToDouble(VoiceSpan::length).sum();
        long[] onsets = new long[lines.size() + 1];
        double before = 0;
        for (int i = 0; i < lines.size(); i++) {
            double share = spoken * weight(length, lines.get(i)) / expected;
            onsets[i] = onset(spans, spoken * before / expected, share / 2);
            before += weight(length, lines.get(i));
        }
        onsets[lines.size()] = spans.getLast().end();
        return placed(lines, onsets, spans, total);
    }

    private static double weight(SpeechLength length, String line) {
        return Math.max(1, length.of(line));
    }

    /**
     * Where so much of the speaking time is over, or the start of a stretch of speech that is near.
     *
     * @param tolerance of the speaking time
     */
    private static long onset(List<VoiceSpan> spans, double spoken, double tolerance) {
        long onset = spans.getLast().end() - 1;
        double distance = tolerance;
        boolean isStart = false;
        double before = 0;
        for (VoiceSpan span : spans) {
            if (spoken >= before && spoken < before + span.length() && !isStart) {
                onset = span.start() + (long) (spoken - before);
            }
            if (Math.abs(before - spoken) < distance) {
                distance = Math.abs(before - spoken);
                onset = span.start();
                isStart = true;
            }
            before += span.length();
        }
        return onset;
    }

    private static List<SourceLine> placed(List<String> lines, long[] onsets, List<VoiceSpan> spans, long total) {
        List<SourceLine> placed = new ArrayList<>();
        long earliest = 0;
        for (int i = 0; i < lines.size(); i++) {
            long onset = Math.clamp(onsets[i], earliest, total - (lines.size() - i));
            long next = Math.clamp(onsets[i + 1], onset + 1, total);
            placed.add(new SourceLine(onset, Math.max(onset + 1, lastSpoken(spans, onset, next)), lines.get(i), "0"));
            earliest = onset + 1;
        }
        return List.copyOf(placed);
    }

    /** The end of the last speech between two places; the later one where there is none. */
    private static long lastSpoken(List<VoiceSpan> spans, long from, long to) {
        long end = from;
        for (VoiceSpan span : spans) {
            if (span.start() < to && span.end() > from) {
                end = Math.max(end, Math.min(span.end(), to));
            }
        }
        return end == from ? to : end;
    }
}
