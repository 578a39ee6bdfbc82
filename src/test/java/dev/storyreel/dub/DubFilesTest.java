package dev.storyreel.dub;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storyreel.media.ffmpeg.FfmpegFinder;
import dev.storyreel.testing.OwnClips;
import dev.storyreel.testing.OwnFiles;
import dev.storyreel.testing.StudioServer;
import dev.storyreel.testing.StudioServer.Answer;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
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

/** Files on their way in and out: recordings in all forms that people have, and what was made of them, to be saved. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DubFilesTest {
    private static final String CAPTIONS = "1\\n00:00:00,500 --> 00:00:02,000\\nThis is heard.";

    private StudioServer server;
    private DubClient dubs;
    private OwnClips clips;

    @BeforeAll
    void start(@TempDir Path data) {
        server = StudioServer.start(data, List.of(BabblingVoice.class), "storyreel.provider.route.speech=babble");
        dubs = new DubClient(server);
        clips = new OwnClips(server.get(FfmpegFinder.class), data);
    }

    @AfterAll
    void stop() {
        server.close();
    }

    private String begun(String contentType, byte[] voice) {
        String upload = OwnFiles.send(server, "voice", contentType, voice);
        return dubs.begin("""
                {"voice_upload_id": "%s", "target_languages": ["en"], "captions": {"en": "%s"}, "keep_original": true}
                """.formatted(upload, CAPTIONS));
    }

    /** Encoders add some sound before and after. */
    @ParameterizedTest
    @CsvSource({
        "m4a, audio/mp4, 3000, 3100",
        "m4a, audio/x-m4a, 3000, 3100",
        "mp3, audio/mpeg, 3000, 3100",
        "ogg, audio/ogg, 3000, 3030",
        "flac, audio/flac, 3000, 3000",
        "webm, audio/webm, 3000, 3030",
        "wav, audio/wav, 3000, 3000",
        "aac, audio/aac, 3000, 3100",
        "aiff, audio/aiff, 3000, 3000",
    })
    void recordingsAreTakenInAllForms(String extension, String contentType, int shortest, int longest)
            throws Exception {
        byte[] voice = clips.made(extension, "aevalsrc='0.3*sin(2*PI*3000*t)':s=44100:d=3");
        String path = begun(contentType, voice);
        JsonNode dub = dubs.await(path, "succeeded");

        double ms = dubs.in(dub, "en").at("/manifest/samples").asLong() / 48.0;
        assertThat(ms).isBetween((double) shortest, (double) longest);
        DubbedSound mix = DubbedSound.of(server, dubs.file(path, "en_mix.flac"));
        assertThat(mix.samples().length / 48.0).isEqualTo(ms);
        assertThat(mix.tone(3_000, 2_300, 2_900)).as("the recording itself").isGreaterThan(-50);
        assertThat(DubbedSound.of(server, dubs.file(path, "en_voice.flac")).tone(3_000, 2_300, 2_900))
                .isLessThan(-80);
    }

    @Test
    void eachFileCanBeSavedByItsName() throws Exception {
        String path = begun("audio/wav", OwnFiles.tone(440, 3));
        dubs.await(path, "succeeded");
        List<String> names = dubs.names(path);
        assertThat(names).contains("en_mix.flac", "en_voice.flac", "en.srt", "en_manifest.json");
        for (String name : names) {
            Answer leads = server.get(path + "/download?file=" + name);
            assertThat(leads.status()).as(name).isEqualTo(302);
            Answer file = server.get(leads.header("Location"));
            assertThat(file.status()).isEqualTo(200);
            assertThat(file.response().body()).isEqualTo(dubs.file(path, name));
            assertThat(file.header("Content-Disposition")).contains("attachment", name);
        }
    }

    @Test
    void whatIsNotMadeYetIsSaidToBeSo() {
        String path = begun("audio/wav", OwnFiles.tone(440, 3));
        assertThat(server.post(path + "/cancel", "").status()).isEqualTo(200);
        Answer answer = server.get(path + "/download?file=en.srt");
        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.body().path("code").asString()).isEqualTo("dub_not_finished");
    }

    @Test
    void whatIsNotThereIsNotFoundAndWhatThereIsIsTold() throws IOException {
        String path = begun("audio/wav", OwnFiles.tone(440, 3));
        dubs.await(path, "succeeded");
        // recording.wav is an asset, but nothing that was made for anybody
        for (String name : List.of("de.srt", "en_mix.wav", "recording.wav", "../en.srt", "en.srt/../x", "%00")) {
            Answer answer = server.get(path + "/download?file=" + URLEncoder.encode(name, StandardCharsets.UTF_8));
            assertThat(answer.status()).as(name + answer.body()).isIn(404, 409);
            assertThat(answer.body().path("detail").asString()).contains("en_mix.flac", "en.srt");
        }
        assertThat(server.get(path + "/download").body().path("code").asString())
                .isIn("missing_parameter", "invalid_parameter", "validation_failed");
        String nobody = path.substring(0, path.length() - 4) + "0000";
        assertThat(server.get(nobody + "/download?file=en.srt")
                        .body()
                        .path("code")
                        .asString())
                .isEqualTo("dub_not_found");
    }
}
