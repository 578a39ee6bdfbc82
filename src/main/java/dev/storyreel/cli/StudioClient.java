package dev.storyreel.cli;

import dev.storyreel.cli.Answers.Assets;
import dev.storyreel.cli.Answers.Estimate;
import dev.storyreel.cli.Answers.Presets;
import dev.storyreel.cli.Answers.Project;
import dev.storyreel.cli.Answers.Readiness;
import dev.storyreel.cli.Answers.SentPart;
import dev.storyreel.cli.Answers.SentParts;
import dev.storyreel.cli.Answers.Ticket;
import dev.storyreel.cli.Answers.Tickets;
import dev.storyreel.cli.Answers.Timeline;
import dev.storyreel.cli.Answers.Uploads;
import dev.storyreel.cli.Answers.Voices;
import dev.storyreel.cli.Answers.Works;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/** The studio's API as the commands use it. What comes back is bounded and never trusted. */
final class StudioClient implements AutoCloseable {
    static final JsonMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();

    private static final int MAX_ANSWER = 8 << 20;
    private static final int TRIES = 4;

    /** An answer that got lost may still be worked on; so often, with a second or so between, we ask for it. */
    private static final int TRIES_WHILE_BUSY = 60;

    private static final long LONGEST_WAIT_SECONDS = 5;
    private static final Duration LONGEST_TRANSFER = Duration.ofHours(1);
    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9-]{1,64}");

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();
    private final URI root;
    private final Kind kind;
    /** Uploads of this command's own, once they are announced. */
    private final List<String> sent = new ArrayList<>();
    /** What the user calls them, by their ids. */
    private final Map<String, String> fileNames = new LinkedHashMap<>();

    private final @Nullable String apiKey = Settings.environment("API_KEY");

    /** For films, and for what is the same for all kinds. */
    StudioClient(URI url) {
        this(url, Kind.FILM);
    }

    /** @param kind of the productions that are asked for */
    StudioClient(URI url, Kind kind) {
        this.kind = kind;
        String scheme = url.getScheme();
        if (url.getHost() == null || !("http".equals(scheme) || "https".equals(scheme))) {
            throw new CommandFailure(CliError.USAGE, "STORYREEL_URL is not an http or https address: " + url);
        }
        String text = url.toString();
        this.root = URI.create(text.endsWith("/") ? text : text + "/");
    }

    Kind kind() {
        return kind;
    }

    /** Asks for a production. Tries again under the same key when the answer got lost, so that one is made. */
    Project create(Map<String, Object> order, String idempotencyKey) throws InterruptedException {
        HttpRequest.Builder request = request(uri("v1/" + kind.path()))
                .header("Idempotency-Key", idempotencyKey)
                .header("Content-Type", "application/json");
        return checked(send(request.POST(BodyPublishers.ofByteArray(JSON.writeValueAsBytes(order))), Project.class));
    }

    /** About what a film would cost. */
    Estimate estimate(Map<String, Object> order) throws InterruptedException {
        return send(
                request(uri("v1/projects/estimate"))
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofByteArray(JSON.writeValueAsBytes(order))),
                Estimate.class);
    }

    Project project(String id) throws InterruptedException {
        return checked(send(request(project(id, "")).GET(), Project.class));
    }

    /** @param how what is not to be as it was ordered */
    Project retry(String id, Map<String, Object> how) throws InterruptedException {
        return checked(send(
                request(project(id, "/retry"))
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofByteArray(JSON.writeValueAsBytes(how))),
                Project.class));
    }

    /** @param what which part of the film, as its path goes on; empty for all of it */
    Project change(String id, String what, Map<String, Object> change) throws InterruptedException {
        return checked(send(
                request(project(id, what))
                        .header("Content-Type", "application/json")
                        .method("PATCH", BodyPublishers.ofByteArray(JSON.writeValueAsBytes(change))),
                Project.class));
    }

    /** Has the film made again; tries again under one key when the answer got lost, so that it is made once. */
    Project regenerate(String id, String what, @Nullable Map<String, Object> anew) throws InterruptedException {
        HttpRequest.Builder request = request(project(id, what + "/regenerate"))
                .header("Idempotency-Key", UUID.randomUUID().toString());
        if (anew == null) {
            return checked(send(request.POST(BodyPublishers.noBody()), Project.class));
        }
        BodyPublisher body = BodyPublishers.ofByteArray(JSON.writeValueAsBytes(anew));
        return checked(send(request.header("Content-Type", "application/json").POST(body), Project.class));
    }

    Ticket announce(Map<String, Object> file) throws InterruptedException {
        return send(
                request(uri("v1/uploads"))
                        .header("Idempotency-Key", UUID.randomUUID().toString())
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofByteArray(JSON.writeValueAsBytes(file))),
                Ticket.class);
    }

    /** Deletes the files that were sent: the film has copies. */
    void discardUploads() throws InterruptedException {
        for (String id : sent) {
            try {
                answer(request(upload(id, "")).DELETE());
            } catch (CommandFailure _) {
                // nothing to fail of: the studio does it in some days
            }
        }
    }

    /**
     * Sends a file where it was told to. If that is not at the studio, the studio is told, so that it looks at what was sent.
     *
     * @param name what the user calls it
     */
    void put(Ticket ticket, String name, BodyPublisher file) throws InterruptedException {
        String id = own(ticket.id(), name);
        if (!deliver(ticket, file)) {
            complete(id);
        }
    }

    /** Uploads with these bytes, newest first. */
    List<Answers.Upload> uploads(String sha256) throws InterruptedException {
        Uploads found = send(
                request(uri("v1/uploads" + query(Map.of("sha256", sha256)))).GET(), Uploads.class);
        return found.data() == null ? List.of() : found.data();
    }

    /** The parts of an upload that have come. */
    List<SentPart> sentParts(String id) throws InterruptedException {
        SentParts come = send(request(upload(id, "/parts")).GET(), SentParts.class);
        return come.data() == null ? List.of() : come.data();
    }

    /** Sends a part of an upload. */
    void putPart(String id, int number, String sha256, BodyPublisher part) throws InterruptedException {
        Map<String, Object> wanted = Map.of("parts", List.of(Map.of("number", number, "sha256", sha256)));
        Tickets tickets = send(
                request(upload(id, "/parts"))
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofByteArray(JSON.writeValueAsBytes(wanted))),
                Tickets.class);
        if (tickets.data() == null || tickets.data().isEmpty()) {
            throw new CommandFailure(CliError.STUDIO_BAD_ANSWER, "the studio does not say where to send a part");
        }
        deliver(tickets.data().getFirst(), part);
    }

    /** Has the studio look at what was sent, and put it together. */
    void complete(String id) throws InterruptedException {
        answer(request(upload(id, "/complete")).timeout(LONGEST_TRANSFER).POST(BodyPublishers.noBody()));
    }

    /** An upload that is called by that name from now on. */
    String named(@Nullable String upload, String name) {
        String id = usable(upload);
        fileNames.put(id, name);
        return id;
    }

    /** The same of one that is sent for this command, and deleted when it is done. */
    String own(@Nullable String upload, String name) {
        String id = named(upload, name);
        sent.add(id);
        return id;
    }

    /**
     * Sends bytes; again if no answer comes, as nothing is kept of a transfer that breaks off.
     *
     * @return whether they went to the studio itself, which has looked at them by now
     */
    private boolean deliver(Ticket ticket, BodyPublisher bytes) throws InterruptedException {
        if (ticket.url() == null) {
            throw new CommandFailure(CliError.STUDIO_BAD_ANSWER, "the studio does not say where to send the file");
        }
        HttpRequest.Builder request = elsewhere(ticket.url()).timeout(LONGEST_TRANSFER);
        if (ticket.headers() != null) {
            ticket.headers().forEach(request::header);
        }
        boolean here = isOwn(root.resolve(ticket.url()));
        try {
            answer(request.PUT(bytes));
        } catch (CommandFailure e) {
            throw here ? e : Refusals.elsewhere(ticket.url(), e);
        }
        return here;
    }

    /** What the studio says of files by ids of its own, by the names that the user knows. */
    String inOwnNames(String message) {
        String told = message;
        for (Map.Entry<String, String> file : fileNames.entrySet()) {
            told = told.replace("the upload " + file.getKey(), file.getValue()).replace(file.getKey(), file.getValue());
        }
        return told;
    }

    void cancel(String id) throws InterruptedException {
        // of whatever kind: a dub would be erased at its own address
        HttpRequest request = request(uri("v1/jobs/" + checkedId(id))).DELETE().build();
        try (InputStream body = http.send(request, BodyHandlers.ofInputStream()).body()) {
            body.skip(MAX_ANSWER);
        } catch (IOException e) {
            throw unreachable(e);
        }
    }

    /** @param filters as the API takes them */
    Voices voices(Map<String, Object> filters) throws InterruptedException {
        return send(request(uri("v1/voices" + query(filters))).GET(), Voices.class);
    }

    /** @param filters as the API takes them */
    Works works(Map<String, Object> filters) throws InterruptedException {
        return send(request(uri("v1/jobs" + query(filters))).GET(), Works.class);
    }

    private static String query(Map<String, Object> filters) {
        String query = filters.entrySet().stream()
                .map(filter -> filter.getKey() + "="
                        + URLEncoder.encode(filter.getValue().toString(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return query.isEmpty() ? "" : "?" + query;
    }

    Presets presets() throws InterruptedException {
        return send(request(uri("v1/presets")).GET(), Presets.class);
    }

    Timeline timeline(String id) throws InterruptedException {
        return send(request(project(id, "/debug/jobs")).GET(), Timeline.class);
    }

    Assets assets(String id) throws InterruptedException {
        return send(request(project(id, "/assets")).GET(), Assets.class);
    }

    /** How the server's components are; a server that is not ready says so with 503 and the same answer. */
    Readiness readiness() throws InterruptedException {
        HttpRequest request = request(uri("health/ready")).GET().build();
        try {
            HttpResponse<InputStream> answer = http.send(request, BodyHandlers.ofInputStream());
            try (InputStream body = answer.body()) {
                return read(bounded(body), Readiness.class);
            }
        } catch (IOException e) {
            throw unreachable(e);
        }
    }

    /** Opens the stream of events after the given one. */
    InputStream events(String id, @Nullable String lastEventId) throws IOException, InterruptedException {
        HttpRequest.Builder request = request(project(id, "/events")).header("Accept", "text/event-stream");
        if (lastEventId != null) {
            request.header("Last-Event-ID", lastEventId);
        }
        HttpResponse<InputStream> answer = http.send(request.GET().build(), BodyHandlers.ofInputStream());
        if (answer.statusCode() != 200) {
            answer.body().close();
            throw new IOException("the events answered " + answer.statusCode());
        }
        return answer.body();
    }

    /** Opens what an asset's URL leads to; the API key goes to the studio itself only. */
    InputStream download(URI url) throws IOException, InterruptedException {
        HttpResponse<InputStream> answer = http.send(elsewhere(url).GET().build(), BodyHandlers.ofInputStream());
        if (answer.statusCode() != 200) {
            answer.body().close();
            throw new IOException("answered " + answer.statusCode());
        }
        return answer.body();
    }

    /** A request to an address that the studio told; the API key goes to the studio itself only. */
    private HttpRequest.Builder elsewhere(URI url) {
        URI target = root.resolve(url);
        boolean own = isOwn(target);
        if (!own && !"https".equals(target.getScheme()) && !"http".equals(target.getScheme())) {
            throw new CommandFailure(CliError.STUDIO_BAD_ANSWER, "not an address of a file: " + target);
        }
        return own ? request(target) : HttpRequest.newBuilder(target).timeout(TIMEOUT);
    }

    private boolean isOwn(URI target) {
        return root.getScheme().equals(target.getScheme())
                && String.valueOf(target.getAuthority()).equals(root.getAuthority());
    }

    private URI uri(String path) {
        return root.resolve(path);
    }

    private URI upload(String id, String what) {
        return uri("v1/uploads/" + id + what);
    }

    private URI project(String id, String what) {
        return uri("v1/" + kind.path() + "/" + checkedId(id) + what);
    }

    /** Whether it may be an id is known without asking. */
    static String checkedId(String id) {
        if (!ID.matcher(id).matches()) {
            throw new CommandFailure(CliError.USAGE, "not the id of a production: " + id);
        }
        return id;
    }

    private HttpRequest.Builder request(URI uri) {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri).timeout(TIMEOUT);
        if (apiKey != null) {
            request.header("X-API-Key", apiKey);
        }
        return request;
    }

    private static Project checked(Project project) {
        usable(project.id());
        return project;
    }

    /** An id that the studio told, which becomes part of addresses. */
    private static String usable(@Nullable String id) {
        if (id == null || !ID.matcher(id).matches()) {
            throw new CommandFailure(CliError.STUDIO_BAD_ANSWER, "the studio answered without a usable id");
        }
        return id;
    }

    private <T> T send(HttpRequest.Builder builder, Class<T> type) throws InterruptedException {
        return read(answer(builder), type);
    }

    private byte[] answer(HttpRequest.Builder builder) throws InterruptedException {
        HttpRequest request = builder.build();
        int busy = 0;
        for (int attempt = 1; ; attempt++) {
            Duration wait = Duration.ofMillis(200L << attempt);
            try {
                HttpResponse<InputStream> answer = http.send(request, BodyHandlers.ofInputStream());
                byte[] body;
                try (InputStream stream = answer.body()) {
                    body = bounded(stream);
                }
                if (answer.statusCode() < 300) {
                    return body;
                }
                CommandFailure refusal = Refusals.of(answer.statusCode(), body).withMessage(this::inOwnNames);
                if (refusal.code().equals("idempotency_key_in_use") && busy < TRIES_WHILE_BUSY) {
                    busy++;
                    attempt = 0;
                    wait = retryAfter(answer);
                } else if (answer.statusCode() < 500 || attempt == TRIES) {
                    throw refusal;
                }
            } catch (IOException e) {
                if (attempt == TRIES) {
                    throw unreachable(e);
                }
            }
            Thread.sleep(wait);
        }
    }

    private static Duration retryAfter(HttpResponse<?> answer) {
        return answer.headers()
                .firstValue("Retry-After")
                .filter(seconds -> seconds.matches("\\d{1,9}"))
                .map(seconds -> Duration.ofSeconds(Math.min(LONGEST_WAIT_SECONDS, Long.parseLong(seconds))))
                .orElse(Duration.ofMillis(200));
    }

    private static byte[] bounded(InputStream stream) throws IOException {
        byte[] bytes = stream.readNBytes(MAX_ANSWER + 1);
        if (bytes.length > MAX_ANSWER) {
            throw new CommandFailure(CliError.STUDIO_BAD_ANSWER, "the studio's answer is larger than 8 MiB");
        }
        return bytes;
    }

    private static <T> T read(byte[] body, Class<T> type) {
        try {
            T value = JSON.readValue(body, type);
            if (value != null) {
                return value;
            }
        } catch (JacksonException e) {
            throw new CommandFailure(CliError.STUDIO_BAD_ANSWER, "the studio's answer is not what was expected", e);
        }
        throw new CommandFailure(CliError.STUDIO_BAD_ANSWER, "the studio's answer is empty");
    }

    private CommandFailure unreachable(IOException cause) {
        String why = cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
        return new CommandFailure(
                CliError.STUDIO_UNREACHABLE, "no studio answers at " + root + " (" + why + "); is it running?", cause);
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
