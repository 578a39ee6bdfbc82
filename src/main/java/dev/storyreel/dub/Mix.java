package dev.storyreel.dub;

import dev.storyreel.dub.DubTake.Place;
import dev.storyreel.dub.DubTake.Recorded;
import dev.storyreel.dub.measure.DubGauge;
import dev.storyreel.dub.measure.DubMeasures;
import dev.storyreel.dub.measure.Envelope;
import dev.storyreel.dub.measure.ExpectedLine;
import dev.storyreel.dub.voice.DubbedVoice;
import dev.storyreel.dub.voice.TakeFile;
import dev.storyreel.kind.Results;
import dev.storyreel.media.Canvas;
import dev.storyreel.media.DubMix;
import dev.storyreel.media.MediaEngine;
import dev.storyreel.media.NormalSound;
import dev.storyreel.media.ProcessGroup;
import dev.storyreel.media.SoundFormat;
import dev.storyreel.media.sound.Limiter;
import dev.storyreel.media.sound.VoiceSpan;
import dev.storyreel.media.sound.WavReader;
import dev.storyreel.media.sound.WavWriter;
import dev.storyreel.production.Asset;
import dev.storyreel.production.JobContext;
import dev.storyreel.production.JobHandler;
import dev.storyreel.production.JobResult;
import dev.storyreel.production.JobType;
import dev.storyreel.production.WorkKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Makes the dubbed voice of a language and its mix with what is heard beside it, and listens to both: what it finds is kept with the
 * mix.
 */
@Component
class Mix implements JobHandler {
    private static final String FLAC = "audio/flac";

    private final MediaEngine media;
    private final Results results;
    private final Dubs dubs;
    private final DubTakes takes;

    Mix(MediaEngine media, Results results, Dubs dubs, DubTakes takes) {
        this.media = media;
        this.results = results;
        this.dubs = dubs;
        this.takes = takes;
    }

    @Override
    public JobType type() {
        return DubGraph.MIX;
    }

    /** What a line's part of the sound is made of. */
    private record Part(String sha256, long from, long to, long start, long length, double gain) {}

    @Override
    public JobResult run(JobContext job) throws IOException, InterruptedException {
        Dub dub = dubs.get(job.productionId());
        String language = job.requireBranch();
        Map<Boolean, List<DubTake>> lines = takes.of(dub.id(), language).stream()
                .collect(Collectors.partitioningBy(line -> line.isSpoken() && line.place() != null));
        List<DubTake> heard = lines.getOrDefault(true, List.of());
        List<SourceLine> unspoken =
                lines.getOrDefault(false, List.of()).stream().map(DubTake::line).toList();
        Map<String, Double> gains =
                VoiceLevels.gains(heard.stream().map(DubTake::requireTake).toList());
        Asset bed = bed(job, dub);
        List<Part> parts = new ArrayList<>();
        for (DubTake line : heard) {
            parts.add(part(job, line, gains));
        }
        WorkKey voiceKey = WorkKey.of("dubbed voice", language, parts, dub.requireSamples(), media.making());
        WorkKey mixKey = WorkKey.of(
                "dubbed mix",
                voiceKey.sha256(),
                bed == null ? "" : bed.sha256(),
                dub.keepOriginal(),
                dub.loudness(),
                heard.stream().map(DubTake::line).toList(),
                unspoken);
        Optional<Asset> voice = job.made(voiceKey);
        // with what was heard in it, in the form that it has now
        Optional<Asset> mix = results.made(job, mixKey, DubMeasures.class).map(Results.Result::asset);
        if (voice.isPresent() && mix.isPresent()) {
            job.reuse(voice.get());
            job.reuse(mix.get());
            return JobResult.done();
        }
        try (ProcessGroup processes = job.closingOnStop(new ProcessGroup())) {
            new Making(job, dub, language, processes).make(heard, unspoken, gains, bed, voiceKey, mixKey);
        }
        return JobResult.done();
    }

    /** What is heard beside the voice; null for nothing. */
    private static @Nullable Asset bed(JobContext job, Dub dub) {
        if (dub.background() != null) {
            return job.asset(DubAssets.BACKGROUND + "." + dub.background().extension());
        }
        return dub.keepOriginal()
                ? job.asset(DubAssets.RECORDING + "." + dub.recording().extension())
                : null;
    }

    private static Part part(JobContext job, DubTake line, Map<String, Double> gains) {
        Recorded take = line.requireTake();
        Place place = Objects.requireNonNull(line.place());
        String sha256 = job.asset(Objects.requireNonNull(take.wav())).sha256();
        return new Part(sha256, take.start(), take.end(), place.start(), place.length(), VoiceLevels.gain(take, gains));
    }

    private final class Making {
        private static final int MONO = 1;

        /** Recordings that were made together do not end at the very same sample. */
        private static final long ENDS_WITH = Canvas.SAMPLE_RATE / 2;

