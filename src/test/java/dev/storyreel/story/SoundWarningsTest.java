package dev.storyreel.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storyreel.media.FilmFacts;
import dev.storyreel.media.Loudness;
import dev.storyreel.production.Warning;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SoundWarningsTest {
    private static List<String> codes(@Nullable Double loudness, @Nullable Double peak) {
        var sound = new FilmFacts.Sound("aac", "LC", 48_000, 2, 48_000, loudness, peak, List.of());
        return SoundWarnings.of(sound, Loudness.DEFAULT).stream()
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
}
