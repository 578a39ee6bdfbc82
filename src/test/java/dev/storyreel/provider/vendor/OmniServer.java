package dev.storyreel.provider.vendor;

import dev.storyreel.provider.vendor.VendorServer.Reply;
import dev.storyreel.provider.vendor.VendorServer.Request;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The protocol of the Gemini API's interactions, as far as clips go. */
public final class OmniServer {
    private OmniServer() {}

    public static VendorServer speaking(VendorServer server, ClipTasks tasks) {
        return server.taking("GET /v1beta/models", null, known(_ -> Reply.json(Map.of("models", List.of()))))
                .taking(
                        "POST /v1beta/interactions",
                        "omni-interaction.json",
                        known(request -> Reply.json(Map.of("id", tasks.begin(request), "status", "queued"))))
                .taking("POST /v1beta/interactions/*", null, known(request -> {
                    String id = ClipTasks.id(request, "/interactions/");
                    if (!tasks.knows(id) || !request.path().endsWith("/cancel")) {
                        return unknown();
                    }
                    tasks.cancel(id);
                    return Reply.json(Map.of("id", id, "status", "cancelled"));
                }))
                .taking("GET /v1beta/interactions/*", null, known(request -> get(server, tasks, request)))
                .taking("GET /v1beta/files/*", null, known(_ -> tasks.file()));
    }

    private static Function<Request, Reply> known(Function<Request, Reply> answer) {
        return request -> request.header("x-goog-api-key").equals("test-key")
                ? answer.apply(request)
                : GeminiServer.error(400, "INVALID_ARGUMENT", "API key not valid. Please pass a valid API key.");
    }

    /** An id that it does not know is a bad request, told in a list. */
    private static Reply unknown() {
        return Reply.json(
                400,
                List.of(Map.of(
                        "error", Map.of("code", 400, "message", "no such interaction", "status", "INVALID_ARGUMENT"))));
    }

    private static Reply get(VendorServer server, ClipTasks tasks, Request request) {
        String id = ClipTasks.id(request, "/interactions/");
        if (!tasks.knows(id)) {
            return unknown();
        }
        Map<String, Object> asked =
                Map.of("type", "user_input", "content", List.of(Map.of("type", "text", "text", "…")));
        return Reply.json(
                switch (tasks.ask(id)) {
                    case QUEUED -> Map.of("id", id, "status", "queued");
                    case RUNNING -> Map.of("id", id, "status", "in_progress", "steps", List.of(asked));
                    case DONE -> Map.of("id", id, "status", "completed", "steps", List.of(asked, output(server)));
                    case FAILED ->
                        Map.of("id", id, "status", "failed", "error", Map.of("code", "INTERNAL", "message", "oh no"));
                    // that there is no output is all it says
                    case REFUSED -> Map.of("id", id, "status", "completed", "steps", List.of(asked));
                    case CANCELLED -> Map.of("id", id, "status", "cancelled");
                });
    }

    private static Map<String, Object> output(VendorServer server) {
        return Map.of(
                "type",
                "model_output",
                "content",
                List.of(
                        Map.of("type", "text", "text", "Here it is."),
                        Map.of(
                                "type",
                                "video",
                                "mime_type",
                                "video/mp4",
                                "uri",
                                server.uri() + "/v1beta/files/abc:download?alt=media")));
    }
}
