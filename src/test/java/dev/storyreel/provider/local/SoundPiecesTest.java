package dev.storyreel.provider.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.storyreel.error.StoryreelException;
import dev.storyreel.media.DecodedSound;
import dev.storyreel.media.MediaError;
import dev.storyreel.media.TestEngines;
import dev.storyreel.provider.RecognitionRequest;
import dev.storyreel.provider.Wav;
import dev.storyreel.provider.local.SoundPieces.Piece;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SoundPiecesTest {
    private static final int BLOCKS_A_SECOND = 50;

    /** Blocks of a tone, or of nothing where it is said to be silent. */
    private static SoundPieces.Blocks tone(int blocks, int... silent) {
        AtomicInteger next = new AtomicInteger();
        return block -> {
            int at = next.getAndIncrement();
            for (int i = 0; i < block.length / 2; i++) {
                double phase = 2 * Math.PI * 200 * (at * block.length / 2.0 + i) / DecodedSound.RATE;
                int sample = Arrays.stream(silent).anyMatch(each -> each == at) ? 0 : (int) (9_000 * Math.sin(phase));
                block[2 * i] = (byte) sample;
                block[2 * i + 1] = (byte) (sample >> 8);
            }
            return at < blocks;
        };
    }

    private static List<Piece> all(SoundPieces pieces) throws InterruptedException {
        List<Piece> all = new ArrayList<>();
        for (Optional<Piece> next = pieces.next(); next.isPresent(); next = pieces.next()) {
            all.add(next.get());
        }
        return all;
    }

    @Test
    void cutsInTheMiddleOfThePause() throws InterruptedException {
        int[] pause = java.util.stream.IntStream.range(7 * BLOCKS_A_SECOND, 7 * BLOCKS_A_SECOND + 10)
                .toArray();
        SoundPieces pieces = new SoundPieces(tone(15 * BLOCKS_A_SECOND, pause), Duration.ofSeconds(10), () -> {});
        assertThat(all(pieces))
                .extracting(Piece::startMs, Piece::lengthMs)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(0L, 7_100L),
                        org.assertj.core.groups.Tuple.tuple(7_100L, 7_900L));
    }

    @Test
    void piecesOfALongSoundAreBoundedAndTogetherTheSound() throws InterruptedException {
        int blocks = 90 * 60 * BLOCKS_A_SECOND;
        SoundPieces pieces = new SoundPieces(tone(blocks), Duration.ofMinutes(1), () -> {});
        long end = 0;
        int count = 0;
        for (Optional<Piece> next = pieces.next(); next.isPresent(); next = pieces.next()) {
            assertThat(next.get().startMs()).isEqualTo(end);
            assertThat(next.get().lengthMs()).isBetween(20L, 60_000L);
            end += next.get().lengthMs();
            count++;
        }
        assertThat(end).isEqualTo(90 * 60 * 1000L);
        assertThat(count).isBetween(90, 180);
    }

    @Test
    void tellsWhatIsSilent() throws InterruptedException {
        int[] everything = java.util.stream.IntStream.range(0, 50).toArray();
        assertThat(all(new SoundPieces(tone(50, everything), Duration.ofSeconds(10), () -> {})))
                .singleElement()
                .matches(Piece::isSilent);
        assertThat(all(new SoundPieces(tone(50), Duration.ofSeconds(10), () -> {})))
                .singleElement()
                .matches(piece -> !piece.isSilent());
    }

    @Test
    void decodesWhatARequestHolds() throws Exception {
        ByteArrayOutputStream samples = new ByteArrayOutputStream();
        SoundPieces.Blocks tone = tone(3 * BLOCKS_A_SECOND);
        byte[] block = new byte[DecodedSound.BLOCK_BYTES];
        while (tone.next(block)) {
            samples.writeBytes(block);
        }
        // half the speed: six seconds of 8 kHz
        List<Path> before = left();
        try (SoundPieces pieces = pieces(Wav.mono16(samples.toByteArray(), 8_000), Duration.ofSeconds(6))) {
            List<Piece> all = all(pieces);
            assertThat(all).hasSize(2).noneMatch(Piece::isSilent);
            assertThat(all.stream().mapToLong(Piece::lengthMs).sum()).isBetween(6_000L, 6_020L);
        }
        try (SoundPieces pieces = pieces(Wav.mono16(samples.toByteArray(), 8_000), Duration.ofSeconds(2))) {
            assertThat(all(pieces).stream().mapToLong(Piece::lengthMs).sum()).isBetween(2_000L, 2_020L);
        }
        try (SoundPieces pieces = pieces(new byte[5_000], Duration.ofSeconds(2))) {
            StoryreelException unreadable = catchThrowableOfType(StoryreelException.class, pieces::next);
            assertThat(unreadable.errorCode()).isEqualTo(MediaError.AUDIO_UNREADABLE);
        }
        assertThat(left()).isEqualTo(before);
    }

    private static SoundPieces pieces(byte[] sound, Duration length) throws InterruptedException {
        return SoundPieces.of(
                new RecognitionRequest(sound, "audio/wav", length, Optional.empty(), false),
                TestEngines.embedded(),
                Duration.ofSeconds(5));
    }

    private static List<Path> left() throws IOException {
        try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return files.filter(file -> String.valueOf(file.getFileName()).startsWith("storyreel-sound-"))
                    .sorted()
                    .toList();
        }
    }
}
