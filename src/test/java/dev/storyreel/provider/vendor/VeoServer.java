package dev.storyreel.provider.vendor;

import dev.storyreel.provider.vendor.VendorServer.Reply;
import dev.storyreel.provider.vendor.VendorServer.Request;
import java.util.List;
import java.util.Map;

/** The protocol of Veo on Google Cloud, and of who gives out its tokens. */
public final class VeoServer {
    /** Where the clips are made. */
    public static final String MODEL =
            "projects/a-project/locations/us-central1/publishers/google/models/veo-3.1-fast-generate-001";

    private VeoServer() {}

    public static VendorServer speaking(VendorServer server, ClipTasks tasks) {
        return server.taking(
                        "GET /v1/projects/a-project/locations/us-central1",
                        null,
                        request -> known(request, () -> Reply.json(Map.of("name", "us-central1"))))
                .taking(
                        "POST /v1/" + MODEL + ":predictLongRunning",
                        "veo-predict.json",
                        request -> known(request, () -> Reply.json(Map.of("name", name(tasks.begin(request))))))
                .taking(
                        "POST /v1/" + MODEL + ":fetchPredictOperation",
                        null,
                        request -> known(request, () -> fetch(tasks, request)))
                .taking(
                        "POST /v1/" + MODEL + "/operations/*",
                        null,
                        request -> known(request, () -> {
                            String id = ClipTasks.id(request, "/operations/").replace(":cancel", "");
                            if (!tasks.knows(id)) {
                                return GeminiServer.error(404, "NOT_FOUND", "no such operation");
                            }
                            tasks.cancel(id);
                            return Reply.json(Map.of());
                        }));
    }

    /** What it calls a task. */
    public static String name(String id) {
        return MODEL + "/operations/" + id;
    }

    private static Reply known(Request request, java.util.function.Supplier<Reply> answer) {
        return request.header("Authorization").equals("Bearer test-key")
                ? answer.get()
                : GeminiServer.error(401, "UNAUTHENTICATED", "Request had invalid authentication credentials.");
    }

    private static Reply fetch(ClipTasks tasks, Request request) {
        String name = request.body().path("operationName").asString("");
        String id = name.substring(name.lastIndexOf('/') + 1);
        if (!name.equals(name(id)) || !tasks.knows(id)) {
            return GeminiServer.error(404, "NOT_FOUND", "no such operation");
        }
        return Reply.json(
                switch (tasks.ask(id)) {
                    case QUEUED, RUNNING -> Map.of("name", name);
                    case DONE ->
                        Map.of(
                                "name",
                                name,
                                "done",
                                true,
                                "response",
                                Map.of(
                                        "raiMediaFilteredCount",
                                        0,
                                        "videos",
                                        List.of(Map.of(
                                                "mimeType",
                                                "video/mp4",
                                                "bytesBase64Encoded",
                                                tasks.file().body()))));
                    case FAILED ->
                        Map.of("name", name, "done", true, "error", Map.of("code", 13, "message", "Internal error."));
                    case REFUSED ->
                        Map.of(
                                "name",
                                name,
                                "done",
                                true,
                                "response",
                                Map.of("raiMediaFilteredCount", 1, "raiMediaFilteredReasons", List.of("…")));
                    case CANCELLED ->
                        Map.of("name", name, "done", true, "error", Map.of("code", 1, "message", "cancelled"));
                });
    }
}
