package dev.storyreel.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.storyreel.error.StoryreelException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class RenderTest {
    private static final Canvas CANVAS = new Canvas(180, 320, 30);
    private static final int ENDLESS = 10_000_000;

    @TempDir
    Path folder;

    private final MediaEngine engine = TestEngines.embedded();
    private Path picture = Path.of("");
    private Path target = Path.of("");
    private Footage shown = new Footage.Still(picture, Motion.still(), Fit.COVER);

    @BeforeEach
    void makePicture() throws IOException {
        picture = TestMedia.picture(folder.resolve("picture.png"), 400, 400, 7);
        target = folder.resolve("out.mp4");
        shown = new Footage.Still(picture, Motion.zoomIn(), Fit.COVER);
    }

    @Test
    void sameInputGivesTheSameBytes() throws Exception {
        Segment segment = Segment.Body.of(CANVAS, new Shot(picture, Motion.zoomIn(), 40));
        Path second = folder.resolve("-again: 2.mp4");
        try (ProcessGroup processes = new ProcessGroup()) {
            engine.renderSegment(segment, TestEngines.ENCODING, null, target, processes, FrameProgress.NONE);
            engine.renderSegment(segment, TestEngines.ENCODING, null, second, processes, FrameProgress.NONE);
        }
        assertThat(second).hasSameBinaryContentAs(target);
    }

    @Test
    void progressNeverFallsAndEndsOnce() throws Exception {
        List<Integer> seen = new ArrayList<>();
        try (ProcessGroup processes = new ProcessGroup()) {
            engine.renderSegment(
                    Segment.Body.of(CANVAS, new Shot(picture, Motion.still(), 12)),
                    TestEngines.ENCODING,
                    null,
                    target,
                    processes,
                    (done, total) -> seen.add(done));
        }
        assertThat(seen).isSorted().containsOnlyOnce(12).endsWith(12);
    }

    @Test
    void closingTheGroupEndsARenderAndLeavesNothing() throws Exception {
        Throwable failure = stopWhileRendering(false, (group, thread) -> group.close());
        assertThat(failure)
                .isInstanceOfSatisfying(
                        StoryreelException.class,
                        e -> assertThat(e.errorCode()).isEqualTo(MediaError.RENDER_CANCELLED));
    }

    @Test
    void interruptingTheThreadEndsARenderAndLeavesNothing() throws Exception {
        assertThat(stopWhileRendering(false, (group, thread) -> thread.interrupt()))
                .isInstanceOf(InterruptedException.class);
    }

    @Test
    void closingTheGroupEndsARenderWhoseEncoderHangs() throws Exception {
        Throwable failure = stopWhileRendering(true, (group, thread) -> group.close());
        assertThat(failure)
                .isInstanceOfSatisfying(
                        StoryreelException.class,
                        e -> assertThat(e.errorCode()).isEqualTo(MediaError.RENDER_CANCELLED));
    }

    @Test
    void interruptingTheThreadEndsARenderWhoseEncoderHangs() throws Exception {
        assertThat(stopWhileRendering(true, (group, thread) -> thread.interrupt()))
                .isInstanceOf(InterruptedException.class);
    }

    @Test
    void aTargetThatCannotBeWrittenIsNamedAndLeavesNothing() throws Exception {
        try (ProcessGroup processes = new ProcessGroup()) {
            Segment segment = Segment.Body.of(CANVAS, new Shot(picture, Motion.still(), 400));
            Path nowhere = folder.resolve("none/out.mp4");
            assertThatThrownBy(() -> engine.renderSegment(
                            segment, TestEngines.ENCODING, null, nowhere, processes, FrameProgress.NONE))
                    .isInstanceOf(StoryreelException.class)
                    .hasMessageContaining("No such file");
        }
        assertNothingIsLeft();
    }

    @Test
    void closingTheGroupWhileAClipIsDecodedLeavesNothing() throws Exception {
        shown = loopedClip();
        Throwable failure = stopWhileRendering(false, (group, thread) -> group.close());
        assertThat(failure)
                .isInstanceOfSatisfying(
                        StoryreelException.class,
                        e -> assertThat(e.errorCode()).isEqualTo(MediaError.RENDER_CANCELLED));
    }

    @Test
    void interruptingTheThreadWhileADecoderHangsLeavesNothing() throws Exception {
        shown = loopedClip();
        assertThat(stopWhileRendering(true, (group, thread) -> thread.interrupt()))
                .isInstanceOf(InterruptedException.class);
    }

    /** Of two seconds, and seen again and again. */
    private Footage loopedClip() throws Exception {
        picture = TestClips.clip(
                Files.createFile(folder.resolve("clip.mp4")), "testsrc=s=180x320:r=30:d=2", "-c:v", "mpeg4");
        Files.delete(folder.resolve("picture.png"));
        try (ProcessGroup processes = new ProcessGroup()) {
            MediaFile.Video facts = (MediaFile.Video) engine.probe(picture, processes);
            return new Footage.Clip(picture, facts, facts.span(0, null), Footage.WhenShort.LOOP, Fit.COVER);
        }
    }

    private interface Stop {
        void stop(ProcessGroup group, Thread renderer);
    }

    private Throwable stopWhileRendering(boolean hang, Stop stop) throws Exception {
        ProcessGroup group = new ProcessGroup();
        CountDownLatch running = new CountDownLatch(1);
        AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
        Thread renderer = Thread.ofPlatform().start(() -> {
            try {
                Segment segment = Segment.Body.of(CANVAS, new Shot(shown, ENDLESS));
                engine.renderSegment(segment, TestEngines.ENCODING, null, target, group, (done, total) -> {
                    if (done == 20) {
                        running.countDown();
                    }
                });
            } catch (StoryreelException | InterruptedException e) {
                failure.set(e);
            }
        });
        running.await();
        if (hang) {
            for (ProcessHandle process : TestEngines.running()) {
                assertThat(new ProcessBuilder("kill", "-STOP", String.valueOf(process.pid()))
                                .start()
                                .waitFor())
                        .isZero();
            }
            while (renderer.getState() != Thread.State.WAITING) {
                Thread.onSpinWait();
            }
        }
        stop.stop(group, renderer);
        renderer.join();
        group.close();
        assertNothingIsLeft();
        Throwable seen = failure.get();
        assertThat(seen).isNotNull();
        return Objects.requireNonNull(seen);
    }

    private void assertNothingIsLeft() throws IOException {
        assertThat(TestEngines.running()).isEmpty();
        assertThat(Thread.getAllStackTraces().keySet())
                .noneMatch(thread -> thread.getName().startsWith("ffmpeg-"));
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(picture);
        }
    }
}
