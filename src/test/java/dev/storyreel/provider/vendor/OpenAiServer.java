package dev.storyreel.provider.vendor;

import dev.storyreel.provider.vendor.VendorServer.Reply;
import dev.storyreel.provider.vendor.VendorServer.Request;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** OpenAI's protocol. */
public final class OpenAiServer {
    private OpenAiServer() {}

    /** @param write what its models write when they are given instructions and an input */
    public static VendorServer speaking(VendorServer server, Function<String, String> write) {
        return server.taking(
                        "GET /v1/models",
                        null,
                        request -> authorised(request, () -> Reply.json(Map.of("data", List.of()))))
                .taking(
                        "POST /v1/responses",
                        "openai-responses.json",
                        request -> authorised(request, () -> {
                            String text = write.apply(
                                    request.body().path("instructions").asString() + "\n" + input(request));
                            return response(
                                    "completed", Map.of("type", "output_text", "text", text, "annotations", List.of()));
                        }))
                .taking(
                        "POST /v1/chat/completions",
                        "openai-chat.json",
                        request -> authorised(request, () -> {
                            StringBuilder said = new StringBuilder();
                            request.body()
                                    .path("messages")
                                    .forEach(message -> said.append(
                                                    message.path("content").isString()
                                                            ? message.path("content")
                                                                    .asString()
                                                            : Requests.texts(
                                                                    message.path("content"), "text", "image_url"))
                                            .append('\n'));
                            return chat("stop", write.apply(said.toString()));
                        }))
                .taking(
                        "POST /v1/audio/speech",
                        "openai-speech.json",
                        request -> authorised(
                                request,
                                () -> Reply.of(
                                        "audio/wav",
                                        TestSounds.speech(
                                                request.body().path("input").asString(),
                                                request.body().path("speed").asDouble(1),
                                                24_000))))
                .taking(
                        "POST /v1/audio/transcriptions",
                        null,
                        request -> authorised(request, () -> transcribe(Form.of(request))))
                .taking(
                        "POST /v1/images/generations",
                        "openai-images.json",
                        request -> authorised(request, () -> {
                            String[] size =
                                    request.body().path("size").asString().split("x", 2);
                            int width = Integer.parseInt(size[0]);
                            int height = Integer.parseInt(size[1]);
                            if (width % 16 != 0 || height % 16 != 0) {
                                return error(400, "invalid_request_error", "size must be divisible by 16");
                            }
                            byte[] image = TestPictures.png(
                                    width, height, request.body().path("prompt").asString());
                            return Reply.json(Map.of("created", 1, "data", List.of(Map.of("b64_json", image))));
                        }));
    }

    /** What a request for a response is about: its text, and each picture by its type. */
    public static String input(Request request) {
        return Requests.texts(request.body().path("input").path(0).path("content"), "text", "image_url");
    }

    private static Reply transcribe(Form form) {
        if (!form.names().containsAll(List.of("file", "model", "response_format", "timestamp_granularities[]"))) {
            return error(400, "invalid_request_error", "something is missing of " + form.names());
        }
        if (!form.texts("response_format").equals(List.of("verbose_json"))
                || !form.texts("timestamp_granularities[]").equals(List.of("word", "segment"))
                || !form.fileName("file").endsWith(".wav")) {
            return error(400, "invalid_request_error", "no such form");
        }
        List<TestSounds.Heard> heard = TestSounds.heard(form.bytes("file"));
        List<Map<String, Object>> segments = heard.isEmpty()
                ? List.of()
                : List.of(Map.of(
                        "id",
                        0,
                        "start",
                        heard.getFirst().start(),
                        "end",
                        heard.getLast().end(),
                        "text",
                        " Word0, word1."));
        return Reply.json(Map.of(
                "task", "transcribe", "language", "english", "duration", 1.2, "words", heard, "segments", segments));
    }

    /** A response with one piece of content. */
    public static Reply response(String status, Map<String, Object> content) {
        return Reply.json(Map.of(
                "id",
                "resp_1",
                "object",
                "response",
                "status",
                status,
                "model",
                "gpt-6.1-sol-2026-07-01",
                "output",
                List.of(
                        Map.of("type", "reasoning", "id", "rs_1", "summary", List.of()),
                        Map.of(
                                "type", "message",
                                "id", "msg_1",
                                "role", "assistant",
                                "status", status,
                                "content", List.of(content))),
                "usage",
                Map.of(
                        "input_tokens", 200,
                        "input_tokens_details", Map.of("cached_tokens", 0),
                        "output_tokens", 300,
                        "output_tokens_details", Map.of("reasoning_tokens", 10),
                        "total_tokens", 500)));
    }

    static Reply chat(String finishReason, String text) {
        return Reply.json(Map.of(
                "id", "chatcmpl_1",
                "object", "chat.completion",
                "model", "local-7b",
                "choices",
                        List.of(Map.of(
                                "index",
                                0,
                                "finish_reason",
                                finishReason,
                                "message",
                                Map.of("role", "assistant", "content", text))),
                "usage", Map.of("prompt_tokens", 200, "completion_tokens", 300, "total_tokens", 500)));
    }

    /** An error in OpenAI's shape. */
    public static Reply error(int status, String type, String message) {
        return Reply.json(status, Map.of("error", Map.of("message", message, "type", type, "code", type)));
    }

    private static Reply authorised(Request request, java.util.function.Supplier<Reply> answer) {
        return request.header("Authorization").equals("Bearer test-key")
                ? answer.get()
                : error(401, "invalid_api_key", "Incorrect API key provided: sk-test-verysecretkey");
    }
}
