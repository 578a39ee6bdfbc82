package dev.storyreel.dub;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storyreel.provider.SpeechRequest;
import dev.storyreel.provider.Translation;
import dev.storyreel.provider.TranslationRequest;
import dev.storyreel.testing.OwnFiles;
import dev.storyreel.testing.StudioServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A line that was translated far too long is worded again, and only that one. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LongWindedTest {
    private static final List<String> TERMS = List.of("Storyreel", "São Tomé");
    private static final String TRANSCRIPT = """
            1
            00:00:00,500 --> 00:00:04,500
            Erstens sage ich das.

            2
            00:00:05,000 --> 00:00:08,000
            Zweitens sage ich dieses.

            3
            00:00:10,000 --> 00:00:13,000
            Drittens sage ich jenes.
            """;

    /** Says the second line twice over at first. */
    static class LongWinded extends WordyTranslator {
        private final AtomicBoolean warmedUp = new AtomicBoolean();

        @Override
        public Translation translate(TranslationRequest request) {
            Translation fitting = super.translate(request);
            if (warmedUp.getAndSet(true)) {
                return fitting;
            }
            List<String> lines = new ArrayList<>(fitting.lines());
            lines.set(1, lines.get(1) + " And once again: " + lines.get(1));
            return new Translation(lines, fitting.draft(), fitting.use());
        }
    }

    private StudioServer server;
    private DubClient dubs;

    @BeforeAll
    void start(@TempDir Path data) {
        server = StudioServer.start(
                data, List.of(LongWinded.class, BabblingVoice.class), "storyreel.provider.route.speech=babble");
        dubs = new DubClient(server);
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    void itIsWordedAgainAndSpokenAgainInFewerWords() throws IOException {
        byte[] voice = Files.readAllBytes(Talk.of(5, 15, 1).write(server.data().resolve("talk.wav")));
        String upload = OwnFiles.send(server, "voice", "audio/wav", voice);
        String path = dubs.begin("""
                {"voice_upload_id": "%s", "source_language": "de", "target_languages": ["en"],
                 "keep_terms": ["Storyreel", "São Tomé"], "transcript": "%s"}
                """.formatted(upload, TRANSCRIPT.replace("\n", "\\n")));
        JsonNode dub = dubs.await(path, "succeeded");

        assertThat(dubs.jobs(path)).contains("reword");
        List<TranslationRequest> asked = server.get(LongWinded.class).asked();
        assertThat(asked).hasSize(2).allMatch(request -> request.keep().equals(TERMS));
        assertThat(asked.getFirst().lines()).hasSize(3);
        TranslationRequest.Line again = asked.getLast().lines().getFirst();
        assertThat(asked.getLast().lines()).as("only the one that does not fit").hasSize(1);
        assertThat(again.text()).isEqualTo("Zweitens sage ich dieses.");

        List<String> spoken = server.get(BabblingVoice.class).asked().stream()
                .map(SpeechRequest::text)
                .toList();
        assertThat(spoken).hasSize(4);
        String first = spoken.stream()
                .filter(text -> text.contains("once again"))
                .findFirst()
                .orElseThrow();
        String last = spoken.getLast();
        assertThat(last.length()).isBetween(again.least(), again.most()).isLessThan(first.length());
        List<String> jobs = new ArrayList<>();
        server.get(path + "/debug/jobs").body().path("jobs").forEach(job -> {
            if (job.path("type").asString().equals("speak")) {
                jobs.add(job.path("item_index").asString());
            }
        });
        assertThat(jobs).containsExactlyInAnyOrder("0", "1", "1", "2");

        JsonNode lines = server.get(path + "/languages/en/lines").body().path("data");
        assertThat(lines.at("/1/text").asString()).isEqualTo(last);
        double wanted = lines.at("/1/source_end_ms").asDouble()
                - lines.at("/1/source_start_ms").asDouble();
        double heard =
                lines.at("/1/end_ms").asDouble() - lines.at("/1/start_ms").asDouble();
        assertThat(heard / wanted).isBetween(0.8, 1.2);
        String srt = new String(dubs.file(path, "en.srt"), StandardCharsets.UTF_8).replace("\n", " ");
        assertThat(srt).contains(last.substring(0, 20)).doesNotContain("once again");
        assertThat(dubs.in(dub, "en").at("/manifest/missed").toString()).isEqualTo("[]");
    }
}
