package dev.storyreel.dub;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storyreel.provider.vendor.Fault;
import dev.storyreel.provider.vendor.OpenAiServer;
import dev.storyreel.provider.vendor.VendorServer;
import dev.storyreel.provider.vendor.VendorServer.Reply;
import dev.storyreel.provider.vendor.VendorServer.Request;
import dev.storyreel.testing.OwnFiles;
import dev.storyreel.testing.StudioServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A vendor whose translations are faulty in some lines: the others are kept, and the dub is made. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FaultyLinesTest {
    private static final Pattern LINE = Pattern.compile("(?m)^\\d+\\. (?:\\(\\d+ to \\d+ characters\\) )?(.*)$");
    private static final int SECONDS = 24;

    private final VendorServer vendor = new VendorServer();
    /** The lines of each request. */
    private final ConcurrentLinkedQueue<List<String>> asked = new ConcurrentLinkedQueue<>();
    /** What comes in place of a line's translation, one after the other; the last one again and again. */
    private final Map<String, List<String>> answers = new ConcurrentHashMap<>();

    private final Map<String, Integer> times = new ConcurrentHashMap<>();
    private volatile String refused = "nothing is refused";

    private StudioServer server;
    private DubClient dubs;

    @BeforeAll
    void start(@TempDir Path data) throws IOException {
        OpenAiServer.speaking(vendor, _ -> "").taking("POST /v1/responses", "openai-responses.json", this::answered);
        server = StudioServer.start(
                data,
                List.of(),
                "storyreel.provider.route.speech=offline",
                "storyreel.provider.route.translation=openai",
                "storyreel.provider.openai.api-key=test-key",
                "storyreel.provider.openai.base-url=" + vendor.uri() + "/v1",
                "storyreel.provider.first-pause=5ms");
        dubs = new DubClient(server);
    }

    @AfterAll
    void stop() {
        server.close();
        vendor.close();
    }

    @BeforeEach
    void forget() {
        asked.clear();
        answers.clear();
        times.clear();
        refused = "nothing is refused";
    }

    private Reply answered(Request request) {
        String input = OpenAiServer.input(request);
        List<String> lines =
                LINE.matcher(input).results().map(line -> line.group(1)).toList();
        asked.add(lines);
        if (input.contains(refused)) {
            return OpenAiServer.response("completed", Map.of("type", "refusal", "refusal", "I will not say that."));
        }
        List<String> said = new ArrayList<>();
        for (String line : lines) {
            List<String> own = answers.getOrDefault(line, List.of("This is what we have to say."));
            said.add(own.get(Math.min(times.merge(line, 1, Integer::sum), own.size()) - 1));
        }
        return OpenAiServer.response(
                "completed",
                Map.of(
                        "type",
                        "output_text",
                        "text",
                        JsonMapper.shared().writeValueAsString(Map.of("lines", said)),
                        "annotations",
                        List.of()));
    }

    private String begun(String more, String... lines) {
        StringBuilder subtitles = new StringBuilder();
        int each = SECONDS / lines.length;
        for (int i = 0; i < lines.length; i++) {
            subtitles.append("%d\\n00:00:%02d,000 --> 00:00:%02d,500\\n%s\\n\\n"
                    .formatted(i + 1, i * each, i * each + each - 1, lines[i]));
        }
        String upload = OwnFiles.send(server, "voice", "audio/wav", OwnFiles.tone(220, SECONDS));
        return dubs.begin("""
                {"voice_upload_id": "%s", "source_language": "de", "target_languages": ["en"], %s "transcript": "%s"}
                """.formatted(upload, more, subtitles));
    }

    private JsonNode lines(String path) {
        return server.get(path + "/languages/en/lines").body().path("data");
    }

    private String warnings(JsonNode dub) {
        return dub.path("warnings").toString();
    }

    /** Without what was only to fit better. */
    private List<List<String>> translated(int requests) {
        return List.copyOf(asked).subList(0, requests);
    }

    @Test
    void onlyFaultyLinesAreAskedForAgain() {
        answers.put("Die KI ist da.", List.of("It has come.", "The KI has come."));
        answers.put("Was haben wir denn heute vor?", List.of("", "What are we doing today?"));
        String path = begun(
                "\"keep_terms\": [\"KI\"],",
                "Das Meer ist tief.",
                "Die KI ist da.",
                "Wir kippen es.",
                "Was haben wir denn heute vor?");
        JsonNode dub = dubs.await(path, "succeeded");
        assertThat(translated(2))
                .containsExactly(
                        List.of(
                                "Das Meer ist tief.",
                                "Die KI ist da.",
                                "Wir kippen es.",
                                "Was haben wir denn heute vor?"),
                        List.of("Die KI ist da.", "Was haben wir denn heute vor?"));
        assertThat(warnings(dub)).doesNotContain("line_not_translated");
        assertThat(lines(path).at("/1/text").asString()).isEqualTo("The KI has come.");
        assertThat(lines(path).at("/1/translation_fault").asString("")).isEmpty();
    }

    @Test
    void whatStaysFaultyIsTakenAndTold() {
        answers.put("Die KI ist da.", List.of("It has come."));
        answers.put("Wir gehen dann mal nach Hause.", List.of("Wir gehen dann mal nach Hause."));
        answers.put("Und noch mehr.", List.of("…"));
        String path = begun(
                "\"keep_terms\": [\"KI\"],",
                "Das Meer ist tief.",
                "Die KI ist da.",
                "Wir gehen dann mal nach Hause.",
                "Und noch mehr.");
        JsonNode dub = dubs.await(path, "succeeded");
        List<String> faulty = List.of("Die KI ist da.", "Wir gehen dann mal nach Hause.", "Und noch mehr.");
        assertThat(translated(3).subList(1, 3)).containsExactly(faulty, faulty);
        assertThat(warnings(dub))
                .contains(
                        "line_not_translated",
                        "line 1 lacks the term",
                        "line 2 is still in German",
                        "line 3 is empty",
                        "lines_to_review");
        assertThat(lines(path).at("/1/text").asString()).isEqualTo("It has come.");
        assertThat(lines(path).at("/1/translation_fault").asString()).isEqualTo("lacks the term \"KI\"");
        assertThat(lines(path).at("/3/text").asString()).isEqualTo("Und noch mehr.");
        JsonNode flagged = dubs.in(dub, "en").at("/manifest/flagged");
        assertThat(flagged.valueStream()
                        .filter(line -> line.hasNonNull("translation_fault"))
                        .map(line -> line.path("line").asInt()))
                .containsExactly(1, 2, 3);
        assertThat(new String(dubs.file(path, "en_lines.json"), StandardCharsets.UTF_8))
                .contains("is still in German");

        server.patch(path + "/languages/en/lines/3", "{\"text\": \"And even more.\"}");
        assertThat(lines(path).at("/3/translation_fault").asString("")).isEmpty();
        assertThat(lines(path).at("/2/translation_fault").asString("")).isNotEmpty();
    }

    @Test
    void whatWasGoodIsNotAskedForAgainAfterAFailure() {
        answers.put("Wir gehen dann mal nach Hause.", List.of("…", "We are going home."));
        AtomicBoolean rejected = new AtomicBoolean();
        vendor.failingByChance(request ->
                OpenAiServer.input(request).contains("could not be used") && rejected.compareAndSet(false, true)
                        ? Fault.status(401, "{\"error\": {\"message\": \"no\", \"type\": \"invalid_request_error\"}}")
                        : null);
        String path = begun("", "Das Meer ist tief.", "Wir gehen dann mal nach Hause.");
        dubs.await(path, "failed");
        assertThat(rejected).isTrue();
        asked.clear();
        dubs.again(path, "/retry", "");
        assertThat(translated(1)).containsExactly(List.of("Wir gehen dann mal nach Hause."));
        assertThat(lines(path).at("/1/text").asString()).isEqualTo("We are going home.");
    }

    @Test
    void aLineThatIsRefusedIsFoundAndTheOthersAreTranslated() {
        refused = "Das sagt man nicht.";
        String path = begun(
                "",
                "Das Meer ist tief.",
                "Das sagt man nicht.",
                "Wir gehen dann mal.",
                "Noch eine Zeile.",
                "Und noch eine.",
                "Das war es.");
        JsonNode dub = dubs.await(path, "succeeded");
        assertThat(translated(6))
                .containsExactly(
                        List.of(
                                "Das Meer ist tief.",
                                "Das sagt man nicht.",
                                "Wir gehen dann mal.",
                                "Noch eine Zeile.",
                                "Und noch eine.",
                                "Das war es."),
                        List.of("Das Meer ist tief.", "Das sagt man nicht.", "Wir gehen dann mal."),
                        List.of("Noch eine Zeile.", "Und noch eine.", "Das war es."),
                        List.of("Das Meer ist tief."),
                        List.of("Das sagt man nicht.", "Wir gehen dann mal."),
                        List.of("Das sagt man nicht."));
        assertThat(warnings(dub)).contains("line 1 is not translated", "I will not say that");
        assertThat(lines(path).at("/1/text").asString()).isEqualTo("Das sagt man nicht.");
        assertThat(lines(path).at("/2/translation_fault").asString("")).isEmpty();
    }

    @Test
    void whereAllIsRefusedTheLanguageFails() {
        refused = "Das sagt man nicht";
        String path = begun("", "Das sagt man nicht.", "Das sagt man nicht!");
        JsonNode dub = dubs.await(path, "failed");
        assertThat(dubs.in(dub, "en").at("/error/code").asString()).isEqualTo("provider_refused");
    }

    @Test
    void musicIsNotTranslatedAndNamesMayStay() {
        answers.put("BMW, Audi, Mercedes, Porsche.", List.of("BMW, Audi, Mercedes, Porsche."));
        answers.put("wie man in den wald ruft", List.of("wie man in den wald ruft"));
        String path = begun(
                "",
                "Das Meer ist tief.",
                "♪",
                "BMW, Audi, Mercedes, Porsche.",
                "…",
                "wie man in den wald ruft",
                "Das war es.");
        JsonNode dub = dubs.await(path, "succeeded");
        assertThat(translated(2))
                .containsExactly(
                        List.of(
                                "Das Meer ist tief.",
                                "BMW, Audi, Mercedes, Porsche.",
                                "wie man in den wald ruft",
                                "Das war es."),
                        List.of("wie man in den wald ruft"));
        assertThat(warnings(dub)).doesNotContain("line_not_translated");
        // nobody says the others
        assertThat(lines(path).size()).isEqualTo(4);
    }
}
