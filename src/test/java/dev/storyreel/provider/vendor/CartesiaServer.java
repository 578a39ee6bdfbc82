package dev.storyreel.provider.vendor;

import dev.storyreel.provider.vendor.VendorServer.Reply;
import dev.storyreel.provider.vendor.VendorServer.Request;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Cartesia's protocol: a stream of events with pieces of sound and the times of words. */
public final class CartesiaServer {
    private static final double SECONDS_PER_WORD = 0.3;

    private CartesiaServer() {}

    /** Says each word as a tone. */
    public static VendorServer speaking(VendorServer server) {
        return server.taking(
                        "GET /voices",
                        null,
                        request -> request.header("Authorization").equals("Bearer test-key")
                                ? voices(request)
                                : Reply.json(401, Map.of("error_code", "unauthorized", "message", "bad key")))
                .taking("POST /tts/sse", "cartesia-sse.json", CartesiaServer::speak);
    }

    /** Of two pages, however many were asked for. */
    private static Reply voices(Request request) {
        Map<String, String> query = request.parameters();
        if (!query.getOrDefault("limit", "10").matches("[1-9]\\d?|100")) {
            return Reply.json(400, Map.of("error_code", "invalid", "message", "limit must be 1 to 100"));
        }
        return switch (query.getOrDefault("starting_after", "")) {
            case "" ->
                Reply.json(Map.of(
                        "data",
                        List.of(
                                voice(
                                        "79f8b5fb-2cc8-479a-80df-29f7a7cf1a3e",
                                        "Theo",
                                        "en",
                                        "masculine",
                                        "en-US",
                                        "de-DE"),
                                voice("a-voice", "Katie", "en", "feminine", "en-GB")),
                        "has_more",
                        true,
                        "next_page",
                        "a-voice"));
            case "a-voice" ->
                Reply.json(Map.of("data", List.of(voice("b-voice", "Sandra", "de", "feminine")), "has_more", false));
            default -> Reply.json(404, Map.of("error_code", "voice_not_found", "message", "no such voice"));
        };
    }

    private static Map<String, Object> voice(
            String id, String name, String language, String gender, String... locales) {
        return Map.of(
                "id",
                id,
                "name",
                name,
                "description",
                "A calm voice for stories",
                "gender",
                gender,
                "language",
                language,
                "is_owner",
                false,
                "is_public",
                true,
                "created_at",
                "2026-01-01T00:00:00Z",
                "locales",
                Stream.of(locales)
                        .map(locale -> Map.of("locale", locale, "is_native", true))
                        .toList());
    }

    private static Reply speak(Request request) {
        if (!request.header("Authorization").equals("Bearer test-key")) {
            return Reply.json(401, Map.of("error_code", "unauthorized", "title", "Unauthorized", "message", "bad key"));
        }
        if (!request.header("Cartesia-Version").matches("\\d{4}-\\d{2}-\\d{2}")) {
            return Reply.json(400, Map.of("error_code", "version_required", "message", "Cartesia-Version is required"));
        }
        String[] words = request.body().path("transcript").asString().split("\\s+");
        double speed = request.body().path("generation_config").path("speed").asDouble(1);
        int rate = request.body().path("output_format").path("sample_rate").asInt();
        StringBuilder stream = new StringBuilder();
        List<Double> starts = new ArrayList<>();
        List<Double> ends = new ArrayList<>();
        double seconds = SECONDS_PER_WORD / speed;
        for (int i = 0; i < words.length; i++) {
            starts.add(i * seconds);
            ends.add((i + 0.8) * seconds);
            stream.append(event(Map.of(
                    "type",
                    "chunk",
                    "done",
                    false,
                    "status_code",
                    206,
                    "step_time",
                    12.5,
                    "data",
                    Base64.getEncoder().encodeToString(TestSounds.tone((int) (rate * seconds), rate)))));
        }
        int half = words.length / 2;
        stream.append(times(List.of(words).subList(0, half), starts.subList(0, half), ends.subList(0, half)));
        stream.append(times(
                List.of(words).subList(half, words.length),
                starts.subList(half, words.length),
                ends.subList(half, words.length)));
        stream.append(event(Map.of("type", "done", "done", true, "status_code", 206)));
        return Reply.of("text/event-stream", stream.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static String times(List<String> words, List<Double> starts, List<Double> ends) {
        return event(Map.of(
                "type",
                "timestamps",
                "done",
                false,
                "status_code",
                206,
                "word_timestamps",
                Map.of("words", words, "start", starts, "end", ends)));
    }

    static String event(Map<String, Object> data) {
        return "data: " + VendorServer.JSON.writeValueAsString(data) + "\n\n";
    }
}
