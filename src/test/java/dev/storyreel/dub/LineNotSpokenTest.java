package dev.storyreel.dub;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storyreel.testing.OwnFiles;
import dev.storyreel.testing.StudioServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Lines that no voice can speak: they are told of, and take no other line with them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LineNotSpokenTest {
    private static final String GOOD = "This can be said aloud.";
    private static final String BAD = "This is unspeakable.";
    private static final int LINE_MS = 3_000;

    private StudioServer server;
    private DubClient dubs;
    private byte[] voice;

    @BeforeAll
    void start(@TempDir Path data) throws IOException {
        voice = Files.readAllBytes(Talk.of(4, 20, 1).write(data.resolve("talk.wav")));
        server = StudioServer.start(data, List.of(BabblingVoice.class), "storyreel.provider.route.speech=babble");
        dubs = new DubClient(server);
    }

    @AfterAll
    void stop() {
        server.close();
    }

    /** Each line has two seconds, and a second of silence after it. */
    private static String captions(String... lines) {
        StringBuilder srt = new StringBuilder();
        for (int i = 0; i < lines.length; i++) {
            int second = 1 + i * LINE_MS / 1000;
            srt.append("%d\n00:00:%02d,000 --> 00:00:%02d,000\n%s\n\n".formatted(i + 1, second, second + 2, lines[i]));
        }
        return srt.toString();
    }

    private String begun(Map<String, String> captions) {
        String upload = OwnFiles.send(server, "voice", "audio/wav", voice);
        return dubs.begin(JsonMapper.shared()
                .writeValueAsString(Map.of(
                        "voice_upload_id", upload, "target_languages", captions.keySet(), "captions", captions)));
    }

    private static List<String> warnings(JsonNode dub, String code) {
        return dub.path("warnings")
                .valueStream()
                .filter(warning -> warning.path("code").asString().equals(code))
                .map(warning -> warning.path("message").asString())
                .toList();
    }

    @Test
    void oneLineIsFlaggedAndCaptionedAndTheOthersAreSpoken() throws Exception {
        String path = begun(Map.of("en", captions(GOOD, GOOD, BAD, GOOD, GOOD)));
        JsonNode dub = dubs.await(path, "succeeded");

        assertThat(dubs.in(dub, "en").path("status").asString()).isEqualTo("succeeded");
        assertThat(warnings(dub, "line_not_spoken"))
                .singleElement()
                .asString()
                .contains("Line 2 in en", "babble declines to say that");
        assertThat(warnings(dub, "lines_to_review")).isNotEmpty();

        JsonNode flagged = dubs.in(dub, "en").at("/manifest/flagged");
        assertThat(flagged.size()).as(flagged.toString()).isEqualTo(1);
        assertThat(flagged.at("/0/line").asInt()).isEqualTo(2);
        assertThat(flagged.at("/0/at_ms").asInt()).isEqualTo(7_000);
        assertThat(flagged.at("/0/failure").asString()).contains("declines");

        JsonNode lines = server.get(path + "/languages/en/lines").body().path("data");
        assertThat(lines.at("/2/start_ms").isNull()).isTrue();
        assertThat(lines.at("/2/failure").asString()).contains("declines");
        assertThat(lines.at("/3/failure").isNull()).isTrue();
        assertThat(JsonMapper.shared()
                        .readTree(dubs.file(path, "en_lines.json"))
                        .at("/2/failure")
                        .asString())
                .contains("declines");

        assertThat(new String(dubs.file(path, "en.srt"), StandardCharsets.UTF_8))
                .contains(BAD)
                .containsPattern("00:00:07,\\d+ --> [0-9:,]+\n" + BAD);
        DubbedSound heard = DubbedSound.of(server, dubs.file(path, "en_voice.flac"));
        assertThat(heard.loudest(7_000, 9_500)).as("nothing is said there").isLessThanOrEqualTo(1);
        for (int line : new int[] {0, 1, 3, 4}) {
            assertThat(heard.level(1_000 + line * LINE_MS, 2_000 + line * LINE_MS))
                    .as("line " + line)
                    .isGreaterThan(-40);
        }
    }

    @Test
    void aLineThatNobodySpokeCountsAsMissing() {
        JsonNode dub = dubs.await(begun(Map.of("en", captions(GOOD, BAD, GOOD))), "succeeded");
        JsonNode manifest = dubs.in(dub, "en").path("manifest");
        assertThat(manifest.at("/measures/lines").asInt()).isEqualTo(3);
        assertThat(manifest.at("/measures/missing").asInt()).isEqualTo(1);
        assertThat(manifest.path("missed").toString()).contains("\"missing\"");
    }

    @Test
    void halfOfTheLinesAreEnoughAndFewerAreNot() {
        JsonNode half = dubs.await(begun(Map.of("en", captions(GOOD, BAD, BAD, GOOD))), "succeeded");
        assertThat(dubs.in(half, "en").path("status").asString()).isEqualTo("succeeded");
        assertThat(dubs.in(half, "en").at("/manifest/flagged").size()).isEqualTo(2);

        String path = begun(Map.of("en", captions(BAD, BAD, GOOD), "en-GB", captions(GOOD, GOOD, GOOD)));
        JsonNode dub = dubs.await(path, "succeeded");
        JsonNode failed = dubs.in(dub, "en");
        assertThat(failed.path("status").asString()).isEqualTo("failed");
        assertThat(failed.at("/error/code").asString()).isEqualTo("voice_failed");
        assertThat(failed.at("/error/message").asString()).contains("declines");
        assertThat(failed.path("manifest").isNull()).isTrue();
        assertThat(dubs.in(dub, "en-GB").path("status").asString()).isEqualTo("succeeded");
        assertThat(dubs.names(path)).noneMatch(name -> name.startsWith("en_") || name.startsWith("en."));

        JsonNode alone = dubs.await(begun(Map.of("en", captions(BAD, BAD, GOOD))), "failed");
        assertThat(alone.at("/error/code").asString()).isEqualTo("voice_failed");
    }
}
