package dev.storyreel.kind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.storyreel.error.StoryreelException;
import dev.storyreel.kind.Results.Result;
import dev.storyreel.production.Made;
import dev.storyreel.production.WorkKey;
import dev.storyreel.provider.Billed;
import dev.storyreel.provider.ProviderError;
import dev.storyreel.provider.ProviderUse;
import dev.storyreel.provider.Unit;
import dev.storyreel.provider.Usage;
import dev.storyreel.testing.TestJob;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

class ResultsTest {
    private record Drawn(List<String> attributions, ProviderUse use) implements Billed {}

    private static final ProviderUse PAID =
            new ProviderUse("painter", "v1", false, Usage.of(Unit.PICTURES, 1), new BigDecimal("0.04"));
    private static final Drawn NOTES = new Drawn(List.of("by someone"), PAID);
    private static final byte[] PICTURE = {1, 2, 3};
    private static final WorkKey KEY = WorkKey.of("picture", "a crab");
    private static final WorkKey OWNERS_KEY = WorkKey.of("picture of an owner", "a crab");

    private final Results results = new Results(new Json(JsonMapper.shared()));
    private final TestJob.Assets assets = new TestJob.Assets();

    @TempDir
    private Path folder;

    private TestJob attempt(String name) throws IOException {
        return new TestJob(new UUID(0, 0), 0, Files.createDirectory(folder.resolve(name)), assets);
    }

    @Test
    void whoeverWouldMakeTheSameTakesUpWhatWasKept() throws IOException {
        TestJob first = attempt("first");
        Result<Drawn> kept = results.keep(first, KEY, OWNERS_KEY, "clip_0_image", PICTURE, "image/jpeg", NOTES);
        assertThat(kept.asset().name()).isEqualTo("clip_0_image.jpg");

        TestJob second = attempt("second");
        Result<Drawn> taken = results.made(second, KEY, Drawn.class).orElseThrow();
        results.reuse(second, taken.asset(), taken.notes().use());
        assertThat(taken.asset().name()).isEqualTo("clip_0_image.jpg");
        assertThat(taken.notes()).isEqualTo(NOTES);
        assertThat(second.fetch(taken.asset())).hasBinaryContent(PICTURE);
        assertThat(second.cost()).isZero();
    }

    @Test
    void whatWasMadeOfSomethingElseIsNotTaken() throws IOException {
        results.keep(attempt("first"), KEY, OWNERS_KEY, "clip_0_image", PICTURE, "image/png", NOTES);
        assertThat(results.made(attempt("second"), WorkKey.of("picture", "a cod"), Drawn.class))
                .isEmpty();
    }

    @Test
    void notesThatCannotBeReadCountAsMissing() throws IOException {
        attempt("first").publish("clip_0_image.png", PICTURE, "image/png", new Made(KEY, "{\"attributions\": 7"));
        assertThat(results.made(attempt("second"), KEY, Drawn.class)).isEmpty();
    }

    @Test
    void aFileOfAnotherTypeIsNotKept() throws IOException {
        TestJob job = attempt("first");
        assertThatThrownBy(() -> results.keep(job, KEY, OWNERS_KEY, "clip_0_image", PICTURE, "text/html", NOTES))
                .isInstanceOfSatisfying(
                        StoryreelException.class,
                        error -> assertThat(error.errorCode()).isEqualTo(ProviderError.PROVIDER_BAD_ANSWER));
        assertThat(assets.files()).isEmpty();
    }
}
