package dev.storyreel.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storyreel.storage.ObjectServer;
import dev.storyreel.storage.s3.S3Server;
import dev.storyreel.storage.supabase.SupabaseServer;
import dev.storyreel.testing.OwnFiles;
import dev.storyreel.testing.StudioServer;
import dev.storyreel.testing.StudioServer.Answer;
import java.awt.Color;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** Films whose files are kept elsewhere: they are made whole, as they are of local files. */
class RemoteFilmTest {
    private static final byte[] RED = OwnFiles.picture("png", Color.RED);

    static Stream<Named<Supplier<ObjectServer>>> services() {
        return Stream.of(Named.of("S3", S3Server::new), Named.of("Supabase", SupabaseServer::new));
    }

    @ParameterizedTest
    @MethodSource("services")
    void aFilmIsMadeWhole(Supplier<ObjectServer> service, @TempDir Path here, @TempDir Path there) {
        List<String> local;
        try (StudioServer server = start(there)) {
            film(server);
            local = files(there.resolve("objects"));
        }
        try (ObjectServer objects = service.get();
                StudioServer server = start(here, objects.settings())) {
            String path = film(server);

            assertThat(objects.names().stream().map(RemoteFilmTest::fileName).sorted())
                    .containsExactlyElementsOf(local);
            assertThat(here.resolve("objects")).doesNotExist();
            JsonNode project = server.get(path).body();
            assertThat(project.path("final_video_url").asString())
                    .startsWith(objects.uri().toString());
            Answer film = server.get(project.path("final_video_url").asString());
            assertThat(film.status()).isEqualTo(200);
            assertThat(film.header("Content-Type")).isEqualTo("video/mp4");
            assertThat(new String(film.response().body(), 4, 4, java.nio.charset.StandardCharsets.US_ASCII))
                    .isEqualTo("ftyp");
            Answer download = server.get(path + "/download");
            assertThat(download.status()).isEqualTo(302);
            assertThat(server.get(download.header("Location")).header("Content-Disposition"))
                    .startsWith("attachment;");
            JsonNode storage = server.get("/health/ready")
                    .body()
                    .path("components")
                    .valueStream()
                    .filter(one -> one.path("component").asString().equals("storage"))
                    .findFirst()
                    .orElseThrow();
            assertThat(storage.path("status").asString()).isEqualTo("up");
            assertThat(storage.path("detail").asString())
                    .contains(ObjectServer.BUCKET, objects.uri().getAuthority());
        }
    }

    private static StudioServer start(Path data, String... storage) {
        Stream<String> small = Stream.of("storyreel.story.short-side=144", "storyreel.story.frames-per-second=10");
        return StudioServer.start(
                data, List.of(), Stream.concat(small, Arrays.stream(storage)).toArray(String[]::new));
    }

    private static String film(StudioServer server) {
        FilmClient films = new FilmClient(server);
        String red = OwnFiles.send(server, "picture", "image/png", RED);
        String path = films.begin("""
                {"scenes": [{"script": "The ground is red.", "media": {"upload_id": "%s"}},
                            {"script": "An octopus swims by."}]}""".formatted(red));
        films.await(path);
        return path;
    }

    private static List<String> files(Path folder) {
        try (Stream<Path> found = Files.walk(folder)) {
            return found.filter(Files::isRegularFile)
                    .map(file -> file.getFileName().toString())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String fileName(String object) {
        return object.substring(object.lastIndexOf('/') + 1);
    }
}
