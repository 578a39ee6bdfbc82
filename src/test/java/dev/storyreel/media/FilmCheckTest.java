package dev.storyreel.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every picture of a film is decoded once, in it or in an earlier film, and what was seen is told of the right place. */
@Timeout(60)
class FilmCheckTest {
    private static final Canvas CANVAS = new Canvas(180, 320, 30);
    private static final int LENGTH = 36;

    @TempDir
    Path folder;

    private final ProcessGroup processes = new ProcessGroup();
    private final MediaEngine engine = TestEngines.embedded();

    record Coder(MediaEngine engine, Encoding encoding) {}

    /** With and without pictures that are decoded in another order than shown. */
    static List<Coder> coders() throws InterruptedException {
        List<Coder> coders = new ArrayList<>();
        for (MediaEngine engine : TestEngines.all()) {
            coders.add(new Coder(engine, EncoderArguments.encoding(Codec.H264, Quality.STANDARD, "libx264", 1)));
            coders.add(new Coder(engine, EncoderArguments.encoding(Codec.H264, Quality.HIGH, "libx264", 2)));
            coders.add(new Coder(engine, EncoderArguments.encoding(Codec.HEVC, Quality.STANDARD, "libx265", 1)));
        }
        return coders;
    }

    @ParameterizedTest
    @MethodSource("coders")
    void onlyWhatIsNewIsDecoded(Coder coder) throws Exception {
        Path film = folder.resolve("film.mp4");
        List<RenderedSegment> segments = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            segments.add(moving(coder, i, i));
        }
        FilmCheck first = check(coder.engine(), segments, film, List.of());
        assertThat(first.facts().picture().framesDecoded()).isEqualTo(4 * LENGTH);
        assertThat(first.segments()).hasSize(4);
        assertThat(check(coder.engine(), segments, film, first.segments())
                        .facts()
                        .picture()
                        .framesDecoded())
                .isZero();

