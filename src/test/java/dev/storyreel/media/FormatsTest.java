package dev.storyreel.media;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storyreel.media.caption.CaptionLimits;
import dev.storyreel.media.caption.CaptionStyle;
import dev.storyreel.media.caption.CaptionTrack;
import dev.storyreel.media.caption.Captioning;
import dev.storyreel.media.caption.TimedWord;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Films of every shape, size and rate, through the whole engine. */
@Timeout(60)
class FormatsTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "720, 1280, 24",
        "720, 1280, 60",
        "1280, 720, 25",
        "720, 720, 60",
        "720, 900, 30",
        "1080, 1920, 25",
        "1920, 1080, 60",
        "1080, 1080, 24",
        "1080, 1350, 24",
        "2160, 3840, 30",
        "3840, 2160, 24",
        "2160, 2160, 25",
        "2160, 2700, 60",
    })
    void aFilmIsAsWideAsHighAndAsQuickAsAskedFor(int width, int height, int rate) throws Exception {
        Canvas canvas = new Canvas(width, height, rate);
        MediaEngine engine = TestEngines.embedded();
        Path picture = TestMedia.picture(folder.resolve("a.png"), 500, 400, 3);
        Encoding draft = EncoderArguments.encoding(Codec.H264, Quality.DRAFT, "libx264", 2);
        Transition transition = new Transition(Transition.Kind.CROSSFADE, 2);
        Shot shot = new Shot(picture, Motion.zoomIn(), 5);
        CaptionLimits limits = CaptionLimits.of(canvas);
        CaptionTrack track = CaptionTrack.of(
                TimedWord.align(List.of(), "Squid glow in the dark", 5000.0 / rate), rate, 0, 3, limits);
        try (ProcessGroup processes = new ProcessGroup()) {
            Segment body = new Segment.Body(canvas, shot, 0, 3, new Captioning(track, CaptionStyle.BOLD));
            Segment crossing = new Segment.Crossing(canvas, shot, shot, transition);
            RenderedSegment first =
                    engine.renderSegment(body, draft, null, folder.resolve("1.mp4"), processes, FrameProgress.NONE);
            RenderedSegment second =
                    engine.renderSegment(crossing, draft, null, folder.resolve("2.mp4"), processes, FrameProgress.NONE);
            assertThat(Objects.requireNonNull(first.captions()).problems()).isEmpty();
            Path film = TestEngines.silentFilm(
                    engine, canvas, List.of(first, second, first), folder.resolve("film.mp4"), processes);
            FilmFacts facts = engine.inspect(film, processes);
            assertThat(facts.picture().width()).isEqualTo(width);
            assertThat(facts.picture().height()).isEqualTo(height);
            assertThat(facts.picture().framesPerSecond()).isEqualTo(rate);
            assertThat(facts.picture().frames()).isEqualTo(8);
            assertThat(facts.decoderComplaints()).isZero();
            assertThat(Math.abs(facts.soundMinusPictureMs().orElseThrow())).isLessThanOrEqualTo(1000.0 / rate);
        }
    }
}
