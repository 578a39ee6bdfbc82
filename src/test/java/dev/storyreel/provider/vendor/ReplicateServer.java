package dev.storyreel.provider.vendor;

import dev.storyreel.provider.vendor.VendorServer.Reply;
import dev.storyreel.provider.vendor.VendorServer.Request;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Replicate's protocol. */
public final class ReplicateServer {
    private static final String MODEL = "bytedance/seedance-1-lite";
    private static final String DRAWS = "black-forest-labs/flux-schnell";

    private static final int A_PAGE = 100;

    private ReplicateServer() {}

    public static VendorServer speaking(VendorServer server, ClipTasks tasks) {
        return server.taking("GET /v1/account", null, known(_ -> Reply.json(Map.of("username", "ann"))))
                .taking("POST /v1/models/" + MODEL + "/predictions", "replicate-prediction.json", known(request -> {
                    if (!request.header("Cancel-After").matches("\\d+s")) {
                        return Reply.json(422, Map.of("detail", "Cancel-After: not a duration"));
                    }
                    String id = tasks.begin(request);
                    return Reply.json(201, prediction(id, request, "starting", null, null));
                }))
                .taking("POST /v1/models/" + DRAWS + "/predictions", "replicate-picture.json", known(request -> {
                    if (!request.header("Cancel-After").matches("\\d+s")
                            || !request.header("Prefer").matches("wait(=([1-9]|[1-5][0-9]|60))?")) {
                        return Reply.json(422, Map.of("detail", "no such header"));
                    }
                    String id = tasks.begin(request);
                    return Reply.json(201, now(server, tasks, id, request));
                }))
                .taking("POST /v1/predictions/*", null, known(request -> {
                    String id = ClipTasks.id(request, "/predictions/");
                    if (!tasks.knows(id)) {
                        return unknown();
                    }
                    tasks.cancel(id);
                    return Reply.json(prediction(id, request, "canceled", null, null));
                }))
                .taking("GET /v1/predictions/*", null, known(request -> get(server, tasks, request)))
                .taking("GET /v1/predictions", null, known(request -> {
                    Map<String, String> query = request.parameters();
                    Instant.parse(query.get("created_after"));
                    Instant.parse(query.get("created_before"));
                    List<Object> newestFirst = new ArrayList<>();
                    tasks.begun()
                            .forEach((id, begun) ->
                                    newestFirst.addFirst(prediction(id, begun, "processing", null, null)));
                    int from =
                            Integer.parseInt(query.getOrDefault("cursor", "p0").substring(1));
                    int to = Math.min(from + A_PAGE, newestFirst.size());
                    Map<String, Object> page = new LinkedHashMap<>();
                    page.put("results", newestFirst.subList(from, to));
                    page.put(
                            "next",
                            to == newestFirst.size()
                                    ? null
                                    : "https://api.replicate.com/v1/predictions?"
                                            + request.query().replaceFirst("&cursor=.*", "") + "&cursor=p" + to);
                    return Reply.json(page);
                }))
                .taking("GET /files/out.mp4", null, _ -> tasks.file())
                .taking(
                        "GET /files/*",
                        null,
                        request -> picture(tasks.begun().get(request.path().substring("/files/".length()))));
    }

    private static Function<Request, Reply> known(Function<Request, Reply> answer) {
        return request -> request.header("Authorization").equals("Bearer test-key")
                ? answer.apply(request)
                : Reply.json(401, Map.of("title", "Unauthenticated", "detail", "You did not pass a valid token"));
    }

    private static Reply unknown() {
        return Reply.json(404, Map.of("title", "Not found", "detail", "Prediction not found"));
    }

    private static Reply get(VendorServer server, ClipTasks tasks, Request request) {
        String id = ClipTasks.id(request, "/predictions/");
        Request begun = tasks.begun().get(id);
        if (begun == null) {
            return unknown();
        }
        return Reply.json(now(server, tasks, id, begun));
    }

    private static Map<String, Object> now(VendorServer server, ClipTasks tasks, String id, Request begun) {
        String file = model(begun).equals(DRAWS) ? id : "out.mp4";
        return switch (tasks.ask(id)) {
            case QUEUED -> prediction(id, begun, "starting", null, null);
            case RUNNING -> prediction(id, begun, "processing", null, null);
            case DONE -> prediction(id, begun, "succeeded", server.uri() + "/files/" + file, null);
            case FAILED -> prediction(id, begun, "failed", null, "CUDA out of memory");
            case REFUSED -> prediction(id, begun, "failed", null, "The input was flagged as sensitive. (E005)");
            case CANCELLED -> prediction(id, begun, "canceled", null, null);
        };
    }

    private static String model(Request begun) {
        return begun.path().contains(DRAWS) ? DRAWS : MODEL;
    }

    private static Reply picture(@org.jspecify.annotations.Nullable Request begun) {
        if (begun == null) {
            return unknown();
        }
        var input = begun.body().path("input");
        String[] shape = input.path("aspect_ratio").asString().split(":", 2);
        return Reply.of(
                "image/png",
                TestPictures.png(
                        60 * Integer.parseInt(shape[0]),
                        60 * Integer.parseInt(shape[1]),
                        input.path("prompt").asString()));
    }

    private static Map<String, Object> prediction(
            String id,
            Request begun,
            String status,
            @org.jspecify.annotations.Nullable String output,
            @org.jspecify.annotations.Nullable String error) {
        Map<String, Object> prediction = new LinkedHashMap<>();
        prediction.put("id", id);
        prediction.put("model", model(begun));
        prediction.put("version", "hidden");
        prediction.put("input", begun.body().path("input"));
        // models that draw give a list
        prediction.put("output", output == null || !model(begun).equals(DRAWS) ? output : List.of(output));
        prediction.put("error", error);
        prediction.put("status", status);
        prediction.put("data_removed", false);
        prediction.put("created_at", "2026-11-21T10:00:00.000Z");
        prediction.put("urls", Map.of("get", "https://api.replicate.com/v1/predictions/" + id));
        return prediction;
    }
}
