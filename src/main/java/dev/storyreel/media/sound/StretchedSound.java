package dev.storyreel.media.sound;

import dev.storyreel.media.Canvas;
import java.io.IOException;

/**
 * Sound played faster or slower at the same pitch, to the exact number of samples: WSOLA (Verhelst and Roelants, "An overlap-add
 * technique based on waveform similarity", 1993). Every 20 ms the sound may go on from another place, within 10 ms of where it
 * should be by then, the one at which the wave looks most like what would have come next; it is faded over in 10 ms. As long as going straight on is
 * near enough, nothing is spliced at all. The first samples and the last ones are the source's own, and both channels are cut at the same
 * places. Meant for 0.85 to 1.3 times the speed, works for any. Memory for a tenth of a second; the size of blocks does not matter. For one thread.
 */
public final class StretchedSound implements SoundSource {
    private static final int HOP = Canvas.SAMPLE_RATE / 50;

    /** Sounds shorter than four hops are cut finer. */
    private static final int HOPS = 4;

    private final Lookahead source;
    private final long samples;
    private final long length;
    private final int hop;
    private final int fade;
    private final long lastSplice;
    private final WaveMatch match;
    private float[] left = new float[0];
    private float[] right = new float[0];
    private int given;
    private int ready;
    private long position;
    private long place;

    /**
     * @param source at its beginning
     * @param samples how many it has
     * @param length how many this is to have, at least 1; a sound that lasts
     * @throws IllegalArgumentException without samples or length
     */
    public StretchedSound(SoundSource source, long samples, long length) {
        if (samples < 1 || length < 1) {
            throw new IllegalArgumentException(samples + " samples stretched to " + length);
        }
        this.source = new Lookahead(source);
        this.samples = samples;
        this.length = length;
        this.hop = (int) Math.max(1, Math.min(HOP, Math.min(samples, length) / HOPS));
        this.fade = hop / 2;
        this.match = new WaveMatch(fade, fade);
        // what follows it is at least as long as a fade, and as the source has left
        this.lastSplice = samples == length ? 0 : (length - fade) / hop * hop;
    }

    @Override
    public int next(float[] left, float[] right) throws IOException {
        int done = 0;
        while (done < left.length && (given < ready || position < length)) {
            if (given == ready) {
                makeSegment();
            }
            int part = Math.min(left.length - done, ready - given);
            System.arraycopy(this.left, given, left, done, part);
            System.arraycopy(this.right, given, right, done, part);
            given += part;
            done += part;
        }
        return done;
    }

    /** The samples up to the next place where it may be spliced. */
    private void makeSegment() throws IOException {
        long before = place;
        if (position > 0 && position <= lastSplice) {
            place = splice();
        }
        int count = (int) Math.min(length - position, hop);
        if (left.length < count) {
            left = new float[count];
            right = new float[count];
        }
        // a slower sound looks for what comes next before what was given last
        source.hold(Math.min(place, before) - 2L * hop);
        source.read(place, count, left, right);
        if (place != before) {
            fadeFrom(before, Math.min(fade, count));
        }
        position += count;
        place += count;
        given = 0;
        ready = count;
    }

    /** Where in the source to go on. */
    private long splice() throws IOException {
        long end = samples - (length - lastSplice);
        if (position == lastSplice) {
            return end;
        }
        long wanted = Math.round((double) position * end / lastSplice);
        long from = Math.max(0, wanted - fade);
        long to = Math.max(from, Math.min(samples - hop - fade, wanted + fade));
        if (place >= from && place <= to) {
            return place;
        }
        return match.best(source, place, from, to, Math.clamp(wanted, from, to));
    }

    private void fadeFrom(long before, int count) throws IOException {
        float[] oldLeft = new float[count];
        float[] oldRight = new float[count];
        source.read(before, count, oldLeft, oldRight);
        for (int i = 0; i < count; i++) {
            float share = (float) (0.5 - 0.5 * StrictMath.cos(Math.PI * (i + 1) / (count + 1)));
            left[i] = oldLeft[i] + share * (left[i] - oldLeft[i]);
            right[i] = oldRight[i] + share * (right[i] - oldRight[i]);
        }
    }
}
