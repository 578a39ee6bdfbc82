package dev.storyreel.media.sound;

import dev.storyreel.error.StoryreelException;
import dev.storyreel.media.Canvas;
import dev.storyreel.media.MediaError;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Music without an end. For one thread. */
abstract sealed class LoopedMusic implements SoundSource, AutoCloseable {
    /** Fills the first {@code samples} places of both arrays. */
    abstract void next(float[] left, float[] right, int samples) throws IOException;

    @Override
    public int next(float[] left, float[] right) throws IOException {
        next(left, right, left.length);
        return left.length;
    }

    @Override
    public void close() throws IOException {}

    /** A bed, whose end leads into its beginning by itself. */
    static final class Rendered extends LoopedMusic {
        private final Bed bed;
        private final float gain;
        private int position;

        Rendered(Bed bed, double gain) {
            this.bed = bed;
            this.gain = (float) gain;
        }

        @Override
        void next(float[] left, float[] right, int samples) {
            for (int i = 0; i < samples; i++) {
                left[i] = bed.left()[position] * gain;
                right[i] = bed.right()[position] * gain;
                position = position + 1 == bed.samples() ? 0 : position + 1;
            }
        }
    }

    /** A file whose end is faded over into its beginning, at equal power. */
    static final class FromFile extends LoopedMusic {
        private static final int LONGEST_FADE = 2 * Canvas.SAMPLE_RATE;

        private final Path file;
        private final float gain;
        private final int fade;
        private final float[] nextLeft;
        private final float[] nextRight;
        private WavReader current;
        private @Nullable WavReader coming;
        private long position;

        /** @throws StoryreelException {@link MediaError#AUDIO_UNREADABLE}, {@link MediaError#MUSIC_TOO_SHORT} */
        FromFile(Path file, double gain) throws IOException {
            this.file = file;
            this.gain = (float) gain;
            this.current = WavReader.open(file);
            if (current.samples() < Canvas.SAMPLE_RATE) {
                current.close();
                throw new StoryreelException(
                        MediaError.MUSIC_TOO_SHORT,
                        "the music " + file.getFileName() + " is shorter than a second and cannot be repeated");
            }
            this.fade = (int) Math.min(LONGEST_FADE, current.samples() / 4);
            this.nextLeft = new float[fade];
            this.nextRight = new float[fade];
        }

        @Override
        void next(float[] left, float[] right, int samples) throws IOException {
            for (int done = 0; done < samples; ) {
                long fadeStart = current.samples() - fade;
                long until = position < fadeStart ? fadeStart : current.samples();
                int part = (int) Math.min(samples - done, until - position);
                current.next(left, right, done, part);
                if (position >= fadeStart) {
                    fadeOver(left, right, done, part, (int) (position - fadeStart));
                }
                position += part;
                done += part;
                if (position == current.samples()) {
                    goRound();
                }
            }
            for (int i = 0; i < samples; i++) {
                left[i] *= gain;
                right[i] *= gain;
            }
        }

        private void fadeOver(float[] left, float[] right, int at, int count, int into) throws IOException {
            if (coming == null) {
                coming = WavReader.open(file);
            }
            coming.next(nextLeft, nextRight, 0, count);
            for (int i = 0; i < count; i++) {
                double angle = 0.5 * Math.PI * (into + i + 0.5) / fade;
                float out = (float) StrictMath.cos(angle);
                float in = (float) StrictMath.sin(angle);
                left[at + i] = left[at + i] * out + nextLeft[i] * in;
                right[at + i] = right[at + i] * out + nextRight[i] * in;
            }
        }

        private void goRound() throws IOException {
            WavReader next = Objects.requireNonNull(coming);
            current.close();
            current = next;
            coming = null;
            position = fade;
        }

        @Override
        public void close() throws IOException {
            current.close();
            if (coming != null) {
                coming.close();
            }
        }
    }
}
