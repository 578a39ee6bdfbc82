package dev.storyreel.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * What is long or fine is made in the same memory as what is short and coarse. The sound of the three minutes alone would
 * take 69 MB, each of the two pictures that are read at once 100 MB.
 */
@Timeout(180)
@Tag("slow")
class FilmMemoryTest {
    private static final int SAMPLE_RATE = 48_000;

    @TempDir
    Path folder;

    @Test
    void aFilmOfThreeMinutesIsMadeInASmallHeap() throws Exception {
        Path picture = TestMedia.picture(folder.resolve("picture.png"), 300, 400, 5);
        assertThat(made("-Xmx96m", picture, 12, 15)).isBetween(180_000.0, 190_000.0);
    }

    @Test
    void aPictureOf8kIsShownInASmallHeap() throws Exception {
        Path picture = TestClips.clip(
                folder.resolve("8k.png"), "testsrc=s=7680x4320:r=1:d=1", "-frames:v", "1", "-compression_level", "1");
        assertThat(made("-Xmx128m", picture, 2, 2)).isBetween(4_000.0, 6_000.0);
    }

    /** The length in milliseconds of a film that another Java made, in a heap of its own. */
    private double made(String heap, Path picture, int scenes, int seconds) throws Exception {
        Path narration = TestMedia.tone(folder.resolve("narration.wav"), SAMPLE_RATE, 1, seconds * SAMPLE_RATE);
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        heap,
                        "-XX:+UseSerialGC",
                        "-Djava.awt.headless=true",
                        "-cp",
                        System.getProperty("java.class.path"),
                        InASmallHeap.class.getName(),
                        folder.toString(),
                        picture.toString(),
                        narration.toString(),
                        String.valueOf(scenes))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("said").toFile())
                .start();
        try {
            assertThat(process.waitFor())
                    .as(() -> "it said: " + read(folder.resolve("said")))
                    .isZero();
        } finally {
            process.destroyForcibly();
        }
        List<String> said = Files.readAllLines(folder.resolve("said"));
        return Double.parseDouble(said.getLast());
    }

    private static String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            return e.toString();
        }
    }

    static final class InASmallHeap {
        private static final Canvas CANVAS = new Canvas(180, 320, 24);
        private static final String TEXT = "An octopus has three hearts, and two of them stop when it swims.";

        private InASmallHeap() {}

        public static void main(String[] arguments) throws Exception {
            Path folder = Path.of(arguments[0]);
            List<SceneFilm.Scene> scenes = new ArrayList<>();
            for (int i = 0; i < Integer.parseInt(arguments[3]); i++) {
                scenes.add(new SceneFilm.Scene(Path.of(arguments[1]), Path.of(arguments[2]), TEXT));
            }
            try (SceneFilm film = new SceneFilm(folder, CANVAS, scenes)) {
                FilmFacts facts = film.make(folder.resolve("film.mp4"));
                System.out.println(facts.picture().durationMs());
            }
        }
    }
}
