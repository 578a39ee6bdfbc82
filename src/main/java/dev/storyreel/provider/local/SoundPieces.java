package dev.storyreel.provider.local;

import dev.storyreel.media.DecodedSound;
import dev.storyreel.media.MediaEngine;
import dev.storyreel.media.ProcessGroup;
import dev.storyreel.provider.RecognitionRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.springframework.util.FileSystemUtils;

/**
 * A sound in pieces that are cut where it is quietest, so that a recogniser never has more than one of them, however long the
 * sound is. For one thread; to be closed.
 */
public final class SoundPieces implements AutoCloseable {
    private static final int BLOCK = DecodedSound.BLOCK_BYTES;
    /** Blocks, a fifth of a second, that are to be quiet together where a piece is cut. */
    private static final int PAUSE = 10;

    private final Blocks blocks;
    private final Runnable end;
    private final byte[] block = new byte[BLOCK];
    /** What is decoded and not handed on yet. */
    private final byte[] heard;

    private int filled;
    private long handedOn;
    private boolean over;

    /** Gives blocks as {@link DecodedSound} does. */
    @FunctionalInterface
    interface Blocks {
        boolean next(byte[] block) throws InterruptedException;
    }

    SoundPieces(Blocks blocks, Duration longest, Runnable end) {
        this.blocks = blocks;
        this.end = end;
        this.heard = new byte[BLOCK * Math.toIntExact(longest.toMillis() / 20)];
    }

    /**
     * Begins to decode a request's sound.
     *
     * @param longest of a piece, a second or more
     * @throws dev.storyreel.error.StoryreelException with a {@link dev.storyreel.media.MediaError}, as {@link #next} does
     */
    public static SoundPieces of(RecognitionRequest request, MediaEngine media, Duration longest)
            throws InterruptedException {
        ProcessGroup processes = new ProcessGroup();
        Path folder = folder();
        Runnable end = () -> {
            processes.close();
            delete(folder);
        };
        try {
            // a file, for some kinds of sound tell at their end what is at their beginning
            Path file = Files.write(folder.resolve("sound"), request.sound());
            DecodedSound decoded = media.decodeSound(file, request.length(), processes);
            return new SoundPieces(decoded::next, longest, () -> {
                decoded.close();
                end.run();
            });
        } catch (IOException e) {
            end.run();
            throw new UncheckedIOException(e);
        } catch (RuntimeException | InterruptedException e) {
            end.run();
            throw e;
        }
    }

    private static Path folder() {
        try {
            return Files.createTempDirectory("storyreel-sound-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path folder) {
        try {
            FileSystemUtils.deleteRecursively(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * A piece of the sound, as {@link DecodedSound} gives it.
     *
     * @param startMs milliseconds from the start of the sound
     * @param samples not copied, so not to be changed
     */
    public record Piece(long startMs, byte[] samples) {
        /** Mean square of 60 dB below full scale: no voice is that low. */
        private static final long SILENCE = 30L * 30;

        /** Milliseconds. */
        public long lengthMs() {
            return millis(samples.length);
        }

        /** Whether nobody can be heard in it. */
        public boolean isSilent() {
            for (int from = 0; from < samples.length; from += BLOCK) {
                if (power(samples, from) > SILENCE) {
                    return false;
                }
            }
            return true;
        }
    }

    /** The next piece; empty after the last. */
    public Optional<Piece> next() throws InterruptedException {
        while (!over && filled < heard.length) {
            over = !blocks.next(block);
            if (!over) {
                System.arraycopy(block, 0, heard, filled, BLOCK);
                filled += BLOCK;
            }
        }
        if (filled == 0) {
            return Optional.empty();
        }
        int length = filled < heard.length ? filled : quietest();
        Piece piece = new Piece(millis(handedOn), Arrays.copyOf(heard, length));
        System.arraycopy(heard, length, heard, 0, filled - length);
        filled -= length;
        handedOn += length;
        return Optional.of(piece);
    }

    /** Where to cut: the middle of the quietest pause of the second half. */
    private int quietest() {
        int count = heard.length / BLOCK;
        int first = Math.min(count / 2, Math.max(0, count - PAUSE));
        int best = count - PAUSE / 2;
        long least = Long.MAX_VALUE;
        for (int start = first; start + PAUSE <= count; start++) {
            long loudness = 0;
            for (int i = start; i < start + PAUSE; i++) {
                loudness += power(heard, i * BLOCK);
            }
            // of several the last one, so that there are few pieces
            if (loudness <= least) {
                least = loudness;
                best = start + PAUSE / 2;
            }
        }
        return best * BLOCK;
    }

    /** The mean square of a block's samples. */
    private static long power(byte[] samples, int from) {
        long sum = 0;
        for (int i = from; i < from + BLOCK; i += 2) {
            long sample = (short) ((samples[i] & 0xff) | samples[i + 1] << 8);
            sum += sample * sample;
        }
        return sum / (BLOCK / 2);
    }

    private static long millis(long bytes) {
        return bytes * 1000 / (2L * DecodedSound.RATE);
    }

    @Override
    public void close() {
        end.run();
    }
}
