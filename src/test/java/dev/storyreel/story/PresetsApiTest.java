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
