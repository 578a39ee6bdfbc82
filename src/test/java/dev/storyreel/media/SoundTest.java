package dev.storyreel.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.storyreel.error.StoryreelException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class SoundTest {
    @TempDir
    Path folder;

    private final MediaEngine engine = TestEngines.embedded();
    private final ProcessGroup processes = new ProcessGroup();

    @Test
    void hostileSoundIsNamedAndLeavesNothing() throws Exception {
        Path secret = TestMedia.tone(folder.resolve("secret.wav"), 48_000, 2, 4800);
        assertFails("", MediaError.AUDIO_UNREADABLE);
        assertFails("not a sound", MediaError.AUDIO_UNREADABLE);
        assertFails("#EXTM3U\n#EXTINF:1,\nfile:" + secret + "\n", MediaError.AUDIO_UNREADABLE);
        assertFails("ffconcat version 1.0\nfile 'secret.wav'\n", MediaError.AUDIO_UNREADABLE);
        byte[] header = Arrays.copyOf(Files.readAllBytes(secret), 44);
        Files.write(folder.resolve("hostile.mp3"), header);
        assertFails(folder.resolve("hostile.mp3"), MediaError.AUDIO_UNREADABLE);
        assertFails(folder.resolve("none.wav"), MediaError.FILE_NOT_ACCESSIBLE);
    }

    @Test
    void soundBeyondTheLimitIsRefused() throws Exception {
        Path longer = TestMedia.tone(folder.resolve("long.wav"), 8000, 1, 8000 * 21);
        assertFails(longer, MediaError.AUDIO_TOO_LONG);
    }

    private void assertFails(String content, MediaError error) throws Exception {
        assertFails(Files.writeString(folder.resolve("hostile.mp3"), content), error);
    }

    private void assertFails(Path source, MediaError error) throws Exception {
        Path target = folder.resolve("target.wav");
        assertThatThrownBy(() -> engine.normaliseAudio(source, target, processes))
                .isInstanceOfSatisfying(
                        StoryreelException.class, e -> assertThat(e.errorCode()).isEqualTo(error));
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).noneMatch(file -> file.toString().endsWith(".part") || file.equals(target));
        }
    }
}
