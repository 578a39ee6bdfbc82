package dev.storyreel.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.storyreel.error.StoryreelException;
import dev.storyreel.media.caption.Captioning;
import dev.storyreel.media.ffmpeg.FfmpegRun;
import dev.storyreel.media.sound.WavReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Clips in films: pictures across transitions, and their sound. */
@Timeout(120)
class ClipFilmTest {
    private static final Canvas CANVAS = new Canvas(128, 224, 30);

    @TempDir
    Path folder;

    private final MediaEngine engine = TestEngines.embedded();
    private final ProcessGroup processes = new ProcessGroup();

    /** The clip runs on from the first scene's body into the transition, and from there into the next scene's body. */
    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "CUT")
    void aClipRunsOnThroughTransitions(Transition.Kind kind) throws Exception {
        Path file = TestClips.clip(
                folder.resolve("clip.mp4"), TestClips.numbers(128, 224, "30", 4), "-c:v", "libx264", "-bf", "2");
        Transition transition = new Transition(kind, 12);
        // both scenes show the same moments at the same time, so wherever they blend the number can be read
        Shot before = new Shot(clip(file, 0, null, Footage.WhenShort.LOOP), 50);
        Shot after = new Shot(clip(file, 38 * 1000 / 30 + 1, null, Footage.WhenShort.LOOP), 40);
        List<Segment> segments = List.of(
                new Segment.Body(CANVAS, before, 0, 38, Captioning.NONE),
                new Segment.Crossing(CANVAS, before, after, transition),
                new Segment.Body(CANVAS, after, 12, 28, Captioning.NONE));
        List<Integer> seen = new ArrayList<>();
        for (Segment segment : segments) {
            seen.addAll(numbers(segment));
        }
        List<Integer> expected = new ArrayList<>();
        for (int i = 0; i < 78; i++) {
            expected.add(i);
        }
        boolean readable = kind == Transition.Kind.CROSSFADE;
        if (!readable) {
            // while they are pushed about or dark; the ends of the transition cannot be missed
            seen.subList(38, 50).clear();
            expected.subList(38, 50).clear();
        }
        assertThat(seen).containsExactlyElementsOf(expected);
    }

    private List<Integer> numbers(Segment segment) throws Exception {
        Path film = folder.resolve("segment.mp4");
        engine.renderSegment(segment, TestEngines.ENCODING, null, film, processes, FrameProgress.NONE);
        Path again = folder.resolve("again.mp4");
        engine.renderSegment(segment, TestEngines.ENCODING, null, again, processes, FrameProgress.NONE);
        assertThat(again).hasSameBinaryContentAs(film);
        Path raw = folder.resolve("segment.raw");
        FfmpegRun.run(
                TestEngines.embeddedFinder().find(),
                processes,
                List.of("-loglevel", "error", "-i", "file:" + film, "-f", "rawvideo", "file:" + raw));
        byte[] bytes = Files.readAllBytes(raw);
        int frameBytes = 128 * 224 * 3 / 2;
        assertThat(bytes).hasSize(segment.frames() * frameBytes);
        List<Integer> numbers = new ArrayList<>();
        for (int at = 0; at < bytes.length; at += frameBytes) {
            numbers.add(TestClips.number(Arrays.copyOfRange(bytes, at, at + frameBytes), CANVAS));
        }
        return numbers;
    }

    /** A beep begins each second, 100 ms long; before it silence. */
    private Path beeping() throws Exception {
        return TestClips.clip(
                folder.resolve("beep.mp4"),
                "testsrc=s=128x224:r=30:d=4[out0];aevalsrc='0.5*sin(2*PI*1000*t)*lt(mod(t,1),0.1)':s=44100:d=4[out1]",
                "-c:v",
                "libx264",
                "-preset",
                "ultrafast",
                "-c:a",
                "aac",
                "-b:a",
                "128k");
    }

    @Test
    void aClipsSoundIsTrimmedWithItsPictures() throws Exception {
        Footage.Clip clip = clip(beeping(), 500, 3500L, Footage.WhenShort.LOOP);
        NormalSound sound = engine.clipSound(clip, 60, CANVAS, folder.resolve("clip.wav"), processes);
        assertThat(sound.samples()).isEqualTo(60 * 1600);
        float[] heard = read(sound);
        assertThat(heard).hasSize(60 * 1600);
        // half a second later than in the clip
        for (int onset : List.of(24_000, 72_000)) {
            assertThat(onset(heard, onset - 12_000)).isCloseTo(onset, within(100));
        }
        NormalSound round = engine.clipSound(clip, 1000, CANVAS, folder.resolve("clip.wav"), processes);
        assertThat(round.samples()).isEqualTo(90 * 1600);
    }

    @Test
    void aSlowedClipsSoundIsStretchedAtTheSamePitch() throws Exception {
        Footage.Clip clip = clip(beeping(), 500, 1500L, Footage.WhenShort.SLOW);
        NormalSound sound = engine.clipSound(clip, 90, CANVAS, folder.resolve("clip.wav"), processes);
        assertThat(sound.samples()).isEqualTo(90 * 1600);
        float[] heard = read(sound);
        int onset = onset(heard, 0);
        assertThat(onset).isCloseTo(72_000, within(4800));
        int crossings = 0;
        for (int i = onset + 2400; i < onset + 7200; i++) {
            crossings += heard[i] < 0 && heard[i + 1] >= 0 ? 1 : 0;
        }
        assertThat(crossings).isBetween(90, 110);
    }

    @Test
    void aClipWithoutSoundHasNone() throws Exception {
        Path file = TestClips.clip(folder.resolve("mute.mp4"), "testsrc=s=64x48:r=30:d=1", "-c:v", "mpeg4");
        Footage.Clip clip = clip(file, 0, null, Footage.WhenShort.LOOP);
        assertThatThrownBy(() -> engine.clipSound(clip, 30, CANVAS, folder.resolve("clip.wav"), processes))
                .isInstanceOfSatisfying(
                        StoryreelException.class,
                        e -> assertThat(e.errorCode()).isEqualTo(MediaError.AUDIO_UNREADABLE));
        assertThat(folder.resolve("clip.wav")).doesNotExist();
    }

    /** As loud as sound is, from here on, for the first time. */
    private static int onset(float[] samples, int from) {
        for (int i = from; i < samples.length; i++) {
            if (Math.abs(samples[i]) > 0.1) {
                return i;
            }
        }
        return -1;
    }

    private static float[] read(NormalSound sound) throws Exception {
        float[] left = new float[(int) sound.samples() + 1];
        try (WavReader reader = WavReader.open(sound.wav())) {
            int count = reader.next(left, new float[left.length]);
            return Arrays.copyOf(left, count);
        }
    }

    private Footage.Clip clip(Path file, long start, @Nullable Long end, Footage.WhenShort whenShort) throws Exception {
        MediaFile.Video facts = (MediaFile.Video) engine.probe(file, processes);
        return new Footage.Clip(file, facts, facts.span(start, end), whenShort, Fit.COVER);
    }
}