        // others in their places, one of them where another was, and one more
        List<RenderedSegment> changed =
                List.of(moving(coder, 4, 7), segments.get(2), moving(coder, 5, 8), segments.get(1), segments.get(3));
        FilmCheck second = check(coder.engine(), changed, film, first.segments());
        FilmCheck whole = check(coder.engine(), changed, film, List.of());
        assertThat(second.segments()).isEqualTo(whole.segments()).hasSize(5);
        assertThat(second.facts().picture().framesDecoded()).isEqualTo(2 * LENGTH);
        assertThat(second.facts().picture().frames()).isEqualTo(5 * LENGTH);
        assertThat(second.facts().sound()).isEqualTo(whole.facts().sound());
        assertThat(second.facts().decoderComplaints()).isZero();
        assertNothingIsLeft();
    }

    @Test
    void aFilmThatIsNotMadeOfItsSegmentsIsDecodedWhole() throws Exception {
        Coder coder = coders().getFirst();
        Path film = folder.resolve("film.mp4");
        List<RenderedSegment> segments = List.of(moving(coder, 0, 0), moving(coder, 1, 1));
        FilmCheck first = check(engine, segments, film, List.of());
        FilmPlan other = plan(List.of(segments.getFirst(), moving(coder, 2, 2)));
        engine.assemble(plan(List.of(segments.getFirst(), moving(coder, 3, 3))), film, processes);

        FilmCheck second = engine.check(film, other, first.segments(), processes);
        assertThat(second.facts().picture().framesDecoded()).isEqualTo(2 * LENGTH);
        assertThat(second.segments().getFirst()).isEqualTo(first.segments().getFirst());
        assertThat(second.segments()).doesNotContain(first.segments().getLast());

        FilmPlan tooLong = plan(List.of(segments.getFirst(), segments.getLast(), segments.getFirst()));
        FilmFacts facts =
                engine.check(film, tooLong, first.segments(), processes).facts();
        assertThat(facts.picture().frames()).isEqualTo(2 * LENGTH);
        assertThat(facts.picture().framesDecoded()).isEqualTo(2 * LENGTH);
    }

    @Test
    void aFilmWhoseNewSegmentsCannotBeReadIsDecodedWhole() throws Exception {
        Coder coder = coders().getFirst();
        Path film = folder.resolve("film.mp4");
        FilmCheck first = check(engine, List.of(moving(coder, 0, 0), moving(coder, 1, 1)), film, List.of());
        FilmPlan changed = plan(List.of(moving(coder, 0, 0), moving(coder, 2, 2)));
        engine.assemble(changed, film, processes);
        Files.writeString(changed.segments().getLast().file(), "no clip");

        FilmCheck second = engine.check(film, changed, first.segments(), processes);
        assertThat(second.facts().picture().framesDecoded()).isEqualTo(2 * LENGTH);
        assertThat(second.segments()).hasSize(2).contains(first.segments().getFirst());
        assertNothingIsLeft();
    }

    @Test
    void aDamagedFilmIsDecodedAndWhatWasSeenInItIsNotKept() throws Exception {
        Coder coder = coders().getFirst();
        Path film = folder.resolve("film.mp4");
        List<RenderedSegment> segments = List.of(moving(coder, 0, 0), moving(coder, 1, 1));
        FilmCheck first = check(engine, segments, film, List.of());
        try (FileChannel channel = FileChannel.open(film, StandardOpenOption.WRITE)) {
            for (long at = channel.size() / 2; at < channel.size() * 3 / 4; at += 50) {
                channel.write(ByteBuffer.wrap(new byte[20]), at);
            }
        }
        FilmCheck damaged = engine.check(film, plan(segments), first.segments(), processes);
        assertThat(damaged.facts().decoderComplaints()).isPositive();
        assertThat(damaged.facts().picture().framesDecoded()).isPositive();
        assertThat(damaged.segments()).isEmpty();
        assertNothingIsLeft();
    }

    @Test
    void whatGoesOnFromOneSegmentToTheNextIsFound() throws Exception {
        Coder coder = coders().getFirst();
        Path black = TestMedia.stripes(folder.resolve("black.png"), 180, 320, 0x000000);
        Path stripes = TestMedia.stripes(folder.resolve("stripes.png"), 180, 320, 0x202020, 0xe0e0e0);
        Path others = TestMedia.stripes(folder.resolve("others.png"), 180, 320, 0xe0e0e0, 0x202020);
        Path film = folder.resolve("film.mp4");
        List<RenderedSegment> segments = List.of(
                moving(coder, 0, 0),
                // 0.3 and 0.4 seconds; a single frame between others is none
                still(coder, 1, black, 9),
                still(coder, 2, black, 12),
                moving(coder, 3, 1),
                still(coder, 4, black, 1),
                // 1.5 seconds of one picture and 1.5 of another, then 0.8 more of that
                still(coder, 5, stripes, 45),
                still(coder, 6, others, 45),
                still(coder, 7, others, 24));
        FilmCheck whole = check(engine, segments, film, List.of());
        FilmFacts.Picture picture = whole.facts().picture();
        assertThat(picture.black()).containsExactly(new FilmFacts.Stretch(1.2, 1.9));
        assertThat(picture.frozen()).containsExactly(new FilmFacts.Stretch(4.633, 6.933));

        for (int i = 0; i < segments.size(); i++) {
            List<SegmentCheck> known = new ArrayList<>(whole.segments());
            known.remove(i);
            FilmFacts.Picture again =
                    check(engine, segments, film, known).facts().picture();
            assertThat(again.black()).isEqualTo(picture.black());
            assertThat(again.frozen()).isEqualTo(picture.frozen());
            assertThat(again.framesDecoded()).isEqualTo(segments.get(i).frames());
        }
    }

    private RenderedSegment moving(Coder coder, int place, int seed) throws Exception {
        Path picture = TestMedia.picture(folder.resolve("picture" + seed + ".png"), 400, 700, seed);
        return render(coder, place, new Shot(picture, Motion.zoomIn(), LENGTH));
    }

    private RenderedSegment still(Coder coder, int place, Path picture, int frames) throws Exception {
        return render(coder, place, new Shot(picture, Motion.still(), frames));
    }

    private RenderedSegment render(Coder coder, int place, Shot shot) throws Exception {
        return coder.engine()
                .renderSegment(
                        Segment.Body.of(CANVAS, shot),
                        coder.encoding(),
                        null,
                        folder.resolve("segment" + place + ".mp4"),
                        processes,
                        FrameProgress.NONE);
    }

    private FilmCheck check(MediaEngine engine, List<RenderedSegment> segments, Path film, List<SegmentCheck> known)
            throws Exception {
        FilmPlan plan = plan(segments);
        engine.assemble(plan, film, processes);
        return engine.check(film, plan, known, processes);
    }

    private FilmPlan plan(List<RenderedSegment> segments) throws Exception {
        long samples = segments.stream().mapToLong(RenderedSegment::frames).sum() * CANVAS.samplesPerFrame();
        Path sound = folder.resolve("sound.m4a");
        engine.makeSoundtrack(SoundPlan.of(List.of()), samples, sound, processes);
        return new FilmPlan(CANVAS, segments, sound, null);
    }

    private void assertNothingIsLeft() throws IOException {
        assertThat(TestEngines.running()).isEmpty();
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).noneMatch(file -> file.toString().endsWith(".part"));
        }
    }
}
