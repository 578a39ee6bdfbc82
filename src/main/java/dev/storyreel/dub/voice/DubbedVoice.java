package dev.storyreel.dub.voice;

import dev.storyreel.media.Canvas;
import dev.storyreel.media.sound.SoundSource;
import dev.storyreel.media.sound.StretchedSound;
import dev.storyreel.media.sound.WavReader;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The dry voice of a dubbed track: every take whole, at its sample, in its length, its edges rounded off over 2 ms; silence between them. Opens one
 * take at a time, so it needs the same memory however long the track is. For one thread.
 */
public final class DubbedVoice implements SoundSource, AutoCloseable {
    private static final int EDGE = Canvas.SAMPLE_RATE / 500;
    private static final int BLOCK = 1024;

    private final List<TakeFile> takes;
    private final long total;
    private final float[] partLeft = new float[BLOCK];
    private final float[] partRight = new float[BLOCK];
    private int index;
    private long position;
    private @Nullable WavReader reader;
    private @Nullable SoundSource sound;

    /**
     * @param takes in the order of their starts, none over another, all within the track
     * @param total length of the track in samples at 48 kHz
     * @throws IllegalArgumentException if they are not
     */
    public DubbedVoice(List<TakeFile> takes, long total) {
        long end = 0;
        for (TakeFile take : takes) {
            if (take.start() < end || take.end() > total) {
                throw new IllegalArgumentException("a take from sample " + take.start() + " to " + take.end()
                        + ", after one that ends at " + end + ", in a track of " + total);
            }
            end = take.end();
        }
        this.takes = List.copyOf(takes);
        this.total = total;
    }

    @Override
    public int next(float[] left, float[] right) throws IOException {
        int count = (int) Math.min(left.length, total - position);
        Arrays.fill(left, 0, count, 0);
        Arrays.fill(right, 0, count, 0);
        for (int at = 0; at < count; ) {
            at += step(left, right, at, count - at);
        }
        return count;
    }

    @Override
    public void close() throws IOException {
        if (reader != null) {
            reader.close();
            reader = null;
            sound = null;
        }
    }

    /** Silence up to the next take, or a part of one. */
    private int step(float[] left, float[] right, int at, int room) throws IOException {
        if (index == takes.size()) {
            position += room;
            return room;
        }
        TakeFile take = takes.get(index);
        if (position < take.start()) {
            int silent = (int) Math.min(room, take.start() - position);
            position += silent;
            return silent;
        }
        int count = (int) Math.min(Math.min(room, BLOCK), take.end() - position);
        speak(take, left, right, at, count);
        position += count;
        if (position == take.end()) {
            close();
            index++;
        }
        return count;
    }

    private void speak(TakeFile take, float[] left, float[] right, int at, int count) throws IOException {
        SoundSource playing = sound == null ? open(take) : sound;
        float[] l = count == BLOCK ? partLeft : new float[count];
        float[] r = count == BLOCK ? partRight : new float[count];
        playing.next(l, r);
        for (int i = 0; i < count; i++) {
            long fromStart = position + i - take.start();
            long fromEdge = Math.min(fromStart, take.length() - 1 - fromStart);
            float scale = (float) take.gain() * (fromEdge >= EDGE ? 1 : (float) fromEdge / EDGE);
            left[at + i] = l[i] * scale;
            right[at + i] = r[i] * scale;
        }
    }

    private SoundSource open(TakeFile take) throws IOException {
        WavReader opened = WavReader.open(take.wav());
        reader = opened;
        opened.skip(take.span().start());
        long samples = take.span().length();
        SoundSource stretched = new StretchedSound(opened, samples, take.length());
        sound = stretched;
        return stretched;
    }
}
