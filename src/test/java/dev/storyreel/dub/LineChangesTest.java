package dev.storyreel.dub;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storyreel.provider.SpeechRequest;
import dev.storyreel.testing.OwnFiles;
import dev.storyreel.testing.StudioServer;
import dev.storyreel.testing.StudioServer.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A line that is to be said by somebody else, or at another speed: that one is spoken again, and no other. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LineChangesTest {
    private static final List<String> TEXTS =
            List.of("This is the first line.", "This is what comes second.", "And this is the third one.");

    private StudioServer server;
    private DubClient dubs;
    private BabblingVoice voice;
    private byte[] recording;

    @BeforeAll
    void start(@TempDir Path data) throws IOException {
        recording = Files.readAllBytes(Talk.of(6, 12, 1).write(data.resolve("talk.wav")));
        server = StudioServer.start(data, List.of(BabblingVoice.class), "storyreel.provider.route.speech=babble");
        dubs = new DubClient(server);
        voice = server.get(BabblingVoice.class);
    }

    @AfterAll
    void stop() {
        server.close();
    }

    private String made() {
        String upload = OwnFiles.send(server, "voice", "audio/wav", recording);
        StringBuilder srt = new StringBuilder();
        for (int i = 0; i < TEXTS.size(); i++) {
            int second = 1 + 3 * i;
            srt.append("%d\\n00:00:%02d,000 --> 00:00:%02d,000\\n%s\\n\\n"
                    .formatted(i + 1, second, second + 2, TEXTS.get(i)));
        }
        String path = dubs.begin("""
                {"voice_upload_id": "%s", "target_languages": ["en"], "voice": "babble/low", "captions": {"en": "%s"}}
                """.formatted(upload, srt));
        dubs.await(path, "succeeded");
        return path;
    }

    private JsonNode line(String path, int line) {
        return server.get(path + "/languages/en/lines").body().path("data").path(line);
    }

    /** Changes a line and makes it so; gives what the voice was asked for. */
    private List<SpeechRequest> changed(String path, int line, String change) {
        int before = voice.asked().size();
        Answer answer = server.patch(path + "/languages/en/lines/" + line, change);
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
        assertThat(answer.body().path("changed").asBoolean()).isTrue();
        assertThat(server.get(path).body().path("changed").asBoolean()).isTrue();
        JsonNode again = dubs.again(path, "/regenerate", "");
        assertThat(dubs.in(again, "en").path("status").asString()).isEqualTo("succeeded");
        assertThat(again.path("changed").asBoolean()).isFalse();
        List<SpeechRequest> asked = voice.asked();
        return asked.subList(before, asked.size());
    }

    @Test
    void anotherVoiceSpeaksItsLineAlone() throws Exception {
        String path = made();
        byte[] old = dubs.file(path, "en_voice.flac");
        List<SpeechRequest> asked = changed(path, 1, "{\"voice\": \"babble/high\"}");

        assertThat(asked).singleElement().satisfies(request -> {
            assertThat(request.text()).isEqualTo(TEXTS.get(1));
            assertThat(request.voice()).isEqualTo(BabblingVoice.HIGH);
        });
        assertThat(dubs.spoken(path)).containsExactly("en 1");
        assertThat(line(path, 1).path("voice").asString()).isEqualTo("babble/high");
        assertThat(line(path, 1).path("spoken_by").asString()).isEqualTo("babble/high");
        assertThat(line(path, 0).path("voice").isNull()).isTrue();
        assertThat(dubs.in(server.get(path).body(), "en").at("/manifest/voices").toString())
                .isEqualTo("[\"babble/high\",\"babble/low\"]");
        isHeardOtherwiseInTheSecondLineAlone(old, dubs.file(path, "en_voice.flac"));
    }

    /** The low voice has a pitch of 108 to 132 Hz, the high one of 270 to 330 Hz. */
    private void isHeardOtherwiseInTheSecondLineAlone(byte[] before, byte[] after) throws Exception {
        DubbedSound old = DubbedSound.of(server, before);
        DubbedSound now = DubbedSound.of(server, after);
        assertThat((double) now.crossings(4_000, 5_500))
                .as("the high voice")
                .isGreaterThan(1.3 * old.crossings(4_000, 5_500));
        for (int second : new int[] {1, 7}) {
            assertThat(now.crossings(second * 1_000, second * 1_000 + 1_200))
                    .as("second " + second)
                    .isEqualTo(old.crossings(second * 1_000, second * 1_000 + 1_200));
        }
    }

    @Test
    void anotherSpeedIsAskedOfTheVoiceForItsLineAlone() {
        String path = made();
        List<SpeechRequest> asked = changed(path, 2, "{\"speed\": 1.25}");
        assertThat(asked).singleElement().isEqualTo(new SpeechRequest(TEXTS.get(2), "en", 1.25, BabblingVoice.LOW));
        assertThat(dubs.spoken(path)).containsExactly("en 2");
        assertThat(line(path, 2).path("speed").asDouble()).isEqualTo(1.25);

        asked = changed(path, 0, "{\"speed\": 0.8, \"voice\": \"High\"}");
        assertThat(asked).singleElement().isEqualTo(new SpeechRequest(TEXTS.get(0), "en", 0.8, BabblingVoice.HIGH));
        assertThat(line(path, 2).path("speed").asDouble()).as("stays as it was").isEqualTo(1.25);
    }

    @Test
    void theDubsVoiceCanHaveItsLineBack() {
        String path = made();
        assertThat(changed(path, 1, "{\"voice\": \"babble/high\"}")).hasSize(1);
        assertThat(server.patch(path + "/languages/en/lines/1", "{\"voice\": \"auto\"}")
                        .status())
                .isEqualTo(200);
        dubs.again(path, "/regenerate", "");
        assertThat(line(path, 1).path("spoken_by").asString()).isEqualTo("babble/low");
        assertThat(line(path, 1).path("voice").isNull()).isTrue();
        assertThat(dubs.in(server.get(path).body(), "en").at("/manifest/voices").toString())
                .isEqualTo("[\"babble/low\"]");
    }

    @Test
    void whatCannotBeIsRefusedAndChangesNothing() {
        String path = made();
        refused(path, 1, "{\"voice\": \"babble/nobody\"}", "voice_unknown");
        refused(path, 1, "{\"speed\": 2.5}", "validation_failed");
        refused(path, 1, "{\"text\": \"…\"}", "validation_failed");
        refused(path, 1, "{}", "dub_change_empty");
        refused(path, 3, "{\"speed\": 1.1}", "dub_line_not_found");
        assertThat(server.patch(path + "/languages/fr/lines/1", "{\"speed\": 1.1}")
                        .body()
                        .path("code")
                        .asString())
                .isEqualTo("dub_language_not_found");
        assertThat(server.get(path).body().path("changed").asBoolean()).isFalse();
        assertThat(server.post(path + "/regenerate", "").body().path("code").asString())
                .isEqualTo("dub_change_empty");
    }

    private void refused(String path, int line, String change, String code) {
        Answer answer = server.patch(path + "/languages/en/lines/" + line, change);
        assertThat(answer.body().path("code").asString())
                .as(answer.body().toString())
                .isEqualTo(code);
        assertThat(answer.status()).isBetween(400, 499);
    }
}
