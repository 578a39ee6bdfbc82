package dev.storyreel.dub;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storyreel.dub.DubbedSound.Span;
import dev.storyreel.provider.Translation;
import dev.storyreel.provider.TranslationRequest;
import dev.storyreel.testing.OwnFiles;
import dev.storyreel.testing.StudioServer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Captions of a whole dub in the built-in voice, held against what is heard in it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DubCaptionsTest {
    private static final int TOLERANCE_MS = 150;
    private static final int PAUSE_MS = 1_000;
    private static final Pattern CUE =
            Pattern.compile("(?m)^\\d+\n(\\d+):(\\d+):(\\d+),(\\d+) --> (\\d+):(\\d+):(\\d+),(\\d+)\n((?:.+\n?)+)");

    /** Some begin where others have just ended, some after silence; one is longer than a caption can be. */
    private static final String TRANSCRIPT = """
            1
            00:00:01,000 --> 00:00:04,000
            Erstens gibt es etwas zu sagen.

            2
            00:00:06,500 --> 00:00:09,000
            Zweitens auch.

            3
            00:00:11,000 --> 00:00:18,800
            Und drittens gibt es sehr viel mehr zu sagen, als auf zwei Zeilen passt.

            4
            00:00:18,900 --> 00:00:21,900
            Viertens geht es gleich weiter.

            5
            00:00:22,100 --> 00:00:25,100
            Zuletzt ist es gut.
            """;

    private static final List<String> GERMAN = TRANSCRIPT
            .lines()
            .filter(line -> !line.isBlank() && !Character.isDigit(line.charAt(0)))
            .toList();

    private static final List<String> ENGLISH = List.of(
            "First of all, there is something to be said.",
            "Secondly, there is more of it to come.",
            "And thirdly, there is much more to be told about the deep sea than what fits into the two lines that a"
                    + " caption has.",
            "Fourthly, it goes on without any pause.",
            "In the end, everything turned out well after all.");

    /** Knows what is said there. */
    static class Interpreter extends WordyTranslator {
        @Override
        public Translation translate(TranslationRequest request) {
            Translation wordy = super.translate(request);
            List<String> lines = request.lines().stream()
                    .map(line -> ENGLISH.get(GERMAN.indexOf(line.text())))
                    .toList();
            return new Translation(lines, wordy.draft(), wordy.use());
        }
    }

    private StudioServer server;
    private DubClient dubs;

    @BeforeAll
    void start(@TempDir Path data) {
        server = StudioServer.start(data, List.of(Interpreter.class), "storyreel.provider.route.speech=offline");
        dubs = new DubClient(server);
    }

    @AfterAll
    void stop() {
        server.close();
    }

    private record Cue(int fromMs, int toMs, List<String> lines) {}

    @Test
    void captionsAreSeenWhenTheirWordsAreHeardAndCanBeRead() throws Exception {
        byte[] voice = Files.readAllBytes(Talk.of(7, 30, 1).write(server.data().resolve("talk.wav")));
        String upload = OwnFiles.send(server, "voice", "audio/wav", voice);
        String path = dubs.begin("""
                {"voice_upload_id": "%s", "source_language": "de", "target_languages": ["en"], "transcript": "%s"}
                """.formatted(upload, TRANSCRIPT.replace("\n", "\\n")));
        JsonNode manifest = dubs.in(dubs.await(path, "succeeded"), "en").path("manifest");
        List<Cue> cues = cues(new String(dubs.file(path, "en.srt"), StandardCharsets.UTF_8));
        DubbedSound heard = DubbedSound.of(server, dubs.file(path, "en_voice.flac"));

        // lines follow each other within a second in one place only
        List<Span> spans = heard.spans(PAUSE_MS);
        assertThat(spans).as("lines are heard apart").hasSize(4);
        assertThat(cues).hasSizeGreaterThan(5);
        for (Span span : spans) {
            assertThat(cues)
                    .as("a caption appears when " + span + " begins")
                    .anyMatch(cue -> Math.abs(cue.fromMs() - span.fromMs()) <= TOLERANCE_MS);
        }
        for (Cue cue : cues) {
            assertThat(spans)
                    .as(cue + " appears while somebody speaks")
                    .anyMatch(span -> cue.fromMs() >= span.fromMs() - TOLERANCE_MS && cue.fromMs() < span.toMs());
            assertThat(spans.stream().filter(span -> span.fromMs() > cue.fromMs() + TOLERANCE_MS))
                    .as(cue + " is gone when somebody speaks again")
                    .noneMatch(span -> cue.toMs() > span.fromMs() + TOLERANCE_MS);
        }
        for (Span span : heard.spans(100)) {
            assertThat(uncaptioned(span, cues))
                    .as("heard without a caption in " + span)
                    .isLessThan(TOLERANCE_MS);
        }
        theirWordsAreTheLinesInOrder(path, cues);
        theyKeepTheRules(cues, manifest.path("captions"));
    }

    /** The longest part of a span in which no caption is seen, milliseconds. */
    private static int uncaptioned(Span span, List<Cue> cues) {
        int longest = 0;
        int since = span.fromMs();
        for (int ms = span.fromMs(); ms < span.toMs(); ms++) {
            int now = ms;
            since = cues.stream().anyMatch(cue -> cue.fromMs() <= now && now < cue.toMs()) ? ms + 1 : since;
            longest = Math.max(longest, ms + 1 - since);
        }
        return longest;
    }

    private void theirWordsAreTheLinesInOrder(String path, List<Cue> cues) {
        StringBuilder said = new StringBuilder();
        server.get(path + "/languages/en/lines")
                .body()
                .path("data")
                .forEach(line -> said.append(line.path("text").asString()).append(' '));
        String shown = String.join(
                " ", cues.stream().flatMap(cue -> cue.lines().stream()).toList());
        assertThat(shown).isEqualTo(said.toString().strip());
    }

    /** Of broadcasters: 42 columns, 2 lines, 20 characters a second, 5/6 to 7 seconds, two frames between. */
    private static void theyKeepTheRules(List<Cue> cues, JsonNode counted) {
        int before = -1_000;
        for (Cue cue : cues) {
            int seen = cue.toMs() - cue.fromMs();
            assertThat(cue.lines())
                    .as(cue.toString())
                    .hasSizeLessThanOrEqualTo(2)
                    .allMatch(line -> line.length() <= 42);
            assertThat(seen).as(cue.toString()).isBetween(833, 7_000);
            assertThat(String.join(" ", cue.lines()).length() * 1000.0 / seen)
                    .as(cue.toString())
                    .isLessThanOrEqualTo(20.1);
            assertThat(cue.fromMs() - before).as(cue.toString()).isGreaterThanOrEqualTo(84);
            before = cue.toMs();
        }
        assertThat(counted.path("subtitles").asInt()).isEqualTo(cues.size());
        for (String rule : List.of("too_wide", "too_many_lines", "too_fast", "too_short", "too_long", "too_close")) {
            assertThat(counted.path(rule).asInt(-1)).as(rule).isZero();
        }
    }

    private static List<Cue> cues(String srt) {
        List<Cue> cues = new ArrayList<>();
        CUE.matcher(srt)
                .results()
                .forEach(cue -> cues.add(new Cue(
                        milliseconds(cue, 1),
                        milliseconds(cue, 5),
                        cue.group(9).strip().lines().toList())));
        return cues;
    }

    private static int milliseconds(MatchResult cue, int first) {
        int time = 0;
        for (int i = 0; i < 3; i++) {
            time = time * 60 + Integer.parseInt(cue.group(first + i));
        }
        return time * 1000 + Integer.parseInt(cue.group(first + 3));
    }
}
