package dev.storyreel.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storyreel.media.FilmFacts;
import dev.storyreel.media.Loudness;
import dev.storyreel.production.Warning;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FilmWarningsTest {
    private static List<String> codes(@Nullable Double loudness, @Nullable Double peak) {
        var sound = new FilmFacts.Sound("aac", "LC", 48_000, 2, 48_000, loudness, peak, List.of());
        return FilmWarnings.of(picture(List.of(), List.of()), sound, Loudness.DEFAULT).stream()
                .map(Warning::code)
                .toList();
    }

    @Test
    void aFilmWithinTheLimitsNeedsNone() {
        assertThat(codes(-14.0, -1.0)).isEmpty();
        assertThat(codes(-13.5, -1.6)).isEmpty();
        assertThat(codes(-14.5, -9.0)).isEmpty();
    }

    @Test
    void everyLimitThatIsMissedIsTold() {
        assertThat(codes(-13.49, -0.99)).containsExactly("loudness_missed", "true_peak_exceeded");
        assertThat(codes(-14.51, -3.0)).containsExactly("loudness_missed");
        assertThat(codes(null, null)).containsExactly("film_silent");
    }

    @Test
    void whatIsBlackOrDoesNotMoveIsTold() {
        var sound = new FilmFacts.Sound("aac", "LC", 48_000, 2, 48_000, -14.0, -1.5, List.of());
        var black = List.of(new FilmFacts.Stretch(1, 2.5));
        var frozen = List.of(new FilmFacts.Stretch(3, 7), new FilmFacts.Stretch(8, 12));
        assertThat(FilmWarnings.of(picture(black, frozen), sound, Loudness.DEFAULT))
                .containsExactly(
                        new Warning("film_black", "The film is black from second 1.0 to 2.5."),
                        new Warning("film_frozen", "Nothing moves from second 3.0 to 7.0."));
    }

    @ParameterizedTest
    @CsvSource({"8.9, 8.9 s", "11.1, 11.1 s"})
    void aLengthThatIsMissedByMoreThanATenthIsTold(double seconds, String told) {
        assertThat(FilmWarnings.ofLength(seconds, 10, true))
                .containsExactly(new Warning(
                        "duration_missed",
                        "The film lasts " + told + " instead of the 10 s asked for; the script is kept whole."));
        assertThat(FilmWarnings.ofLength(seconds, 10, false))
                .singleElement()
                .satisfies(warning -> assertThat(warning.message()).endsWith("asked for."));
    }

    @Test
    void complaintsOfTheDecoderAreTold() {
        assertThat(FilmWarnings.ofDecoding(0)).isEmpty();
        assertThat(FilmWarnings.ofDecoding(3)).singleElement().satisfies(warning -> {
            assertThat(warning.code()).isEqualTo("film_damaged");
            assertThat(warning.message()).contains("3");
        });
    }

    @ParameterizedTest
    @ValueSource(doubles = {9.1, 10, 10.9})
    void aLengthThatIsNearlyHitIsNot(double seconds) {
        assertThat(FilmWarnings.ofLength(seconds, 10, true)).isEmpty();
    }

    private static FilmFacts.Picture picture(List<FilmFacts.Stretch> black, List<FilmFacts.Stretch> frozen) {
        return new FilmFacts.Picture(
                "h264", "High", "yuv420p", "tv, bt709", 1080, 1920, 30, 900, 900, 30_000, black, frozen);
    }
}
