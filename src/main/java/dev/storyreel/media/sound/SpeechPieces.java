package dev.storyreel.media.sound;

import dev.storyreel.media.Canvas;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Cuts a recording into pieces that those who write down what is said can take, where nobody speaks. */
public final class SpeechPieces {
    /** In samples: ten minutes, which are 19.2 MB as they are {@linkplain #write written}. */
    public static final long LONGEST = 600L * Canvas.SAMPLE_RATE;

    /** A piece ends within so many samples of that. */
    private static final long SEARCHED = 60L * Canvas.SAMPLE_RATE;

    /** Where somebody speaks right through, the next piece begins so many samples before the end of the one before. */
    private static final long OVERLAP = 4L * Canvas.SAMPLE_RATE;

    private SpeechPieces() {}

    /**
     * A part of a recording.
     *
     * @param start its first sample, at 48 kHz
     * @param length in samples, at least 1 and at most {@link #LONGEST}
     */
    public record Piece(long start, long length) {
        /** @throws IllegalArgumentException out of range */
        public Piece {
            if (start < 0 || length < 1 || length > LONGEST) {
                throw new IllegalArgumentException("a piece at sample " + start + " of " + length);
            }
        }

        /** The sample after its last one. */
        public long end() {
            return start + length;
        }
    }

    /**
     * Reads the file once, in a few kilobytes of memory. Each piece but the last ends in the middle of the longest and deepest pause
     * of its tenth minute or, where nobody pauses there, at its quietest moment; the next one begins some seconds earlier then, so that what is
     * cut into is whole in it.
     *
     * @param wav as {@link WavReader} reads it
     * @return in order, all of the recording, each over the one before by at most 4 s; none for an empty one
     * @throws dev.storyreel.error.StoryreelException {@link dev.storyreel.media.MediaError#AUDIO_UNREADABLE}
     */
    public static List<Piece> plan(Path wav) throws IOException {
        return plan(wav, LONGEST, SEARCHED);
    }

    /** @param searched the last samples of the longest piece */
    static List<Piece> plan(Path wav, long longest, long searched) throws IOException {
        List<Piece> pieces = new ArrayList<>();
        PauseFinder pause = new PauseFinder();
        long[] from = {0};
        long samples = WindowLevels.read(wav, (at, count, level) -> {
            if (at + count - from[0] > longest) {
                PauseFinder.Cut cut = pause.cut();
                pieces.add(new Piece(from[0], cut.at() - from[0]));
                from[0] = cut.at() - (cut.inPause() ? 0 : Math.min(OVERLAP, searched));
            }
            if (at - from[0] >= longest - searched) {
                pause.add(at, level);
            }
        });
        if (samples > from[0]) {
            pieces.add(new Piece(from[0], samples - from[0]));
        }
        return List.copyOf(pieces);
    }

    /**
     * Writes a piece as a WAV file of 16 kHz, mono, 16 bit; nothing above 8 kHz is folded down. Needs the same memory however long it is.
     *
     * @param wav of which {@link #plan} told the piece
     * @param target is replaced
     * @throws dev.storyreel.error.StoryreelException {@link dev.storyreel.media.MediaError#AUDIO_UNREADABLE}
     */
    public static void write(Path wav, Piece piece, Path target) throws IOException {
        SpeechWriter.write(wav, piece, target);
    }
}
