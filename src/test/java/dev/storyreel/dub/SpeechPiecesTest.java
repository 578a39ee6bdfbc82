package dev.storyreel.dub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.storyreel.media.sound.SoundSource;
import dev.storyreel.media.sound.SpeechPieces;
import dev.storyreel.media.sound.SpeechPieces.Piece;
import dev.storyreel.media.sound.WavWriter;
import java.io.File;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(120)
class SpeechPiecesTest {
    private static final int RATE = Babble.RATE;
    private static final long MINUTE = 60L * RATE;

    @TempDir
    Path folder;

    private Path write(SoundSource sound, long samples) throws IOException {
        Path file = folder.resolve("sound.wav");
        WavWriter.write(sound, file, 1, samples);
        return file;
    }

    @ParameterizedTest
    @ValueSource(strings = {"silence", "noise", "music"})
    void aTalkIsCutWhereNobodySpeaks(String behind) throws Exception {
        Talk talk = Talk.of(3, 21 * 60, 2);
        SoundSource sound = switch (behind) {
            case "noise" -> Beds.noise(talk.sound(), 0.02);
            case "music" -> Beds.music(talk.sound(), 0.04);
            default -> talk.sound();
        };
        List<Piece> pieces = SpeechPieces.plan(write(sound, talk.total()));

        assertThat(pieces).hasSize(3);
        long end = 0;
        for (Piece piece : pieces) {
            assertThat(piece.start()).isEqualTo(end);
            end = piece.end();
            if (end < talk.total()) {
                assertThat(piece.length()).isBetween(9 * MINUTE, 10 * MINUTE);
                assertThat(pauseAround(talk, end)).as("milliseconds of pause").isGreaterThan(1000);
            }
        }
        assertThat(end).isEqualTo(talk.total());
    }

    /** Twice the distance to the nearest word, in milliseconds; 0 within one. */
    private static long pauseAround(Talk talk, long cut) {
        return talk.words().stream()
                        .mapToLong(word -> Math.max(0, Math.max(word.start() - cut, cut - word.end())))
                        .min()
                        .orElseThrow()
                / 24;
    }

    @Test
    void whatHasNoPauseIsCutAllTheSame() throws Exception {
        long samples = 10 * MINUTE + 1;
        Path noise = write(Beds.noise((left, right) -> silence(left, right, samples), 0.1), samples);
        List<Piece> pieces = SpeechPieces.plan(noise);
        assertThat(pieces).hasSize(2);
        assertThat(pieces.getFirst().length()).isBetween(9 * MINUTE, 10 * MINUTE);
        // what is cut into at the end of the first is whole in the second
        assertThat(pieces.getFirst().end() - pieces.getLast().start()).isEqualTo(4L * RATE);
        assertThat(pieces.getLast().end()).isEqualTo(samples);
    }

    /** Breaths of a tenth of a second are all there is between what is said. */
    @Test
    void whoSpeaksRightThroughIsHeardTwiceWhereItIsCut() throws Exception {
        float[] syllable = new float[RATE / 2];
        for (int i = 0; i < RATE * 2 / 5; i++) {
            syllable[i] = (float) (0.3 * Math.sin(2 * Math.PI * 180 * i / RATE));
        }
        long samples = 11 * MINUTE;
        long[] at = {0};
        Path file = write(
                (left, right) -> {
                    int count = (int) Math.min(left.length, samples - at[0]);
                    for (int i = 0; i < count; i++) {
                        left[i] = syllable[(int) (at[0]++ % syllable.length)];
                        right[i] = left[i];
                    }
                    return count;
                },
                samples);
        List<Piece> pieces = SpeechPieces.plan(file);
        assertThat(pieces).hasSize(2);
        assertThat(pieces.getFirst().end() - pieces.getLast().start()).isEqualTo(4L * RATE);
        assertThat(pieces.getLast().end()).isEqualTo(samples);
    }

    private long given;

    private int silence(float[] left, float[] right, long samples) {
        int count = (int) Math.min(left.length, samples - given);
        Arrays.fill(left, 0, count, 0);
        Arrays.fill(right, 0, count, 0);
        given += count;
        return count;
    }

