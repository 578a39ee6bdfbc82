package dev.storyreel.dub;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storyreel.provider.Transcript.Word;
import dev.storyreel.testing.OwnFiles;
import dev.storyreel.testing.StudioServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Recordings that are written down by somebody else, over HTTP. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HearingTest {
    private static final Talk TALK = Talk.of(11, 8, 1);

    private StudioServer server;
    private DubClient dubs;
    private ScriptedListener listener;
    private byte[] voice;

    @BeforeAll
    void start(@TempDir Path data) throws IOException {
        voice = Files.readAllBytes(TALK.write(data.resolve("talk.wav")));
        server = StudioServer.start(
                data,
                List.of(WordyTranslator.class, ScriptedListener.class),
                "storyreel.provider.route.speech=offline");
        dubs = new DubClient(server);
        listener = server.get(ScriptedListener.class);
    }

    @AfterAll
    void stop() {
        server.close();
    }

    private String begun(byte[] recording) {
        String upload = OwnFiles.send(server, "voice", "audio/wav", recording);
        return dubs.begin("{\"voice_upload_id\": \"%s\", \"target_languages\": [\"en\"]}".formatted(upload));
    }

    private void hears(@Nullable String language, Word... words) {
        listener.hear(language, List.of(words), new CountDownLatch(0));
    }

    private static Word word(String text, long startMs, @Nullable Integer speaker) {
        return new Word(text, startMs, startMs + 300, 0.9, speaker);
    }

    @Test
    void sentencesAndSpeakersAreKept() {
        hears(
                "de",
                word("Guten", 1_000, 0),
                word("Tag.", 1_320, 0),
                word("Wie", 1_650, 0),
                word("geht’s?", 1_980, 0),
                word("Gut", 2_400, 1));
        String path = begun(voice);
        JsonNode dub = dubs.await(path, "succeeded");
        assertThat(dub.path("source_language").asString()).isEqualTo("de");
        assertThat(new String(dubs.file(path, "transcript.json"), StandardCharsets.UTF_8).replaceAll("\\s+", " "))
                .contains("\"speaker\" : \"0\", \"text\" : \"Guten Tag.\"")
                .contains("\"speaker\" : \"0\", \"text\" : \"Wie geht’s?\"")
                .contains("\"speaker\" : \"1\", \"text\" : \"Gut\"");
    }

    @Test
    void inNoiseNobodySaysAnything() throws IOException {
        hears(null);
        failsWith(begun(voice), "nothing_said");
        // a word in two minutes may be a door
        hears("cy", word("ie", 9_000, null));
        Path noise = server.data().resolve("noise.wav");
        failsWith(begun(Files.readAllBytes(Talk.of(5, 125, 1).write(noise))), "nothing_said");
        // who does speak, in a language that nobody could tell, is heard
        hears(null, word("wug", 1_000, null), word("blicket", 1_500, null));
        failsWith(begun(voice), "source_language_unknown");
    }

    private void failsWith(String path, String code) {
        JsonNode dub = dubs.await(path, "failed");
        assertThat(dub.at("/error/code").asString()).as(dub.toString()).isEqualTo(code);
        assertThat(dub.at("/error/message").asString()).contains("source_language");
    }

    @Test
    void givenWordsAreSpokenWhereNobodyIsUnderstood() {
        hears(null);
        String upload = OwnFiles.send(server, "voice", "audio/wav", voice);
        String path = dubs.begin("""
                {"voice_upload_id": "%s", "target_languages": ["en", "en-US"],
                 "captions": {"en": "1\\n00:00:01,000 --> 00:00:03,000\\nThis is given."}}
                """.formatted(upload));
        JsonNode dub = dubs.await(path, "succeeded");
        assertThat(dubs.in(dub, "en").path("status").asString()).isEqualTo("succeeded");
        JsonNode untold = dubs.in(dub, "en-US");
        assertThat(untold.path("status").asString()).isEqualTo("failed");
        assertThat(untold.at("/error/code").asString()).isEqualTo("nothing_said");
    }

    /** A piece is up to 20 MB: two are in memory, and the others hold no place while they wait. */
    @Test
    void whoGetsNoPlaceComesAgain() {
        CountDownLatch may = new CountDownLatch(1);
        listener.hear("de", List.of(word("Tag.", 1_000, null)), may);
        List<String> paths = new ArrayList<>();
        try {
            for (int i = 0; i < 4; i++) {
                paths.add(begun(voice));
            }
            StudioServer.until(
                    "two are heard and two wait",
                    () -> listener.listening() == 2
                            && paths.stream()
                                            .flatMap(this::transcribing)
                                            .filter(job -> job.path("status")
                                                            .asString()
                                                            .equals("queued")
                                                    && job.path("waiting")
                                                            .asString("")
                                                            .contains("other recordings"))
                                            .count()
                                    == 2);
        } finally {
            may.countDown();
        }
        for (String path : paths) {
            dubs.await(path, "succeeded");
            assertThat(transcribing(path))
                    .singleElement()
                    .satisfies(job -> assertThat(job.path("attempts")
                                    .valueStream()
                                    .map(attempt -> attempt.path("status").asString()))
                            .doesNotContain("failed"));
        }
    }

    private Stream<JsonNode> transcribing(String path) {
        return server.get(path + "/debug/jobs")
                .body()
                .path("jobs")
                .valueStream()
                .filter(job -> job.path("type").asString().equals("transcribe"));
    }
}
