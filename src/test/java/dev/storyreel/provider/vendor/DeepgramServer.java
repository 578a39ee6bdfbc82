package dev.storyreel.provider.vendor;

import dev.storyreel.provider.vendor.VendorServer.Reply;
import dev.storyreel.provider.vendor.VendorServer.Request;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Deepgram's protocol. */
public final class DeepgramServer {
    private static final Set<String> RATES = Set.of("8000", "16000", "24000", "32000", "48000");

    private DeepgramServer() {}

    /** Says each word as a tone. */
    public static VendorServer speaking(VendorServer server) {
        return server.taking(
                        "GET /v1/projects",
                        null,
                        request -> isAuthorised(request) ? Reply.json(Map.of("projects", List.of())) : unauthorised())
                .taking("POST /v1/speak", "deepgram-speak.json", DeepgramServer::speak);
    }

    private static Reply speak(Request request) {
        if (!isAuthorised(request)) {
            return unauthorised();
        }
        Map<String, String> query = Stream.of(request.query().split("&", -1))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
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
