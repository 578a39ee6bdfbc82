package dev.storyreel.bench;

import dev.storyreel.testing.OwnFiles;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A server as a user starts it, {@code ./storyreel serve}, on a free port; closing it ends it with all its processes. */
final class Studio implements AutoCloseable {
    private static final String READY = "Storyreel is ready at ";
    private static final long LONGEST_NANOS = TimeUnit.MINUTES.toNanos(20);
    /** What would lead the server to another database, directory or port. */
    private static final List<String> ENVIRONMENT = List.of(
            "DATABASE_URL", "REDIS_URL", "API_KEY", "STORYREEL_URL", "STORYREEL_DATA", "WORKER_ENABLED", "PORT");

    private final Process process;
    private final URI url;
    private final double secondsToReady;
    private final HttpClient client = HttpClient.newHttpClient();
    private final JsonMapper json = JsonMapper.shared();

    private Studio(Process process, long startNanos) throws IOException, InterruptedException {
        this.process = process;
        this.url = awaitUrl(process);
        while (get("/health/ready").statusCode() != 200) {
            TimeUnit.MILLISECONDS.sleep(5);
        }
        this.secondsToReady = (System.nanoTime() - startNanos) / 1e9;
    }

    static Studio serve(Path data) throws IOException, InterruptedException {
        return serve(data, Map.of());
    }

    /** @param settings variables of its environment */
    static Studio serve(Path data, Map<String, String> settings) throws IOException, InterruptedException {
        long start = System.nanoTime();
        ProcessBuilder command = command("serve", "--port", "0", "--data", data.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        command.environment().putAll(settings);
        Process process = command.start();
        endsWithThis(process);
        return new Studio(process, start);
    }

    /** However this process ends, that one does too, and has cleared up when this one is gone. */
    static void endsWithThis(Process process) {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            process.destroy();
            process.onExit().join();
        }));
    }

    /** The product's own command. */
    static ProcessBuilder command(String... arguments) {
        ProcessBuilder builder = new ProcessBuilder(arguments);
        builder.command().addFirst(Path.of("storyreel").toAbsolutePath().toString());
        ENVIRONMENT.forEach(builder.environment()::remove);
        return builder;
    }

    private static URI awaitUrl(Process process) throws IOException {
        // only looked at up to this line: the server says little else, and nothing that would fill the pipe
        BufferedReader output = process.inputReader();
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            if (line.startsWith(READY)) {
                return URI.create(line.substring(READY.length()).split(" ", 2)[0]);
            }
        }
        throw new IOException("the server ended before it was ready; run ./storyreel serve to see why");
    }

    /** From the command to the first answer that all is ready. */
    double secondsToReady() {
        return secondsToReady;
    }

    ProcessHandle process() {
        return process.toHandle();
    }

    /** Asks for a film of a script. */
    String order(String script) throws IOException, InterruptedException {
        return order(Map.of("script", script, "duration_seconds", 30));
    }

    /** Asks for a film. */
    String order(Map<String, Object> film) throws IOException, InterruptedException {
        return post("/v1/projects", json.writeValueAsString(film)).path("id").asString();
    }

    /** Asks for a dub; where it is. */
    String orderDub(Map<String, Object> dub) throws IOException, InterruptedException {
        return "/v1/dubs/"
                + post("/v1/dubs", json.writeValueAsString(dub)).path("id").asString();
    }

    /** Sends a file; the upload's id. */
    String upload(String purpose, String contentType, Path file) throws IOException, InterruptedException {
        JsonNode ticket = post("/v1/uploads", OwnFiles.announcement(purpose, contentType, file));
        HttpRequest request = HttpRequest.newBuilder(
                        url.resolve(ticket.path("url").asString()))
                .headers(OwnFiles.headers(ticket))
                .PUT(HttpRequest.BodyPublishers.ofFile(file))
                .build();
        if (client.send(request, BodyHandlers.discarding()).statusCode() != 204) {
            throw new IOException("the file was not taken");
        }
        return ticket.path("id").asString();
    }

    private JsonNode post(String path, String body) throws IOException, InterruptedException {
        HttpResponse<byte[]> answer = client.send(
                HttpRequest.newBuilder(url.resolve(path))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofByteArray());
        if (answer.statusCode() / 100 != 2) {
            throw new IOException(path + " answered " + answer.statusCode());
        }
        return json.readTree(answer.body());
    }

    /** Waits for it; the project as it is then. */
    JsonNode await(String id) throws IOException, InterruptedException {
        return awaitAt("/v1/projects/" + id);
    }

    /** The same of any kind of production. */
    JsonNode awaitAt(String path) throws IOException, InterruptedException {
        long start = System.nanoTime();
        while (System.nanoTime() - start < LONGEST_NANOS) {
            JsonNode project = json.readTree(get(path).body());
            switch (project.path("status").asString()) {
                case "succeeded" -> {
                    return project;
                }
                case "failed", "cancelled" -> throw new IOException("not made: " + project.path("error"));
                default -> TimeUnit.MILLISECONDS.sleep(50);
            }
        }
        throw new IOException("it took more than twenty minutes");
    }

    /** All that was done for a film, and when. */
    JsonNode timeline(String id) throws IOException, InterruptedException {
        return json.readTree(get("/v1/projects/" + id + "/debug/jobs").body());
    }

    /** @param from a URL in an answer of the server */
    Path download(JsonNode from, Path target) throws IOException, InterruptedException {
        URI file = url.resolve(from.asString());
        return client.send(HttpRequest.newBuilder(file).build(), BodyHandlers.ofFile(target))
                .body();
    }

    /** What the server says about one of its components; empty if nothing. */
    String component(String name) throws IOException, InterruptedException {
        return json.readTree(get("/health/ready").body())
                .path("components")
                .valueStream()
                .filter(component -> component.path("component").asString().equals(name))
                .map(component -> component.path("detail").asString())
                .findFirst()
                .orElse("");
    }

    private HttpResponse<byte[]> get(String path) throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(url.resolve(path)).build(), BodyHandlers.ofByteArray());
    }

    @Override
    public void close() {
        client.shutdownNow();
        List<ProcessHandle> all = process.descendants().toList();
        process.destroy();
        process.onExit().join();
        all.forEach(ProcessHandle::destroyForcibly);
    }
}
