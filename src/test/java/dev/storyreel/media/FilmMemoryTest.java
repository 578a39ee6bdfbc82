package dev.storyreel.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
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

    @Test
    void transitionsIn4kAreRenderedOneAfterTheOtherWhereTheHeapIsTooSmallForTwo() throws Exception {
        Path picture = TestMedia.picture(folder.resolve("picture.png"), 2160, 3840, 5);
        assertThat(said("-Xmx200m", TransitionsSideBySide.class, folder.toString(), picture.toString()))
                .isEqualTo("3 rendered");
    }

    /** The length in milliseconds of a film that another Java made, in a heap of its own. */
    private double made(String heap, Path picture, int scenes, int seconds) throws Exception {
        Path narration = TestMedia.tone(folder.resolve("narration.wav"), SAMPLE_RATE, 1, seconds * SAMPLE_RATE);
        return Double.parseDouble(said(
                heap,
                InASmallHeap.class,
                folder.toString(),
                picture.toString(),
                narration.toString(),
                String.valueOf(scenes)));
    }

    /** The last line that another Java said. */
    private String said(String heap, Class<?> main, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                heap,
                "-Xmn32m",
                "-XX:+UseSerialGC",
                "-Djava.awt.headless=true",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
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
        return Files.readAllLines(folder.resolve("said")).getLast();
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

    static final class TransitionsSideBySide {
        private static final Canvas CANVAS = new Canvas(2160, 3840, 24);
        private static final int FRAMES = 6;

        private TransitionsSideBySide() {}

        public static void main(String[] arguments) throws Exception {
            Path folder = Path.of(arguments[0]);
            Shot shot = new Shot(Path.of(arguments[1]), Motion.still(), 2 * FRAMES);
            Segment crossing =
                    new Segment.Crossing(CANVAS, shot, shot, new Transition(Transition.Kind.CROSSFADE, FRAMES));
            MediaEngine engine = TestEngines.embedded();
            try (var workers = Executors.newFixedThreadPool(3);
                    ProcessGroup processes = new ProcessGroup()) {
                List<Callable<RenderedSegment>> renderings = new ArrayList<>();
                for (int i = 0; i < 3; i++) {
                    Path target = folder.resolve(i + ".mp4");
                    renderings.add(() -> engine.renderSegment(
                            crossing, TestEngines.ENCODING, null, target, processes, FrameProgress.NONE));
                }
                int rendered = 0;
                for (Future<RenderedSegment> each : workers.invokeAll(renderings)) {
                    rendered += each.get().frames() == FRAMES ? 1 : 0;
                }
                System.out.println(rendered + " rendered");
            }
        }
    }
}
