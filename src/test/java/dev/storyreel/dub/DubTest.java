package dev.storyreel.dub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.storyreel.media.MediaEngine;
import dev.storyreel.media.ProcessGroup;
import dev.storyreel.media.caption.Subtitle;
import dev.storyreel.media.caption.Subtitles;
import dev.storyreel.media.ffmpeg.FfmpegFinder;
import dev.storyreel.production.Productions;
import dev.storyreel.testing.OwnClips;
import dev.storyreel.testing.OwnFiles;
import dev.storyreel.testing.StudioServer;
import dev.storyreel.testing.StudioServer.Answer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A whole dub, from the upload to the manifest, over HTTP. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DubTest {
    private static final Talk TALK = Talk.of(11, 24, 1);

    private StudioServer server;
    private DubClient dubs;
    private byte[] voice;

    @BeforeAll
    void start(@TempDir Path data) throws IOException {
        voice = Files.readAllBytes(TALK.write(data.resolve("talk.wav")));
        server = StudioServer.start(data, List.of(WordyTranslator.class), "storyreel.provider.route.speech=offline");
        dubs = new DubClient(server);
    }

    @AfterAll
    void stop() {
        server.close();
    }

    /** What is said, as subtitles at its times. */
    private static String transcript() {
        return Subtitles.srt(TALK.lines().stream()
                .map(line -> new Subtitle(line.onset() / 48, line.end() / 48, List.of(line.text())))
                .toList());
    }

    private static String json(String text) {
        return '"' + text.replace("\n", "\\n") + '"';
    }

    private String begun(String more) {
        String upload = OwnFiles.send(server, "voice", "audio/wav", voice);
        return dubs.begin("""
                {"voice_upload_id": "%s", "source_language": "de", %s, "transcript": %s}
                """.formatted(upload, more, json(transcript())));
    }

    @Test
    void aGivenTranscriptIsTranslatedSpokenAlignedMixedAndCaptioned() throws IOException {
        String path = begun("\"target_languages\": [\"en\", \"en-GB\"]");
        JsonNode dub = dubs.await(path, "succeeded");

        JsonNode english = dubs.in(dub, "en");
        assertThat(english.path("status").asString()).isEqualTo("succeeded");
        JsonNode manifest = english.path("manifest");
        assertThat(manifest.path("samples").asLong()).isEqualTo(TALK.total());
        assertThat(manifest.at("/measures/length_error").asLong()).isZero();
        assertThat(manifest.at("/measures/lines").asInt())
                .isEqualTo(TALK.lines().size());
        assertThat(manifest.at("/measures/loudness/lufs").asDouble()).isBetween(-15.0, -13.0);
        assertThat(manifest.path("missed").size()).as(manifest.toString()).isZero();
        assertThat(manifest.path("draft").toString()).isEqualTo("[\"voice\"]");
        assertThat(manifest.path("translated_by").toString()).contains("wordy");

        // one language that fails leaves the others alone
        JsonNode british = dubs.in(dub, "en-GB");
        assertThat(british.path("status").asString()).isEqualTo("failed");
        assertThat(british.at("/error/message").asString()).contains("nothing British today");
        assertThat(british.at("/warnings/0/code").asString()).isEqualTo("part_failed");
        assertThat(british.path("progress").asInt()).isLessThan(100);
        assertThat(english.path("progress").asInt()).isEqualTo(100);
        assertThat(english.path("stage").asString()).isEqualTo("package");

        assertThat(new String(dubs.file(path, "en.vtt"), StandardCharsets.UTF_8))
                .startsWith("WEBVTT");
        assertThat(dubs.names(path))
                .containsExactly(
                        "en.srt",
                        "en.vtt",
                        "en_lines.json",
                        "en_manifest.json",
                        "en_mix.flac",
                        "en_voice.flac",
                        "transcript.json");
        // the dub keeps a copy of its own
        assertThat(samples(dubs.file(path, "en_mix.flac"))).isEqualTo(TALK.total());
    }

    @Test
    void anotherLanguageUsesTheTranscriptAndAChangedLineIsTheOnlyOneThatIsSpokenAgain() {
        String path = begun("\"target_languages\": [\"en\"]");
        JsonNode first = dubs.await(path, "succeeded");
        int lines = TALK.lines().size();
        assertThat(first.path("source_language").asString()).isEqualTo("de");

        JsonNode more = dubs.again(path, "/languages", "{\"target_languages\": [\"en-US\"]}");
        assertThat(dubs.in(more, "en-US").path("status").asString()).isEqualTo("succeeded");
        assertThat(dubs.in(more, "en").path("status").asString()).isEqualTo("succeeded");
        assertThat(dubs.jobs(path)).doesNotContain("probe", "transcribe", "transcript");
        assertThat(dubs.spoken(path))
                .allMatch(line -> line.startsWith("en-US "))
                .hasSizeGreaterThanOrEqualTo(lines);

        assertThat(server.post(path + "/regenerate", "").body().path("code").asString())
                .isEqualTo("dub_change_empty");
        Answer changed = server.patch(path + "/languages/en/lines/1", "{\"text\": \"Something else.\"}");
        assertThat(changed.status()).as(changed.body().toString()).isEqualTo(200);
        assertThat(changed.body().path("changed").asBoolean()).isTrue();
        JsonNode again = dubs.again(path, "/regenerate", "");
        assertThat(dubs.in(again, "en").path("status").asString()).isEqualTo("succeeded");
        assertThat(dubs.spoken(path)).containsExactly("en 1");
        String said = server.get(path + "/languages/en/lines?cursor=1&limit=1")
                .body()
                .at("/data/0/text")
                .asString();
        assertThat(said).isEqualTo("Something else.");
        assertThat(new String(dubs.file(path, "en.srt"), StandardCharsets.UTF_8))
                .contains("Something else.");
    }

    @Test
    void givenCaptionsAreSpokenAtTheirTimes() {
        String upload = OwnFiles.send(server, "voice", "audio/wav", voice);
        String captions = """
                WEBVTT

                00:02.000 --> 00:04.000
                This is what I <i>want</i> to hear.

                00:10.500 --> 00:12.500 align:start
                And this is
                what comes after.
                """;
        String path = dubs.begin("""
                {"voice_upload_id": "%s", "target_languages": ["en"], "captions": {"en": %s}, "loudness": "broadcast",
                 "voice": "offline/cmu-slt-hsmm"}
                """.formatted(upload, json(captions)));
        JsonNode dub = dubs.await(path, "succeeded");
        assertThat(dubs.jobs(path)).doesNotContain("transcribe", "transcript", "reword");
        JsonNode manifest = dubs.in(dub, "en").path("manifest");
        assertThat(manifest.path("voices").toString()).isEqualTo("[\"offline/cmu-slt-hsmm\"]");
        assertThat(manifest.at("/measures/lines").asInt()).isEqualTo(2);
        assertThat(manifest.at("/measures/missing").asInt()).isZero();
        assertThat(manifest.at("/measures/onset/in_time").asDouble()).isEqualTo(1);
        assertThat(manifest.at("/measures/loudness/lufs").asDouble()).isBetween(-24.0, -22.0);
        JsonNode lines = server.get(path + "/languages/en/lines").body().path("data");
        assertThat(lines.at("/0/text").asString()).isEqualTo("This is what I want to hear.");
        assertThat(lines.at("/1/text").asString()).isEqualTo("And this is what comes after.");
        assertThat(lines.at("/1/source_start_ms").asLong()).isEqualTo(10_500);
    }

    @Test
    void aVideoKeepsItsPicturesAndAHintOfItsSound() throws Exception {
        byte[] video = new OwnClips(server.get(FfmpegFinder.class), server.data()).made("mp4", OwnClips.WHISTLING);
        String upload = OwnFiles.send(server, "video", "video/mp4", video);
        String path = dubs.begin("""
                {"video_upload_id": "%s", "target_languages": ["en"], "keep_original": true,
                 "captions": {"en": "1\\n00:00:00,500 --> 00:00:02,500\\nHello, you."}}
                """.formatted(upload));
        JsonNode dub = dubs.await(path, "succeeded");
        JsonNode manifest = dubs.in(dub, "en").path("manifest");
        assertThat(manifest.path("background").asString()).isEqualTo("original");
        assertThat(manifest.at("/files/0").asString()).isEqualTo("en_video.mp4");
        OwnClips films = new OwnClips(server.get(FfmpegFinder.class), server.data());
        byte[] dubbed = dubs.file(path, "en_video.mp4");
        assertThat(films.colours(dubbed)).isEqualTo(films.colours(video));
        assertThat((double) films.sound(dubbed).length).isCloseTo(3 * 48_000, within(2_048.0));
    }

    @Test
    void whatCannotBeDoneIsRefusedBeforeAnyWork() {
        String upload = OwnFiles.send(server, "voice", "audio/wav", voice);
        String rest = "\"voice_upload_id\": \"" + upload + "\", ";
        refused(
                "{" + rest + "\"target_languages\": [\"eo\"], \"captions\": {\"eo\": \"Saluton.\"}}",
                "language_not_spoken");
        refused("{" + rest + "\"target_languages\": [\"xx-nothing-at-all-here\"]}", "dub_language_invalid");
        refused(
                "{" + rest + "\"target_languages\": [\"en\", \"en\"], \"source_language\": \"de\"}",
                "dub_language_invalid");
        refused("{" + rest + "\"target_languages\": [\"en\"], \"source_language\": \"en\"}", "dub_language_invalid");
        refused("{" + rest + "\"target_languages\": []}", "validation_failed");
        refused(
                "{" + rest
                        + "\"target_languages\": [\"en\"], \"captions\": {\"en\": \"1\\n00:00:05,000 --> 00:00:04,000\\nNo.\"}}",
                "transcript_invalid");
        refused(
                "{" + rest + "\"target_languages\": [\"en\"], \"transcript\": \"Was ist das?\"}",
                "source_language_unknown");
        refused("{\"target_languages\": [\"en\"], \"captions\": {\"en\": \"Hello.\"}}", "recording_missing");
        assertThat(server.get("/v1/dubs?status=queued").body().path("data").size())
                .isZero();
    }

    private void refused(String body, String code) {
        Answer answer = server.post("/v1/dubs", body);
        assertThat(answer.body().path("code").asString())
                .as(body + ": " + answer.body())
                .isEqualTo(code);
        assertThat(answer.status()).isBetween(400, 422);
    }

    @Test
    void aCancelledDubGoesOn() {
        String path = begun("\"target_languages\": [\"en\"]");
        assertThat(server.post(path + "/cancel", "").body().path("status").asString())
                .isEqualTo("cancelled");
        JsonNode dub = dubs.again(path, "/retry", "");
        assertThat(dubs.in(dub, "en").path("status").asString()).isEqualTo("succeeded");
    }

    @Test
    void whatIsDeletedIsGoneWithAllItsFiles() throws IOException {
        String upload = OwnFiles.send(server, "voice", "audio/wav", voice);
        String path = dubs.begin("""
                {"voice_upload_id": "%s", "target_languages": ["en"], "captions": {"en": "Hello."}}
                """.formatted(upload));
        dubs.await(path, "succeeded");
        String id = path.substring(path.lastIndexOf('/') + 1);
        assertThat(objects(id)).isNotEmpty();

        assertThat(server.delete(path).status()).isEqualTo(204);

        assertThat(server.get(path).status()).isEqualTo(404);
        StudioServer.until("its files are gone", () -> objects(id).isEmpty());
        StudioServer.until(
                "the events tell of it",
                () -> server.get(Productions.class)
                        .events(UUID.fromString(id), 0, 1000)
                        .getLast()
                        .type()
                        .equals("erased"));
        assertThat(server.get("/v1/dubs").body().path("data").toString()).doesNotContain(id);
        assertThat(server.delete(path).status()).isEqualTo(404);
    }

    private List<Path> objects(String id) {
        try (Stream<Path> all = Files.walk(server.data().resolve("objects"))) {
            return all.filter(file -> file.toString().contains(id) && Files.isRegularFile(file))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private long samples(byte[] flac) throws IOException {
        Path file = Files.write(server.data().resolve("heard.flac"), flac);
        try (ProcessGroup processes = new ProcessGroup()) {
            return server.get(MediaEngine.class)
                    .takeSound(file, Duration.ofHours(3), server.data().resolve("heard.wav"), processes)
                    .samples();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
