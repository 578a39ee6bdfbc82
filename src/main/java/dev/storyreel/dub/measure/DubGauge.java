package dev.storyreel.dub.measure;

import dev.storyreel.dub.SourceLine;
import dev.storyreel.media.Canvas;
import dev.storyreel.media.Loudness;
import dev.storyreel.media.sound.SoundGauge;
import dev.storyreel.media.sound.SoundSource;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Measures a finished dub against its source. Pure functions over sounds; safe for use by many threads. */
public final class DubGauge {
    private static final double EARLY_MS = 45;
    private static final double LATE_MS = 125;

    private DubGauge() {}

    /**
     * @param lines what should be heard, in the order of their onsets
     * @param unspoken lines of the source that nobody could speak: they are missing, without being looked for
     * @param voice the finished dub without its bed
     * @param total length of the source in samples at 48 kHz
     * @return all but the loudness
     */
    public static DubMeasures measure(List<ExpectedLine> lines, List<SourceLine> unspoken, Envelope voice, long total) {
        List<Optional<HeardLine>> heard = new LineFinder(voice).find(lines);
        List<Double> onsets = new ArrayList<>();
        List<Double> ratios = new ArrayList<>();
        List<Double> speeds = new ArrayList<>();
        int cut = 0;
        long cutSamples = 0;
        for (int i = 0; i < lines.size(); i++) {
            SourceLine source = lines.get(i).source();
            if (heard.get(i).isPresent()) {
                HeardLine line = heard.get(i).orElseThrow();
                onsets.add(1000.0 * (line.onset() - source.onset()) / Canvas.SAMPLE_RATE);
                ratios.add((double) (line.end() - line.onset()) / source.length());
                speeds.add(line.speed());
                cut += line.cut() > 0 ? 1 : 0;
                cutSamples += line.cut();
            }
        }
        return new DubMeasures(
                lines.size() + unspoken.size(),
                lines.size() + unspoken.size() - onsets.size(),
                cut,
                Canvas.milliseconds(cutSamples),
                onset(onsets),
                new DubMeasures.Duration(share(ratios, 0.2), share(ratios, 0.4)),
                speed(speeds),
                overlap(lines, unspoken, heard),
                voice.samples() - total,
                null);
    }

    /** The same measures with the loudness of the finished mix, which is read to its end. */
    public static DubMeasures withMix(DubMeasures measures, SoundSource mix, Loudness wanted) throws IOException {
        SoundGauge gauge = SoundGauge.of(mix);
        return new DubMeasures(
                measures.lines(),
                measures.missing(),
                measures.cut(),
                measures.cutMs(),
                measures.onset(),
                measures.duration(),
                measures.speed(),
                measures.overlap(),
                measures.lengthError(),
                new DubMeasures.Mix(hundredths(gauge.loudness()), hundredths(gauge.truePeak()), wanted.lufs()));
    }

    private static DubMeasures.Onset onset(List<Double> errors) {
        long inTime =
                errors.stream().filter(e -> e >= -EARLY_MS && e <= LATE_MS).count();
        return new DubMeasures.Onset(
                errors.isEmpty() ? 0 : (double) inTime / errors.size(),
                percentile(errors, 0.5),
                Math.max(0, -percentile(errors, 0.05)),
                Math.max(0, percentile(errors, 0.95)));
    }

    private static DubMeasures.Speed speed(List<Double> speeds) {
        double jump = 0;
        for (int i = 1; i < speeds.size(); i++) {
            jump = Math.max(jump, Math.abs(speeds.get(i) - speeds.get(i - 1)));
        }
        return new DubMeasures.Speed(percentile(speeds, 0), percentile(speeds, 0.95), percentile(speeds, 1), jump);
    }

    private static double share(List<Double> ratios, double tolerance) {
        long within = ratios.stream()
                .filter(ratio -> Math.abs(ratio - 1) <= tolerance)
                .count();
        return ratios.isEmpty() ? 0 : (double) within / ratios.size();
    }

    /** By rank, the nearest; 0 of nothing. */
    private static double percentile(List<Double> values, double share) {
        if (values.isEmpty()) {
            return 0;
        }
        double[] sorted =
                values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        return sorted[(int) Math.round(share * (sorted.length - 1))];
    }

    /** Of source lines that are spoken at once, the time counts once. */
    private static double overlap(
            List<ExpectedLine> lines, List<SourceLine> unspoken, List<Optional<HeardLine>> heard) {
        List<SourceLine> sources = Stream.concat(lines.stream().map(ExpectedLine::source), unspoken.stream())
                .toList();
        int windows = (int) (sources.stream().mapToLong(SourceLine::end).max().orElse(0) / Envelope.WINDOW);
        boolean[] source = new boolean[windows];
        boolean[] dub = new boolean[windows];
        sources.forEach(line -> mark(source, line.onset(), line.end()));
        heard.forEach(each -> each.ifPresent(line -> mark(dub, line.onset(), line.end())));
        int spoken = 0;
        int both = 0;
        for (int i = 0; i < windows; i++) {
            spoken += source[i] ? 1 : 0;
            both += source[i] && dub[i] ? 1 : 0;
        }
        return spoken == 0 ? 1 : (double) both / spoken;
    }

    private static void mark(boolean[] windows, long from, long to) {
        int end = (int) Math.min(windows.length, to / Envelope.WINDOW);
        int start = (int) Math.min(end, from / Envelope.WINDOW);
        Arrays.fill(windows, start, end, true);
    }

    private static @Nullable Double hundredths(double decibels) {
        return Double.isInfinite(decibels) ? null : Math.round(decibels * 100) / 100.0;
    }
}