    @Test
    void whatIsShortIsOnePiece() throws Exception {
        for (long samples : new long[] {1, 479, 10 * MINUTE}) {
            given = 0;
            Path file = write((left, right) -> silence(left, right, samples), samples);
            assertThat(SpeechPieces.plan(file)).containsExactly(new Piece(0, samples));
        }
        assertThat(SpeechPieces.plan(write((_, _) -> 0, 0))).isEmpty();
        assertThatThrownBy(() -> new Piece(0, 10 * MINUTE + 1)).isInstanceOf(IllegalArgumentException.class);
    }

    /** Tones on both sides of what 16 kHz can hold, a mark of one sample, and no seam between two pieces. */
    @Test
    void aPieceIsTheSameSoundAtAThirdOfTheRate() throws Exception {
        int samples = 6 * RATE + 1;
        float[] sound = new float[samples];
        for (int i = 0; i < samples; i++) {
            double tone = i < 2 * RATE ? 1000 : i < 4 * RATE ? 6900 : 9000;
            sound[i] = (float) (0.5 * Math.sin(2 * Math.PI * tone * i / RATE));
        }
        Path file = write(source(sound), samples);
        short[] whole = written(file, new Piece(0, samples));
        assertThat(whole).hasSize(2 * RATE + 1);
        assertThat(level(whole, 1_000, 31_000)).isCloseTo(-9.03, within(0.05));
        assertThat(level(whole, 33_000, 63_000)).isCloseTo(-9.03, within(0.1));
        assertThat(level(whole, 65_000, 95_000)).isLessThan(-75);

        long cut = 3L * 20_011;
        short[] first = written(file, new Piece(0, cut));
        short[] second = written(file, new Piece(cut, samples - cut));
        assertThat(first.length + second.length).isEqualTo(whole.length);
        for (int i = 0; i < whole.length; i++) {
            short part = i < first.length ? first[i] : second[i - first.length];
            assertThat(Math.abs(part - whole[i])).isLessThanOrEqualTo(1);
        }
    }

    @Test
    void aPieceIsInItsTime() throws Exception {
        float[] sound = new float[2 * RATE];
        sound[48_000] = 1;
        short[] written = written(write(source(sound), sound.length), new Piece(30_000, sound.length - 30_000));
        int loudest = 0;
        for (int i = 0; i < written.length; i++) {
            loudest = Math.abs(written[i]) > Math.abs(written[loudest]) ? i : loudest;
        }
        assertThat(loudest).isEqualTo(6_000);
    }

    @Test
    void tenMinutesAreSmallEnough() throws Exception {
        given = 0;
        long samples = 10 * MINUTE;
        Path file = write((left, right) -> silence(left, right, samples), samples);
        Path target = folder.resolve("piece.wav");
        SpeechPieces.write(file, new Piece(0, samples), target);
        assertThat(Files.size(target)).isEqualTo(44 + 2 * 16_000 * 600).isLessThan(20_000_000);
    }

    private short[] written(Path file, Piece piece) throws Exception {
        File target = folder.resolve("piece.wav").toFile();
        SpeechPieces.write(file, piece, target.toPath());
        try (AudioInputStream in = AudioSystem.getAudioInputStream(target)) {
            assertThat(in.getFormat().matches(new AudioFormat(16_000, 16, 1, true, false)))
                    .isTrue();
            byte[] bytes = in.readAllBytes();
            short[] samples = new short[bytes.length / 2];
            ByteBuffer.wrap(bytes)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .asShortBuffer()
                    .get(samples);
            return samples;
        }
    }

    private static double level(short[] samples, int from, int to) {
        double square = 0;
        for (int i = from; i < to; i++) {
            square += (double) samples[i] * samples[i];
        }
        return 10 * Math.log10(square / (to - from)) - 20 * Math.log10(32768);
    }

    private static SoundSource source(float[] sound) {
        int[] at = {0};
        return (left, right) -> {
            int count = Math.min(left.length, sound.length - at[0]);
            System.arraycopy(sound, at[0], left, 0, count);
            System.arraycopy(sound, at[0], right, 0, count);
            at[0] += count;
            return count;
        };
    }
}
