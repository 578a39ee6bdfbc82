package dev.storyreel.provider.vendor;

import dev.storyreel.provider.vendor.VendorServer.Reply;
import dev.storyreel.provider.vendor.VendorServer.Request;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Runway's protocol. */
public final class RunwayServer {
    private RunwayServer() {}

    public static VendorServer speaking(VendorServer server, ClipTasks tasks) {
        Function<Request, Reply> begin =
                request -> Reply.json(Map.of("id", tasks.begin(request), "estimatedCost", Map.of("credits", 25)));
        return server.taking("GET /v1/organization", null, known(_ -> Reply.json(Map.of("creditBalance", 1000))))
                .taking("POST /v1/image_to_video", "runway-clip.json", known(begin))
                .taking("POST /v1/text_to_video", "runway-text.json", known(begin))
                .taking("GET /v1/tasks/*", null, known(request -> task(server, tasks, request)))
                .taking("DELETE /v1/tasks/*", null, known(request -> {
                    String id = ClipTasks.id(request, "/tasks/");
                    if (!tasks.knows(id)) {
                        return unknown();
                    }
                    tasks.cancel(id);
                    return new Reply(204, "application/json", new byte[0]);
                }))
                // an address with a key of its own
                .taking("GET /output.mp4", null, _ -> tasks.file());
    }

    private static Function<Request, Reply> known(Function<Request, Reply> answer) {
        return request -> !request.header("Authorization").equals("Bearer test-key")
                ? Reply.json(401, Map.of("error", "Not authorized."))
                : !request.header("X-Runway-Version").equals("2024-11-06")
                        ? Reply.json(400, Map.of("error", "X-Runway-Version is needed."))
                        : answer.apply(request);
    }

    private static Reply unknown() {
        return Reply.json(404, Map.of("error", "An asset, task or organization with that id was not found."));
    }

    private static Reply task(VendorServer server, ClipTasks tasks, Request request) {
        String id = ClipTasks.id(request, "/tasks/");
        if (!tasks.knows(id)) {
            return unknown();
        }
        Map<String, Object> task = new LinkedHashMap<>(Map.of("id", id, "createdAt", "2026-11-21T10:00:00.000Z"));
        switch (tasks.ask(id)) {
            case QUEUED -> task.put("status", "THROTTLED");
            case RUNNING -> task.putAll(Map.of("status", "RUNNING", "progress", 0.4));
            case DONE ->
                task.putAll(Map.of(
                        "status", "SUCCEEDED",
                        "output", List.of(server.uri() + "/output.mp4?_jwt=abc"),
                        "cost", Map.of("credits", 20)));
            case FAILED ->
                task.putAll(Map.of(
                        "status", "FAILED",
                        "failure", "An unexpected error occurred.",
                        "failureCode", "INTERNAL.BAD_OUTPUT.CODE01",
                        "cost", Map.of("credits", 3)));
            case REFUSED ->
                task.putAll(Map.of(
                        "status", "FAILED",
                        "failure", "The provided image was flagged by content moderation.",
                        "failureCode", "SAFETY.INPUT.IMAGE",
                        "cost", Map.of("credits", 0)));
            case CANCELLED -> {
                if (tasks.cancelled().contains(id)) {
                    return unknown();
                }
                task.putAll(Map.of("status", "CANCELLED", "cost", Map.of("credits", 0)));
            }
        }
        return Reply.json(task);
    }
}
