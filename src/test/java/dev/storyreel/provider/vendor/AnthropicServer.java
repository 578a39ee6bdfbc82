package dev.storyreel.provider.vendor;

import dev.storyreel.provider.vendor.VendorServer.Reply;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Anthropic's protocol. */
public final class AnthropicServer {
    private AnthropicServer() {}

    /** @param write what its models write */
    public static VendorServer speaking(VendorServer server, Function<String, String> write) {
        return server.taking(
                        "GET /v1/models",
                        null,
                        request -> request.header("x-api-key").equals("test-key")
                                ? Reply.json(Map.of("data", List.of()))
                                : error(401, "authentication_error", "invalid x-api-key"))
                .taking("POST /v1/messages", "anthropic-messages.json", request -> {
                    if (!request.header("x-api-key").equals("test-key")) {
                        return error(401, "authentication_error", "invalid x-api-key");
                    }
                    if (!request.header("anthropic-version").equals("2023-06-01")) {
                        return error(400, "invalid_request_error", "anthropic-version: header is required");
                    }
                    return message(
                            "end_turn",
                            write.apply(request.body().path("system").asString() + "\n"
                                    + Requests.texts(
                                            request.body()
                                                    .path("messages")
                                                    .path(0)
                                                    .path("content"),
                                            "text",
                                            "source")));
                });
    }

    /** A message that ended for that reason. */
    public static Reply message(String stopReason, String text) {
        return Reply.json(Map.of(
                "id", "msg_1",
                "type", "message",
                "role", "assistant",
                "model", "claude-sonnet-5-5",
                "content", List.of(Map.of("type", "text", "text", text)),
                "stop_reason", stopReason,
                "usage", Map.of("input_tokens", 200, "output_tokens", 300)));
    }

    /** An error in Anthropic's shape. */
    public static Reply error(int status, String type, String message) {
        return Reply.json(status, Map.of("type", "error", "error", Map.of("type", type, "message", message)));
    }
}
