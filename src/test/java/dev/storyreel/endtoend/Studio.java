package dev.storyreel.endtoend;

import static dev.storyreel.endtoend.Patience.until;
import static org.assertj.core.api.Assertions.assertThat;

import dev.storyreel.testing.OwnFiles;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A studio's API, and the process that answers it. */
record Studio(Program program, URI address) {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final JsonMapper JSON = JsonMapper.shared();

    /** Orders a film of the script and returns its path. */
    String order(String script) {
        return order(Map.of("script", script, "duration_seconds", 10));
    }

    /** Orders a film and returns its path. */
    String order(Map<String, ?> film) {
        JsonNode project = send("POST", "/v1/projects", JSON.writeValueAsString(film));
        return "/v1/projects/" + project.path("id").asString();
    }

    /** Sends a file and returns the upload's id. */
    String upload(String purpose, String contentType, byte[] file) throws IOException, InterruptedException {
        JsonNode ticket = send("POST", "/v1/uploads", OwnFiles.announcement(purpose, contentType, file));
        HttpRequest request = HttpRequest.newBuilder(
                        address.resolve(ticket.path("url").asString()))
                .headers(OwnFiles.headers(ticket))
                .PUT(BodyPublishers.ofByteArray(file))
                .build();
        assertThat(HTTP.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(204);
        return ticket.path("id").asString();
    }

    /** Orders a dub and returns its path. */
    String orderDub(Map<String, ?> dub) {
        JsonNode begun = send("POST", "/v1/dubs", JSON.writeValueAsString(dub));
        return "/v1/dubs/" + begun.path("id").asString();
    }

    JsonNode get(String path) {
        return send("GET", path, "");
    }

    JsonNode cancel(String film) {
        return send("DELETE", film, "");
    }

    void change(String path, Map<String, ?> change) {
        send("PATCH", path, JSON.writeValueAsString(change));
    }

    void retry(String film) {
        send("POST", film + "/retry", "");
    }

    void regenerate(String film) {
        send("POST", film + "/regenerate", "");
    }

    /** The jobs of a film whose status is this one. */
    List<JsonNode> jobs(String film, Predicate<String> status) {
        return get(film + "/debug/jobs")
                .path("jobs")
                .valueStream()
                .filter(job -> status.test(job.path("status").asString()))
                .toList();
    }

    /** The URL of each of the film's files, by name. */
    Map<String, String> files(String film) {
        Map<String, String> files = new HashMap<>();
        get(film + "/assets")
                .path("data")
                .forEach(asset -> files.put(
                        asset.path("name").asString(), asset.path("url").asString()));
        return files;
    }

    /** Waits for the film's end, which must be a good one. */
    JsonNode await(String film) {
        until("the film is made", () -> {
            JsonNode now = get(film);
            String status = now.path("status").asString();
            assertThat(status).as(() -> now.path("error") + "\n" + program).isIn("queued", "running", "succeeded");
            return status.equals("succeeded");
        });
        return get(film);
    }

    /** The stream of events, until it ends. */
    List<String> events(String film) throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(address.resolve(film + "/events")).build();
        return HTTP.send(request, BodyHandlers.ofLines()).body().toList();
    }

    void download(String url, Path target) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(address.resolve(url)).build();
        assertThat(HTTP.send(request, BodyHandlers.ofFile(target)).statusCode()).isEqualTo(200);
    }

    private JsonNode send(String method, String path, String body) {
        HttpRequest request = HttpRequest.newBuilder(address.resolve(path))
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body))
                .build();
        try {
            var answer = HTTP.send(request, BodyHandlers.ofInputStream());
            try (InputStream json = answer.body()) {
                JsonNode tree = JSON.readTree(json);
                assertThat(answer.statusCode()).as(tree::toString).isBetween(200, 299);
                return tree;
            }
        } catch (IOException e) {
            throw new AssertionError("no answer from " + program, e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
