package dev.storyreel.media.sound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.storyreel.error.StoryreelException;
import dev.storyreel.media.MediaError;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WavReaderTest {
    @TempDir
    Path folder;

    private TestSound read(Path file) throws Exception {
        try (WavReader reader = WavReader.open(file)) {
            return TestSound.all(reader, (int) reader.samples(), 1000);
        }
    }

    @Test
    void plainFilesOfEitherFormAreReadExactly() throws Exception {
        TestSound sound = TestSound.noise(0.9, 12_345, 1);
        assertThat(read(sound.write(folder.resolve("float.wav"))).left()).containsExactly(sound.left());
        TestSound mono = read(sound.writePlainMono(folder.resolve("mono.wav")));
        assertThat(mono.left()).hasSize(12_345);
        assertThat(mono.right()).containsExactly(mono.left());
        for (int i = 0; i < 12_345; i++) {
            assertThat(Math.abs(mono.left()[i] - sound.left()[i])).isLessThan(1f / 32_767);
        }
    }

    @Test
    void floatsThatAreNoSoundDoNoHarm() throws Exception {
        ByteBuffer wav = TestSound.header(3, 2, 32);
        wav.putFloat(Float.NaN).putFloat(Float.POSITIVE_INFINITY);
        wav.putFloat(Float.NEGATIVE_INFINITY).putFloat(-1e38f).putFloat(0.5f).putFloat(-0.5f);
        TestSound sound = read(Files.write(folder.resolve("hostile.wav"), TestSound.bytes(wav)));
        assertThat(sound.left()).containsExactly(0, -8, 0.5f);
        assertThat(sound.right()).containsExactly(8, -8, -0.5f);
    }

    @Test
    void otherFilesAreRefused() throws Exception {
        byte[] whole = Files.readAllBytes(TestSound.tone(440, -6, 0.01).write(folder.resolve("whole.wav")));
        fails(Arrays.copyOf(whole, 200));
        fails(Arrays.copyOf(whole, 30));
        fails(new byte[0]);
        fails(changed(whole, 22, (short) 200));
        fails(changed(whole, 22, (short) 0));
        fails(changed(whole, 22, (short) -1));
        fails(changed(whole, 24, (short) 8000));
        fails(changed(whole, 32, (short) 0));
        fails(changed(whole, 34, (short) 24));
        fails(changed(whole, 20, (short) 85));
        // a format of more bytes than an int counts, and sound of more than the file has
        fails(changed(whole, 18, (short) -1));
        fails(changed(whole, 42, (short) -1));
    }

    private static byte[] changed(byte[] file, int at, short value) {
        byte[] copy = file.clone();
        ByteBuffer.wrap(copy).order(ByteOrder.LITTLE_ENDIAN).putShort(at, value);
        return copy;
    }

    private void fails(byte[] file) throws Exception {
        Path bad = Files.write(folder.resolve("bad.wav"), file);
        assertThatThrownBy(() -> WavReader.open(bad))
                .isInstanceOfSatisfying(
                        StoryreelException.class,
                        e -> assertThat(e.errorCode()).isEqualTo(MediaError.AUDIO_UNREADABLE));
    }
}
