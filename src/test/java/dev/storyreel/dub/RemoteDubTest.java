package dev.storyreel.dub;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storyreel.storage.ObjectServer;
import dev.storyreel.storage.s3.S3Server;
import dev.storyreel.storage.supabase.SupabaseServer;
import dev.storyreel.testing.OwnFiles;
import dev.storyreel.testing.StudioServer;
import dev.storyreel.testing.StudioServer.Answer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/** A recording that goes straight to a service elsewhere, and a dub that comes straight from it. */
class RemoteDubTest {
    private static final int SECONDS = 6;

    /** Services that speak the protocols. */
    enum Service {
        S3,
        SUPABASE;

        ObjectServer start() {
            return this == S3 ? new S3Server() : new SupabaseServer();
        }
    }

    @ParameterizedTest
    @EnumSource
    void aDubIsMadeOfWhatIsThereAndFetchedFromThere(Service service, @TempDir Path data) throws Exception {
        byte[] voice = Files.readAllBytes(Talk.of(8, SECONDS, 1).write(data.resolve("talk.wav")));
        try (ObjectServer objects = service.start();
                StudioServer server = StudioServer.start(
                        data,
                        List.of(BabblingVoice.class),
                        Stream.concat(
                                        Stream.of("storyreel.provider.route.speech=babble"),
                                        Arrays.stream(objects.settings()))
                                .toArray(String[]::new))) {
            DubClient dubs = new DubClient(server);
            JsonNode ticket = server.post("/v1/uploads", OwnFiles.announcement("voice", "audio/wav", voice))
                    .body();
            assertThat(ticket.path("url").asString()).startsWith(objects.uri().toString());
            OwnFiles.put(server, ticket, voice);

            String path = dubs.begin("""
                    {"voice_upload_id": "%s", "target_languages": ["en"],
                     "captions": {"en": "1\\n00:00:01,000 --> 00:00:03,000\\nThis is what is heard in here."}}
                    """.formatted(ticket.path("id").asString()));
            JsonNode dub = dubs.await(path, "succeeded");
            assertThat(dubs.in(dub, "en").at("/manifest/missed").toString()).isEqualTo("[]");

            Map<String, byte[]> files = new TreeMap<>();
            for (JsonNode asset : server.get(path + "/assets").body().path("data")) {
                String url = asset.path("url").asString();
                assertThat(url).startsWith(objects.uri().toString());
                Answer fetched = server.get(url);
                assertThat(fetched.status()).as(url).isEqualTo(200);
                byte[] bytes = fetched.response().body();
                assertThat(bytes).hasSize(asset.path("size_bytes").asInt());
                files.put(asset.path("name").asString(), bytes);
                assertThat(server.get(url.replaceFirst("\\?.*", "")).status())
                        .as("without its signature")
                        .isBetween(400, 499);
            }
            assertThat(files.keySet())
                    .containsExactly(
                            "en.srt", "en.vtt", "en_lines.json", "en_manifest.json", "en_mix.flac", "en_voice.flac");
            assertThat(new String(Objects.requireNonNull(files.get("en.srt")), StandardCharsets.UTF_8))
                    .contains("This is what is heard in here.");
            DubbedSound heard = DubbedSound.of(server, Objects.requireNonNull(files.get("en_voice.flac")));
            assertThat(heard.samples()).hasSize(SECONDS * 48_000);
            assertThat(heard.level(1_200, 2_200)).isGreaterThan(-40);
            assertThat(heard.loudest(4_000, 5_500)).isLessThanOrEqualTo(1);

            String id = path.substring(path.lastIndexOf('/') + 1);
            assertThat(objects.names()).anyMatch(name -> name.contains(id) && name.endsWith("en_mix.flac"));
            assertThat(server.data().resolve("objects"))
                    .as("nothing is kept here")
                    .doesNotExist();
            assertThat(server.data().resolve("uploads")).isEmptyDirectory();

            // the dub needs the upload no more, and nothing of the dub stays when it is erased
            assertThat(server.delete("/v1/uploads/" + ticket.path("id").asString())
                            .status())
                    .isEqualTo(204);
            assertThat(server.delete(path).status()).isEqualTo(204);
            StudioServer.until(
                    "its objects are gone", () -> objects.names().stream().noneMatch(name -> name.contains(id)));
        }
    }
}
