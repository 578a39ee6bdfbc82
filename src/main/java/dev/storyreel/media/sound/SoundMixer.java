package dev.storyreel.media.sound;

import dev.storyreel.error.StoryreelException;
import dev.storyreel.media.AudioCue;
import dev.storyreel.media.Canvas;
import dev.storyreel.media.ClipSound;
import dev.storyreel.media.MediaError;
import dev.storyreel.media.Music;
import dev.storyreel.media.ProcessGroup;
import dev.storyreel.media.SoundPlan;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A film's sound before mastering: every narration at its sample and at one loudness, below it clips and music that give way
 * to speech; music fades with the film. Needs memory for a block, for the narrations that sound at the moment and for one
 * round of generated music, however long the film is. For one thread.
 */
final class SoundMixer implements OpenSound {
    private static final int FADE_IN = Canvas.SAMPLE_RATE * 3 / 4;
    private static final int FADE_OUT = Canvas.SAMPLE_RATE * 2;

    /** A clip in which nothing is to be heard but the microphone's noise stays quiet; dB. */
    private static final double CLIP_RISE = 12;

    private final long length;
    private final List<Levelled> coming;
    private final List<Narration> sounding = new ArrayList<>();
    private final List<ClipTrack> clips;
    private final @Nullable LoopedMusic music;
    private final Ducker ducker = new Ducker();
    private float[] partLeft = new float[0];
    private float[] partRight = new float[0];
    private float[] gains = new float[0];
    private long position;

    private SoundMixer(List<Levelled> narrations, List<ClipTrack> clips, @Nullable LoopedMusic music, long length) {
        this.length = length;
        this.coming = new ArrayList<>(narrations);
        this.clips = clips;
        this.music = music;
    }

    /** A narration and the factor that brings it to its loudness. */
    private record Levelled(AudioCue cue, double gain) {}

    /** A clip and the factor that brings it to its level. */
    private record LevelledClip(ClipSound sound, double gain) {}

    /** What is measured once for a film and then mixed as often as it takes. */
    static final class Parts {
        private final List<Levelled> narrations;
        private final List<LevelledClip> clips;
        private final Music music;
        private final @Nullable Bed bed;
        private final double musicGain;
        private final long length;

        /**
         * @param length of the film in samples of one channel
         * @throws StoryreelException {@link MediaError#TIMELINE_INVALID} when a narration does not end within the film,
         *     {@link MediaError#AUDIO_UNREADABLE} when a file is not of the right form, {@link MediaError#MUSIC_TOO_SHORT}
         */
        Parts(SoundPlan plan, long length, ProcessGroup work) throws IOException, InterruptedException {
            this.length = length;
            this.music = plan.music();
            List<AudioCue> cues = new ArrayList<>(plan.narrations());
            cues.sort(Comparator.comparingLong(AudioCue::startSample));
            List<Levelled> levelled = new ArrayList<>();
            for (AudioCue cue : cues) {
                levelled.add(new Levelled(cue, gain(cue, length, work)));
            }
            this.narrations = List.copyOf(levelled);
            List<LevelledClip> levelledClips = new ArrayList<>();
            for (ClipSound clip : plan.clips()) {
                levelledClips.add(new LevelledClip(clip, gain(clip, length, work)));
            }
            this.clips = List.copyOf(levelledClips);
            this.bed = music instanceof Music.Generated generated ? Bed.of(generated) : null;
            this.musicGain = musicGain(work);
        }

        SoundMixer mix() throws IOException {
            List<ClipTrack> tracks = clips.stream()
                    .map(clip -> new ClipTrack(clip.sound(), clip.gain()))
                    .toList();
            return new SoundMixer(narrations, tracks, openMusic(musicGain), length);
        }

        private static double gain(ClipSound clip, long length, ProcessGroup work)
                throws IOException, InterruptedException {
            if (clip.samples() > length - clip.startSample()) {
                throw new StoryreelException(
                        MediaError.TIMELINE_INVALID,
                        "the sound " + clip.wav().getFileName() + " of " + clip.samples() + " samples at "
                                + clip.startSample() + " does not end within the film's " + length);
            }
            try (WavReader reader = WavReader.open(clip.wav())) {
                if (reader.samples() == 0) {
                    throw new StoryreelException(
                            MediaError.AUDIO_UNREADABLE,
                            "the sound " + clip.wav().getFileName() + " cannot be read: it is empty");
                }
                double loudness = Levels.loudness(reader, Long.MAX_VALUE, work);
                return Math.min(Levels.gain(loudness, Levels.SPEECH + clip.level()), Levels.factor(CLIP_RISE));
            }
        }

