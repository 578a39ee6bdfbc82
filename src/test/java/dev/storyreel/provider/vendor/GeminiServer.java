package dev.storyreel.provider.vendor;

import dev.storyreel.provider.vendor.VendorServer.Reply;
import dev.storyreel.provider.vendor.VendorServer.Request;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The Gemini API's protocol. */
public final class GeminiServer {
    private GeminiServer() {}

    /** @param write what its models write */
    public static VendorServer speaking(VendorServer server, Function<String, String> write) {
        return server.taking(
                        "GET /v1beta/models",
                        null,
                        request -> request.header("x-goog-api-key").equals("test-key")
                                ? Reply.json(Map.of("models", List.of()))
                                : error(400, "INVALID_ARGUMENT", "API key not valid. Please pass a valid API key."))
                .taking("POST /v1beta/models/*", "gemini-generate.json", request -> answer(request, write));
    }

    private static Reply answer(Request request, Function<String, String> write) {
        if (!request.path().endsWith(":generateContent")) {
            return error(404, "NOT_FOUND", "no such method");
        }
        if (!request.header("x-goog-api-key").equals("test-key")) {
            return error(400, "INVALID_ARGUMENT", "API key not valid. Please pass a valid API key.");
        }
        String text = request.body()
                        .path("systemInstruction")
                        .path("parts")
                        .path(0)
                        .path("text")
                        .asString("") + "\n"
                + Requests.texts(request.body().path("contents").path(0).path("parts"), "text", "inlineData");
        var config = request.body().path("generationConfig");
        if (config.path("responseModalities").path(0).asString("").equals("IMAGE")) {
            String[] ratio =
                    config.path("imageConfig").path("aspectRatio").asString().split(":", 2);
            int width = 60 * Integer.parseInt(ratio[0]);
            int height = 60 * Integer.parseInt(ratio[1]);
            return part(Map.of(
                    "inlineData", Map.of("mimeType", "image/png", "data", TestPictures.png(width, height, text))));
        }
        return part(Map.of("text", write.apply(text)));
    }

    private static Reply part(Map<String, Object> part) {
        return Reply.json(Map.of(
                "candidates",
                        List.of(Map.of(
                                "index",
                                0,
                                "finishReason",
                                "STOP",
                                "content",
                                Map.of("role", "model", "parts", List.of(part)))),
                "usageMetadata", Map.of("promptTokenCount", 120, "candidatesTokenCount", 1290, "totalTokenCount", 1410),
                "modelVersion", "gemini-nano-banana-2.1"));
    }

    /** An answer that ended otherwise. */
    public static Reply ended(String finishReason) {
        return Reply.json(Map.of("candidates", List.of(Map.of("index", 0, "finishReason", finishReason))));
    }

    /** An error in Google's shape. */
    public static Reply error(int status, String code, String message) {
        return Reply.json(status, Map.of("error", Map.of("code", status, "message", message, "status", code)));
    }
}
