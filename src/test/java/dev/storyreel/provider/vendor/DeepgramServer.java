package dev.storyreel.provider.vendor;

import dev.storyreel.provider.vendor.VendorServer.Reply;
import dev.storyreel.provider.vendor.VendorServer.Request;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Deepgram's protocol. */
public final class DeepgramServer {
    private static final Set<String> RATES = Set.of("8000", "16000", "24000", "32000", "48000");

    private static final Set<String> LISTENING =
            Set.of("model", "language", "detect_language", "diarize", "smart_format", "punctuate", "utterances");

    private DeepgramServer() {}

    /** Says each word as a tone. */
    public static VendorServer speaking(VendorServer server) {
        return server.taking(
                        "GET /v1/projects",
                        null,
                        request -> isAuthorised(request) ? Reply.json(Map.of("projects", List.of())) : unauthorised())
                .taking(
                        "GET /v1/models",
                        null,
                        request -> isAuthorised(request)
                                ? Reply.json(Map.of(
                                        "stt",
                                        List.of(Map.of("name", "nova-3", "languages", List.of("en"))),
                                        "tts",
                                        List.of(
                                                model("thalia", "en", "en-US", "feminine"),
                                                model("viktoria", "de", "de-DE", "feminine"),
                                                model("julius", "de", "de-DE", "masculine"))))
                                : unauthorised())
                .taking("POST /v1/speak", "deepgram-speak.json", DeepgramServer::speak)
                .taking("POST /v1/listen", null, DeepgramServer::listen);
    }

    private static Reply listen(Request request) {
        if (!isAuthorised(request)) {
            return unauthorised();
        }
        Map<String, String> query = request.parameters();
        boolean known = LISTENING.containsAll(query.keySet())
                && query.getOrDefault("model", "").equals("nova-3")
                && query.containsKey("language")
                        != query.getOrDefault("detect_language", "false").equals("true")
                && request.header("Content-Type").startsWith("audio/");
        if (!known) {
            return Reply.json(
                    400, Map.of("err_code", "Bad Request", "err_msg", "no such option: " + query, "request_id", "1"));
        }
        List<Map<String, Object>> words = TestSounds.heard(request.bytes()).stream()
                .map(heard -> Map.<String, Object>of(
                        "word",
                        heard.word(),
                        "punctuated_word",
                        heard.word() + ",",
                        "start",
                        heard.start(),
                        "end",
                        heard.end(),
                        "confidence",
                        0.98,
                        "speaker",
                        0))
                .toList();
        List<Map<String, Object>> utterances = words.isEmpty()
                ? List.of()
                : List.of(Map.of(
                        "start",
                        words.getFirst().get("start"),
                        "end",
                        words.getLast().get("end"),
                        "transcript",
                        "word0, word1,",
                        "words",
                        words,
                        "speaker",
                        0,
                        "channel",
                        0));
        return transcript(words, utterances);
    }

    /** A transcript of 1.2 seconds. */
    public static Reply transcript(List<Map<String, Object>> words, List<Map<String, Object>> utterances) {
        return Reply.json(Map.of(
                "metadata",
                Map.of("request_id", "1", "duration", 1.2, "channels", 1),
                "results",
                Map.of(
                        "channels",
                        List.of(Map.of(
                                "detected_language",
                                "en",
                                "alternatives",
                                List.of(Map.of("transcript", "", "confidence", 0.9, "words", words)))),
                        "utterances",
                        utterances)));
    }

    private static Map<String, Object> model(String name, String language, String locale, String gender) {
        return Map.of(
                "name",
                name,
                "canonical_name",
                "aura-2-" + name + "-" + language,
                "architecture",
                "aura-2",
                "languages",
                List.of(language, locale),
                "version",
                "2025-04-07.0",
                "metadata",
                Map.of(
                        "accent",
                        "Plain",
                        "tags",
                        List.of(gender, "calm"),
                        "sample",
                        "https://static.example.com/" + name + ".wav",
                        "use_cases",
                        List.of("Narration")));
    }

    private static Reply speak(Request request) {
        if (!isAuthorised(request)) {
            return unauthorised();
        }
        Map<String, String> query = request.parameters();
        double speed = Double.parseDouble(query.getOrDefault("speed", "1"));
        boolean known = query.getOrDefault("model", "").matches("aura-2-[a-z]+-[a-z]{2}")
                && query.getOrDefault("encoding", "").equals("linear16")
                && query.getOrDefault("container", "").equals("wav")
                && RATES.contains(query.getOrDefault("sample_rate", ""))
                && speed >= 0.7
                && speed <= 1.5;
        if (!known) {
            return Reply.json(
                    400, Map.of("err_code", "Bad Request", "err_msg", "no such option: " + query, "request_id", "1"));
        }
        return Reply.of(
                "audio/wav", TestSounds.speech(request.body().path("text").asString(), speed, 48_000));
    }

    private static boolean isAuthorised(Request request) {
        return request.header("Authorization").equals("Token test-key");
    }

    private static Reply unauthorised() {
        return Reply.json(
                401, Map.of("category", "UNAUTHORIZED", "message", "Invalid credentials.", "request_id", "1"));
    }
}
