package dev.storyreel.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storyreel.testing.StudioServer;
import dev.storyreel.testing.StudioServer.Answer;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PresetsApiTest {
    private StudioServer server;

    @BeforeAll
    void start(@TempDir Path data) {
        server = StudioServer.start(data, List.of(), "storyreel.jobs.worker-enabled=false");
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    void eightPresetsComeWithTheProduct() {
        JsonNode builtIn = server.get("/v1/presets").body().path("data");
        List<JsonNode> all = builtIn.valueStream()
                .filter(preset -> preset.path("built_in").asBoolean())
                .toList();
        assertThat(all).hasSize(8);
        assertThat(all).allSatisfy(preset -> {
            assertThat(preset.path("palette").size()).isBetween(3, 8);
            assertThat(preset.path("palette").valueStream().map(JsonNode::asString))
                    .allMatch(colour -> colour.matches("#[0-9a-f]{6}"));
            assertThat(preset.path("mood").asString()).isNotEmpty();
            assertThat(preset.path("prompt_addition").asString()).isNotEmpty();
            assertThat(PresetNames.isName(preset.path("name").asString())).isTrue();
        });
    }

    @Test
    void oneOfYourOwnIsMadeChangedUsedAndDeleted() {
        Answer made = server.post(
                "/v1/presets", "{\"name\": \"my-look\", \"palette\": [\"#ffffff\", \"#FF0000\", \"#0000ff\"]}");
        assertThat(made.status()).isEqualTo(201);
        assertThat(made.header("Location")).isEqualTo("/v1/presets/my-look");
        assertThat(made.body().path("title").asString()).isEqualTo("my-look");
        assertThat(made.body().path("built_in").asBoolean()).isFalse();

        Answer changed = server.patch("/v1/presets/my-look", "{\"mood\": \"calm\"}");
        assertThat(changed.body().path("mood").asString()).isEqualTo("calm");
        assertThat(changed.body().path("palette")).isEqualTo(made.body().path("palette"));

        Answer project = server.post("/v1/projects", "{\"topic\": \"Squid\", \"preset\": \"my-look\"}");
        assertThat(project.status()).isEqualTo(202);

        assertThat(server.delete("/v1/presets/my-look").status()).isEqualTo(204);
        assertThat(server.get("/v1/presets/my-look").status()).isEqualTo(404);
        assertThat(server.get(project.header("Location")).body().path("preset").asString())
                .isEqualTo("my-look");
    }

    @Test
    void namesWhoSpeaksFilmsThatNameNobody() {
        String palette = "\"palette\": [\"#ffffff\", \"#ff0000\", \"#0000ff\"]";
        Answer made = server.post(
                "/v1/presets", "{\"name\": \"told\", %s, \"voice\": \"SLT\", \"speed\": 1.2}".formatted(palette));
        assertThat(made.status()).as(made.body().toString()).isEqualTo(201);
        assertThat(made.body().path("voice").asString()).isEqualTo("offline/cmu-slt-hsmm");
        assertThat(made.body().path("speed").asDouble()).isEqualTo(1.2);
        assertThat(made.body().path("language").isNull()).isTrue();

        JsonNode inherited = project("\"preset\": \"told\"");
        assertThat(inherited.path("voice").asString()).isEqualTo("offline/cmu-slt-hsmm");
        assertThat(inherited.path("speed").asDouble()).isEqualTo(1.2);
        assertThat(inherited.path("language").asString()).startsWith("en");
        JsonNode own = project("\"preset\": \"told\", \"voice\": \"auto\", \"speed\": 1");
        assertThat(own.path("voice").asString()).isEqualTo("auto");
        assertThat(own.path("speed").asDouble()).isEqualTo(1);
        assertThat(project("\"preset\": \"midnight\"").path("voice").asString()).isEqualTo("auto");

        JsonNode changed = server.patch("/v1/presets/told", "{\"voice\": \"auto\", \"language\": \"en-GB\"}")
                .body();
        assertThat(changed.path("voice").isNull()).isTrue();
        assertThat(changed.path("speed").asDouble()).isEqualTo(1.2);
        assertThat(changed.path("language").asString()).isEqualTo("en-GB");
        assertThat(project("\"preset\": \"told\"").path("language").asString()).isEqualTo("en-GB");
        assertThat(server.patch("/v1/presets/told", "{\"language\": \"auto\"}")
                        .body()
                        .path("language")
                        .isNull())
                .isTrue();

        Answer unknown = server.post("/v1/presets", "{\"name\": \"b\", %s, \"voice\": \"Nobody\"}".formatted(palette));
        assertThat(unknown.status()).isEqualTo(400);
        assertThat(unknown.body().path("code").asString()).isEqualTo("voice_unknown");
        assertThat(server.patch("/v1/presets/told", "{\"language\": \"tlh\"}")
                        .body()
                        .path("code")
                        .asString())
                .isEqualTo("language_not_spoken");
        assertThat(server.get("/v1/presets/told").body().path("language").isNull())
                .isTrue();
    }

    private JsonNode project(String choices) {
        Answer begun = server.post("/v1/projects", "{\"topic\": \"Squid\", " + choices + "}");
        assertThat(begun.status()).as(begun.body().toString()).isEqualTo(202);
        return server.get(begun.header("Location")).body();
    }

    @Test
    void thoseThatComeWithTheProductStay() {
        for (Answer answer : List.of(
                server.patch("/v1/presets/midnight", "{\"mood\": \"calm\"}"),
                server.delete("/v1/presets/midnight"),
                server.post(
                        "/v1/presets",
                        "{\"name\": \"midnight\", \"palette\": [\"#ffffff\", \"#ff0000\", \"#0000ff\"]}"))) {
            assertThat(answer.status()).isEqualTo(409);
            assertThat(answer.body().path("code").asString()).startsWith("preset_");
        }
        assertThat(server.get("/v1/presets/midnight").body().path("built_in").asBoolean())
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"palette\": [\"#ffffff\", \"#ff0000\", \"#0000ff\"]} | name",
                "{\"name\": \"Big Name\", \"palette\": [\"#ffffff\", \"#ff0000\", \"#0000ff\"]} | name",
                "{\"name\": \"a\"} | palette",
                "{\"name\": \"a\", \"palette\": [\"#ffffff\", \"#ff0000\"]} | palette",
                "{\"name\": \"a\", \"palette\": [\"#ffffff\", \"#ff0000\", \"red\"]} | palette",
                "{\"name\": \"a\", \"palette\": [\"#ffffff\", \"#ff0000\", null]} | palette",
                "{\"name\": \"a\", \"palette\": [\"#ffffff\", \"#ff0000\", \"#0000ff\"], \"mood\": \"a\\u0000\"} | mood",
                "{\"name\": \"a\", \"palette\": [\"#ffffff\", \"#ff0000\", \"#0000ff\"], \"size\": 1} | size",
                "{\"name\": \"a\", \"palette\": [\"#ffffff\", \"#ff0000\", \"#0000ff\"], \"speed\": 3} | speed",
                "{\"name\": \"a\", \"palette\": [\"#ffffff\", \"#ff0000\", \"#0000ff\"], \"voice\": \"a\\u0000\"} | voice",
            })
    void whatIsWrongIsNamed(String body, String field) {
        Answer answer = server.post("/v1/presets", body);
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(400);
        assertThat(answer.wrongFields()).containsExactly(field);
    }

    @Test
    void oddNamesAreNotFound() {
        assertThat(server.get("/v1/presets/%00").status()).isBetween(400, 404);
        assertThat(server.delete("/v1/presets/no-such").status()).isEqualTo(404);
        assertThat(server.patch("/v1/presets/no-such", "{}").status()).isEqualTo(404);
    }
}
