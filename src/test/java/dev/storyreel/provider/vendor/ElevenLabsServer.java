package dev.storyreel.provider.vendor;

import dev.storyreel.provider.vendor.VendorServer.Reply;
import dev.storyreel.provider.vendor.VendorServer.Request;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** ElevenLabs' protocol: sound as Base64 beside the times of its characters. */
public final class ElevenLabsServer {
    /** Of 128 kbit/s at 44.1 kHz: 26.12 ms of silence. */
    public static final int MP3_FRAME = 417;

    private static final double SECONDS_PER_WORD = 0.3;
    private static final Set<String> VOICES = Set.of("JBFqnCBsd6RMkjVDRZzb", "EXAVITQu4vr4xnSDxMaL");

    private ElevenLabsServer() {}

    /** Says each word as a tone; as MP3, silence of that length. */
    public static VendorServer speaking(VendorServer server) {
        return server.taking(
                        "GET /v2/voices", null, request -> isAuthorised(request) ? voices(request) : unauthorised())
                .taking("POST /v1/text-to-speech/*", "elevenlabs-speech.json", ElevenLabsServer::speak);
    }

    private static Reply voices(Request request) {
        Map<String, String> query = request.parameters();
        if (!query.getOrDefault("page_size", "10").matches("[1-9]\\d?|100")) {
            return error(400, "invalid_page_size", "page_size must be 1 to 100");
        }
        // a page has one voice here, so that there are two of them
        Map<String, Object> george = Map.of(
                "voice_id", "JBFqnCBsd6RMkjVDRZzb",
                "name", "George",
                "category", "premade",
                "labels", Map.of("gender", "male", "accent", "british", "language", "en", "use_case", "narration"),
                "description", "Warm resonance that instantly captivates listeners.",
                "preview_url", "https://storage.example.com/george.mp3",
                "verified_languages", List.of(Map.of("language", "de", "locale", "de-DE", "model_id", "eleven_v3")));
        Map<String, Object> sarah = Map.of(
                "voice_id",
                "EXAVITQu4vr4xnSDxMaL",
                "name",
                "Sarah",
                "labels",
                Map.of("gender", "female", "accent", "american", "language", "en"),
                "verified_languages",
                List.of());
        return query.containsKey("next_page_token")
                ? Reply.json(Map.of("voices", List.of(sarah), "has_more", false, "total_count", 2))
                : Reply.json(Map.of("voices", List.of(george), "has_more", true, "next_page_token", "p2"));
    }

    private static Reply speak(Request request) {
        if (!isAuthorised(request)) {
            return unauthorised();
        }
        String voice = request.path().replaceFirst("^/v1/text-to-speech/", "").replaceFirst("/with-timestamps$", "");
        if (!request.path().endsWith("/with-timestamps") || !VOICES.contains(voice)) {
            return error(404, "voice_not_found", "A voice with the voice_id " + voice + " was not found.");
        }
        String model = request.body().path("model_id").asString("");
        if (model.equals("eleven_multilingual_v2") && request.body().has("language_code")) {
            return error(400, "unsupported_language", "Model does not support language_code.");
        }
        String format = request.parameters().getOrDefault("output_format", "mp3_44100_128");
        String text = request.body().path("text").asString();
        double speed = request.body().path("voice_settings").path("speed").asDouble(1);
        double seconds = text.split("\\s+").length * SECONDS_PER_WORD / speed;
        byte[] sound = switch (format) {
            case "mp3_44100_128" -> mp3(seconds);
            case "pcm_44100" -> TestSounds.tone((int) (44_100 * seconds), 44_100);
            default -> new byte[0];
        };
        return sound.length == 0
                ? error(400, "invalid_output_format", "no such format: " + format)
                : Reply.json(Map.of(
                        "audio_base64",
                        Base64.getEncoder().encodeToString(sound),
                        "alignment",
                        alignment(text, seconds)));
    }

    private static byte[] mp3(double seconds) {
        byte[] sound = new byte[(int) Math.ceil(seconds / 0.02612) * MP3_FRAME];
        for (int frame = 0; frame < sound.length; frame += MP3_FRAME) {
            System.arraycopy(new byte[] {(byte) 0xff, (byte) 0xfb, (byte) 0x90, (byte) 0xc4}, 0, sound, frame, 4);
        }
        return sound;
    }

    private static Map<String, Object> alignment(String text, double seconds) {
        List<String> characters = Arrays.asList(text.split(""));
        List<Double> starts = new ArrayList<>();
        List<Double> ends = new ArrayList<>();
        for (int i = 0; i < characters.size(); i++) {
            starts.add(seconds * i / characters.size());
            ends.add(seconds * (i + 1) / characters.size());
        }
        return Map.of(
                "characters", characters, "character_start_times_seconds", starts, "character_end_times_seconds", ends);
    }

    private static boolean isAuthorised(Request request) {
        return request.header("xi-api-key").equals("test-key");
    }

    private static Reply unauthorised() {
        return error(401, "invalid_api_key", "Invalid API key");
    }

    /** An error in ElevenLabs' shape. */
    public static Reply error(int status, String code, String message) {
        return Reply.json(status, Map.of("detail", Map.of("status", code, "message", message)));
    }
}
