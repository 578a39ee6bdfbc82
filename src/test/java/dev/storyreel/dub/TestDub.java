package dev.storyreel.dub;

import dev.storyreel.dub.align.Aligner;
import dev.storyreel.dub.align.PlacedLine;
import dev.storyreel.dub.align.SpokenLine;
import dev.storyreel.dub.align.Take;
import dev.storyreel.dub.measure.DubGauge;
import dev.storyreel.dub.measure.DubMeasures;
import dev.storyreel.dub.measure.Envelope;
import dev.storyreel.dub.measure.ExpectedLine;
import dev.storyreel.dub.voice.DubbedVoice;
import dev.storyreel.dub.voice.TakeFile;
import dev.storyreel.media.sound.VoiceSpan;
import dev.storyreel.media.sound.WavReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A talk, dubbed as the product would: takes trimmed, planned, stretched and put in their places. */
record TestDub(Talk talk, List<Spoken> spoken, List<PlacedLine> plan) {
    /** A take in a file. */
    record Spoken(Path wav, VoiceSpan span, Envelope envelope) {}

    /**
     * @param fit how long takes are beside the source, on the average
     * @param spread how much that varies: the standard deviation
     */
    static TestDub of(Talk talk, Path folder, double fit, double spread, long seed) throws IOException {
        Random random = new Random(seed);
        List<Spoken> spoken = new ArrayList<>();
        List<SpokenLine> lines = new ArrayList<>();
        for (SourceLine line : talk.lines()) {
            double factor = Math.clamp(fit + spread * random.nextGaussian(), fit - 2 * spread, fit + 2 * spread);
            Talk.Take take = Talk.take(random, Math.round(line.length() * factor), 120 + random.nextInt(80));
            Path wav = take.write(folder.resolve("take" + spoken.size() + ".wav"));
            Spoken each = spoken(wav);
            spoken.add(each);
            lines.add(new SpokenLine(
                    line, "dicho de otra manera", Take.of(each.span().length()), 3));
        }
        return new TestDub(talk, spoken, Aligner.align(lines, talk.total()));
    }

    private static Spoken spoken(Path wav) throws IOException {
        try (WavReader reader = WavReader.open(wav)) {
            return new Spoken(wav, VoiceSpan.of(wav).orElseThrow(), Envelope.of(reader));
        }
    }

    List<TakeFile> takes() {
        List<TakeFile> takes = new ArrayList<>();
        for (int i = 0; i < spoken.size(); i++) {
            PlacedLine line = plan.get(i);
            takes.add(new TakeFile(spoken.get(i).wav(), spoken.get(i).span(), line.start(), line.length(), 1));
        }
        return takes;
    }

    DubMeasures measured() throws IOException {
        return measured(takes(), talk.total());
    }

    /** Of the same lines from other takes, or in other places. */
    DubMeasures measured(List<TakeFile> takes, long total) throws IOException {
        try (DubbedVoice voice = new DubbedVoice(takes, total)) {
            return DubGauge.measure(expected(), List.of(), Envelope.of(voice), talk.total());
        }
    }

    List<ExpectedLine> expected() {
        List<ExpectedLine> expected = new ArrayList<>();
        for (int i = 0; i < spoken.size(); i++) {
            expected.add(new ExpectedLine(talk.lines().get(i), spoken.get(i).envelope(), 1));
        }
        return expected;
    }
}