        private static double gain(AudioCue cue, long length, ProcessGroup work)
                throws IOException, InterruptedException {
            try (WavReader reader = WavReader.open(cue.wav())) {
                if (reader.samples() > length - cue.startSample()) {
                    throw new StoryreelException(
                            MediaError.TIMELINE_INVALID,
                            "the sound " + cue.wav().getFileName() + " of " + reader.samples() + " samples at "
                                    + cue.startSample() + " does not end within the film's " + length);
                }
                return Levels.gain(Levels.loudness(reader, Long.MAX_VALUE, work), Levels.SPEECH);
            }
        }

        private double musicGain(ProcessGroup work) throws IOException, InterruptedException {
            try (LoopedMusic played = openMusic(1)) {
                if (played == null) {
                    return 1;
                }
                long heard = bed == null ? length : bed.samples();
                return Levels.gain(Levels.loudness(played, heard, work), Levels.MUSIC);
            }
        }

        private @Nullable LoopedMusic openMusic(double gain) throws IOException {
            if (bed != null) {
                return new LoopedMusic.Rendered(bed, gain);
            }
            return music instanceof Music.OwnFile own ? new LoopedMusic.FromFile(own.wav(), gain) : null;
        }
    }

    @Override
    public int next(float[] left, float[] right) throws IOException {
        int samples = (int) Math.min(length - position, left.length);
        if (partLeft.length < samples) {
            partLeft = new float[samples];
            partRight = new float[samples];
            gains = new float[samples];
        }
        Arrays.fill(left, 0);
        Arrays.fill(right, 0);
        startNarrations(position + samples);
        for (Iterator<Narration> each = sounding.iterator(); each.hasNext(); ) {
            Narration narration = each.next();
            if (!add(narration, left, right, samples)) {
                narration.close();
                each.remove();
            }
        }
        if (music != null || !clips.isEmpty()) {
            ducker.follow(left, right, samples, gains);
            for (ClipTrack clip : clips) {
                clip.add(position, gains, left, right, samples);
            }
        }
        if (music != null) {
            addMusic(music, left, right, samples);
        }
        position += samples;
        return samples;
    }

    @Override
    public void close() throws IOException {
        for (Narration narration : sounding) {
            narration.close();
        }
        for (ClipTrack clip : clips) {
            clip.close();
        }
        if (music != null) {
            music.close();
        }
    }

    private void startNarrations(long before) throws IOException {
        while (!coming.isEmpty() && coming.getFirst().cue().startSample() < before) {
            Levelled next = coming.removeFirst();
            sounding.add(new Narration(next.cue(), next.gain()));
        }
    }

    /** Whether more of it is to come. */
    private boolean add(Narration narration, float[] left, float[] right, int samples) throws IOException {
        int from = (int) Math.max(0, narration.start() - position);
        int read = narration.next(partLeft, partRight, from, samples - from);
        for (int i = from; i < from + read; i++) {
            left[i] += partLeft[i];
            right[i] += partRight[i];
        }
        return read == samples - from;
    }

    private void addMusic(LoopedMusic played, float[] left, float[] right, int samples) throws IOException {
        played.next(partLeft, partRight, samples);
        fade(samples);
        for (int i = 0; i < samples; i++) {
            left[i] += partLeft[i] * gains[i];
            right[i] += partRight[i] * gains[i];
        }
    }

    /** Half a cosine at both ends of the film. */
    private void fade(int samples) {
        long in = Math.min(FADE_IN, length / 4);
        long out = Math.min(FADE_OUT, length / 3);
        for (long at = position; at < Math.min(position + samples, in); at++) {
            gains[(int) (at - position)] *= cosine((double) at / in);
        }
        for (long at = Math.max(position, length - out); at < position + samples; at++) {
            gains[(int) (at - position)] *= cosine((double) (length - 1 - at) / out);
        }
    }

    private static float cosine(double share) {
        return (float) (0.5 - 0.5 * StrictMath.cos(Math.PI * share));
    }
}
