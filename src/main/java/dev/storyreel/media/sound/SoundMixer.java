package dev.storyreel.media.sound;

import dev.storyreel.error.StoryreelException;
import dev.storyreel.media.AudioCue;
import dev.storyreel.media.MediaError;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;

/**
 * Mixes cues into one track, block by block; where cues overlap, their samples add up and saturate. Needs memory for a
 * block and for the cues that sound at the moment, however long the track is. For one thread.
 */
public final class SoundMixer implements AutoCloseable {
    private final long length;
    private final List<AudioCue> coming;
    private final List<Sounding> sounding = new ArrayList<>();
    private final int[] sum;
    private final byte[] part;
    private long position;

    /**
     * @param length of the track in samples of one channel
     * @param blockSamples the most samples that are mixed at once
     * @throws StoryreelException {@link MediaError#TIMELINE_INVALID} when a cue does not end within the track,
     *     {@link MediaError#AUDIO_UNREADABLE} when a file is not of the right form
     */
    public SoundMixer(List<AudioCue> cues, long length, int blockSamples) throws IOException {
        this.length = length;
        this.coming = new ArrayList<>(cues);
        this.coming.sort(Comparator.comparingLong(AudioCue::startSample));
        this.sum = new int[blockSamples * 2];
        this.part = new byte[blockSamples * WavReader.FRAME_BYTES];
        for (AudioCue cue : coming) {
            checkFits(cue);
        }
    }

    /** @param start where its first sample lies in the track */
    private record Sounding(WavReader reader, long start) {}

    /**
     * Mixes the next samples.
     *
     * @param block takes samples of the left and right channel in turn, little-endian
     * @return bytes that were written, 0 at the end of the track
     */
    public int mix(byte[] block) throws IOException {
        int samples = (int) Math.min(length - position, sum.length / 2);
        Arrays.fill(sum, 0);
        startCues(position + samples);
        for (Iterator<Sounding> each = sounding.iterator(); each.hasNext(); ) {
            Sounding cue = each.next();
            if (!add(cue, samples)) {
                cue.reader.close();
                each.remove();
            }
        }
        position += samples;
        write(block, samples);
        return samples * WavReader.FRAME_BYTES;
    }

    @Override
    public void close() throws IOException {
        for (Sounding cue : sounding) {
            cue.reader.close();
        }
    }

    private void checkFits(AudioCue cue) throws IOException {
        try (WavReader reader = WavReader.open(cue.wav())) {
            if (reader.samples() > length - cue.startSample()) {
                throw new StoryreelException(
                        MediaError.TIMELINE_INVALID,
                        "the sound " + cue.wav().getFileName() + " of " + reader.samples() + " samples at "
                                + cue.startSample() + " does not end within the film's " + length);
            }
        }
    }

    private void startCues(long before) throws IOException {
        while (!coming.isEmpty() && coming.getFirst().startSample() < before) {
            AudioCue cue = coming.removeFirst();
            sounding.add(new Sounding(WavReader.open(cue.wav()), cue.startSample()));
        }
    }

    /** Whether more of it is to come. */
    private boolean add(Sounding cue, int samples) throws IOException {
        int from = (int) Math.max(0, cue.start - position);
        int room = (samples - from) * WavReader.FRAME_BYTES;
        byte[] target = room == part.length ? part : new byte[room];
        int read = cue.reader.read(target);
        for (int i = 0; i < read * 2; i++) {
            sum[from * 2 + i] += (target[2 * i] & 0xff) | (target[2 * i + 1] << 8);
        }
        return read * WavReader.FRAME_BYTES == room;
    }

    private void write(byte[] block, int samples) {
        for (int i = 0; i < samples * 2; i++) {
            int value = Math.clamp(sum[i], Short.MIN_VALUE, Short.MAX_VALUE);
            block[2 * i] = (byte) value;
            block[2 * i + 1] = (byte) (value >> 8);
        }
    }
}