        private final JobContext job;
        private final Dub dub;
        private final String language;
        private final ProcessGroup processes;

        Making(JobContext job, Dub dub, String language, ProcessGroup processes) {
            this.job = job;
            this.dub = dub;
            this.language = language;
            this.processes = processes;
        }

        void make(
                List<DubTake> heard,
                List<SourceLine> unspoken,
                Map<String, Double> gains,
                @Nullable Asset bed,
                WorkKey voiceKey,
                WorkKey mixKey)
                throws IOException, InterruptedException {
            List<TakeFile> files = new ArrayList<>();
            for (DubTake line : heard) {
                files.add(file(line, gains));
                job.progress(0.2 * files.size() / heard.size());
            }
            Path wav = job.workDir().resolve("voice.wav");
            try (DubbedVoice voice = new DubbedVoice(files, dub.requireSamples())) {
                WavWriter.write(new Limiter(voice, 1, VoiceLevels.CEILING), wav, MONO, dub.requireSamples());
            }
            job.progress(0.4);
            Path voice = flac(wav, DubAssets.voice(language));
            Path mixed = job.workDir().resolve("mix.wav");
            media.mixDub(sounds(wav, bed), mixed, processes);
            Files.delete(wav);
            job.progress(0.7);
            Path mix = flac(mixed, DubAssets.mix(language));
            Files.delete(mixed);
            DubMeasures measures = listen(voice, mix, heard, unspoken, files);
            results.keep(job, voiceKey, DubAssets.voice(language), voice, FLAC, measures);
            results.keep(job, mixKey, DubAssets.mix(language), mix, FLAC, measures);
        }

        private TakeFile file(DubTake line, Map<String, Double> gains) throws IOException {
            Recorded take = line.requireTake();
            Place place = Objects.requireNonNull(line.place());
            return new TakeFile(
                    job.fetch(Objects.requireNonNull(take.wav())),
                    new VoiceSpan(take.start(), take.end()),
                    place.start(),
                    place.length(),
                    VoiceLevels.gain(take, gains));
        }

        /** A background stays to the voice as it was to the recording's; the recording itself is only hinted at. */
        private DubMix sounds(Path voice, @Nullable Asset bed) throws IOException, InterruptedException {
            if (bed == null) {
                return new DubMix(voice, null, null, dub.loudness().loudness());
            }
            Path source = dub.background() == null
                    ? null
                    : sound(
                            job.asset(
                                    DubAssets.RECORDING + "." + dub.recording().extension()),
                            "source.wav");
            return new DubMix(voice, behind(bed), source, dub.loudness().loudness());
        }

        /** What is to be heard beside the voice may end before it. */
        private Path behind(Asset bed) throws IOException, InterruptedException {
            NormalSound sound =
                    media.takeSound(job.fetch(bed), Dub.LONGEST, job.workDir().resolve("bed.wav"), processes);
            if (sound.samples() < dub.requireSamples() - ENDS_WITH) {
                job.warn(
                        "background_short",
                        language + ": the background ends after " + sound.samples() / Canvas.SAMPLE_RATE
                                + " of " + dub.requireSamples() / Canvas.SAMPLE_RATE
                                + " seconds; after that nothing is heard beside the voice.");
            }
            return sound.wav();
        }

        private Path sound(Asset asset, String name) throws IOException, InterruptedException {
            return media.takeSound(job.fetch(asset), Dub.LONGEST, job.workDir().resolve(name), processes)
                    .wav();
        }

        private Path flac(Path wav, String name) throws InterruptedException {
            Path flac = job.workDir().resolve(name);
            media.encodeSound(wav, SoundFormat.FLAC, flac, processes);
            return flac;
        }

        /** What is in the finished files, not what was meant to be in them. */
        private DubMeasures listen(
                Path voice, Path mix, List<DubTake> heard, List<SourceLine> unspoken, List<TakeFile> files)
                throws IOException, InterruptedException {
            List<ExpectedLine> expected = new ArrayList<>();
            for (int i = 0; i < heard.size(); i++) {
                try (WavReader take = WavReader.open(files.get(i).wav())) {
                    expected.add(new ExpectedLine(
                            heard.get(i).line(),
                            Envelope.of(take),
                            heard.get(i).requireTake().speed()));
                }
            }
            DubMeasures measures;
            Path decoded = job.workDir().resolve("heard.wav");
            try (WavReader sound = open(voice, decoded)) {
                measures = DubGauge.measure(expected, unspoken, Envelope.of(sound), dub.requireSamples());
            }
            Files.delete(decoded);
            job.progress(0.9);
            try (WavReader sound = open(mix, decoded)) {
                return DubGauge.withMix(measures, sound, dub.loudness().loudness());
            }
        }

        private WavReader open(Path flac, Path decoded) throws IOException, InterruptedException {
            return WavReader.open(
                    media.takeSound(flac, Dub.LONGEST, decoded, processes).wav());
        }
    }
}
