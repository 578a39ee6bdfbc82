package dev.storyreel.media.sound;

import dev.storyreel.error.StoryreelException;
import dev.storyreel.media.DubMix;
import dev.storyreel.media.MeasuredSound;
import dev.storyreel.media.MediaError;
import dev.storyreel.media.ProcessGroup;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Mixes a dubbed voice with what is behind it: the bed goes down while somebody speaks and comes back, both keep their samples, and one gain
 * brings the whole to its loudness. Needs the same memory however long it is.
 */
public final class DubMixer {
    /** However loud a bed was, voices are to be understood over it: LU below them where nobody speaks. */
    private static final double NEAREST_BED = 3;

    private DubMixer() {}

    /**
     * Writes the mix as a WAV file of floats, stereo, and measures what was written.
     *
     * @param target is replaced
     * @param headroom decibels that its true peak stays below the one that was asked for
     * @param work asked now and then whether the mix is still wanted
     * @throws StoryreelException {@link MediaError#AUDIO_UNREADABLE} when a file is not of the right form or the voice is empty
     */
    public static MeasuredSound write(DubMix mix, double headroom, Path target, ProcessGroup work)
            throws IOException, InterruptedException {
        double voiceGain = Levels.gain(loudness(mix.voice(), work), Levels.SPEECH);
        double bedGain = bedGain(mix, work);
        long samples = samples(mix.voice());
        try (MasteredSound sound = MasteredSound.of(
                () -> new Track(mix.voice(), voiceGain, mix.bed(), bedGain),
                mix.loudness(),
                Levels.SPEECH,
                headroom,
                work)) {
            SoundSource wanted = (left, right) -> {
                work.throwIfClosed();
                return sound.next(left, right);
            };
            WavWriter.write(wanted, target, 2, samples);
        }
        return measure(target, work);
    }

    private static long samples(Path voice) throws IOException {
        try (WavReader reader = WavReader.open(voice)) {
            if (reader.samples() == 0) {
                throw new StoryreelException(
                        MediaError.AUDIO_UNREADABLE,
                        "the sound " + voice.getFileName() + " cannot be read: it holds no sound");
            }
            return reader.samples();
        }
    }

    private static double bedGain(DubMix mix, ProcessGroup work) throws IOException, InterruptedException {
        if (mix.bed() == null) {
            return 1;
        }
        double bed = loudness(mix.bed(), work);
        double source = mix.source() == null ? Double.NEGATIVE_INFINITY : loudness(mix.source(), work);
        double wanted = Double.isInfinite(source)
                ? Levels.MUSIC
                : Math.min(Levels.SPEECH - NEAREST_BED, Levels.SPEECH + bed - source);
        return Levels.gain(bed, wanted);
    }

    private static double loudness(Path wav, ProcessGroup work) throws IOException, InterruptedException {
        try (WavReader reader = WavReader.open(wav)) {
            return Levels.loudness(reader, Long.MAX_VALUE, work);
        }
    }

    private static MeasuredSound measure(Path wav, ProcessGroup work) throws IOException, InterruptedException {
        SoundGauge gauge = new SoundGauge();
        float[] left = new float[8192];
        float[] right = new float[8192];
        try (WavReader reader = WavReader.open(wav)) {
            for (int read = reader.next(left, right); read > 0; read = reader.next(left, right)) {
                work.checkpoint();
                gauge.add(left, right, read);
            }
            gauge.finish();
            return new MeasuredSound(reader.samples(), finite(gauge.loudness()), finite(gauge.truePeak()));
        }
    }

    private static @Nullable Double finite(double decibels) {
        return Double.isFinite(decibels) ? decibels : null;
    }

    /** The mix before mastering. For one thread. */
    private static final class Track implements OpenSound {
        private final WavReader voice;
        private final @Nullable WavReader bed;
        private final float voiceGain;
        private final float bedGain;
        private final Ducker ducker = new Ducker();
        private float[] bedLeft = new float[0];
        private float[] bedRight = new float[0];
        private float[] gains = new float[0];

        Track(Path voice, double voiceGain, @Nullable Path bed, double bedGain) throws IOException {
            this.voice = WavReader.open(voice);
            this.voiceGain = (float) voiceGain;
            this.bedGain = (float) bedGain;
            try {
                this.bed = bed == null ? null : WavReader.open(bed);
            } catch (IOException | RuntimeException e) {
                this.voice.close();
                throw e;
            }
        }

        @Override
        public int next(float[] left, float[] right) throws IOException {
            int count = voice.next(left, right);
            for (int i = 0; i < count; i++) {
                left[i] *= voiceGain;
                right[i] *= voiceGain;
            }
            if (bed != null) {
                addBed(bed, left, right, count);
            }
            return count;
        }

        private void addBed(WavReader playing, float[] left, float[] right, int count) throws IOException {
            if (gains.length < count) {
                bedLeft = new float[count];
                bedRight = new float[count];
                gains = new float[count];
            }
            ducker.follow(left, right, count, gains);
            int read = playing.next(bedLeft, bedRight, 0, count);
            for (int i = 0; i < read; i++) {
                left[i] += bedLeft[i] * bedGain * gains[i];
                right[i] += bedRight[i] * bedGain * gains[i];
            }
        }

        @Override
        public void close() throws IOException {
            try (voice) {
                if (bed != null) {
                    bed.close();
                }
            }
        }
    }
}
