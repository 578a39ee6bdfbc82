package dev.storyreel.story;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.storyreel.error.StoryreelException;
import dev.storyreel.provider.ProviderError;
import dev.storyreel.provider.ProviderUse;
import dev.storyreel.story.GenerateImage.Drawn;
import dev.storyreel.story.ProviderResults.Kept;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

class ProviderResultsTest {
    private static final ProviderUse PAID = new ProviderUse("painter", "v1", false, new BigDecimal("0.04"));
    private static final Drawn NOTES = new Drawn(List.of("by someone"), PAID);
    private static final byte[] PICTURE = {1, 2, 3};

    private final ProviderResults results = new ProviderResults(new Json(JsonMapper.shared()));
    private final Map<String, byte[]> published = new LinkedHashMap<>();

    @TempDir
    private Path folder;

    private TestJob attempt(String name) throws IOException {
        return new TestJob(new UUID(0, 0), 0, Files.createDirectory(folder.resolve(name)), published);
    }

    @Test
    void aLaterAttemptTakesUpWhatAnEarlierOneKept() throws IOException {
        TestJob first = attempt("first");
        Kept<Drawn> kept = results.keep(first, "clip_0_image", PICTURE, "image/jpeg", NOTES, PAID);
        assertThat(kept.asset()).isEqualTo("clip_0_image.jpg");
        assertThat(first.cost()).isEqualByComparingTo("0.04");

        TestJob second = attempt("second");
        Kept<Drawn> taken = results.earlier(second, "clip_0_image", Drawn.class).orElseThrow();
        assertThat(taken.asset()).isEqualTo("clip_0_image.jpg");
        assertThat(taken.notes()).isEqualTo(NOTES);
        assertThat(taken.file()).hasBinaryContent(PICTURE);
        assertThat(second.cost()).isZero();
    }

    @Test
    void theFileComesLastSoThatItNeverLacksItsNotes() throws IOException {
        results.keep(attempt("first"), "clip_0_image", PICTURE, "image/png", NOTES, PAID);
        assertThat(published.keySet()).containsExactly("clip_0_image.json", "clip_0_image.png");

        published.remove("clip_0_image.png");
        assertThat(results.earlier(attempt("second"), "clip_0_image", Drawn.class))
                .isEmpty();
    }

    @Test
    void aFileIsNotTakenUpWithTheNotesOfAnotherAttempt() throws IOException {
        results.keep(attempt("first"), "clip_0_image", PICTURE, "image/png", NOTES, PAID);
        byte[] others = requireNonNull(published.get("clip_0_image.json")).clone();
        attempt("second").publish("clip_0_image.json", others, "application/json");

        assertThat(results.earlier(attempt("third"), "clip_0_image", Drawn.class))
                .isEmpty();
    }

    @Test
    void notesThatCannotBeReadCountAsMissing() throws IOException {
        results.keep(attempt("first"), "clip_0_image", PICTURE, "image/png", NOTES, PAID);
        published.put("clip_0_image.json", "{\"attributions\": 7".getBytes(StandardCharsets.UTF_8));

        assertThat(results.earlier(attempt("second"), "clip_0_image", Drawn.class))
                .isEmpty();
    }

    @Test
    void whatCannotBeKeptIsPaidForAllTheSame() throws IOException {
        TestJob job = attempt("first");
        assertThatThrownBy(() -> results.keep(job, "clip_0_image", PICTURE, "text/html", NOTES, PAID))
                .isInstanceOfSatisfying(
                        StoryreelException.class,
                        error -> assertThat(error.errorCode()).isEqualTo(ProviderError.PROVIDER_BAD_ANSWER));
        assertThat(job.cost()).isEqualByComparingTo("0.04");
        assertThat(published).isEmpty();
    }
}
