package dev.storyreel.provider.vendor;

import dev.storyreel.provider.AttachedPicture;
import dev.storyreel.provider.LanguageRequest;
import dev.storyreel.provider.PictureRequest;
import dev.storyreel.provider.Prices;
import dev.storyreel.provider.RecognitionRequest;
import dev.storyreel.provider.SpeechRequest;
import dev.storyreel.provider.VideoRequest;
import dev.storyreel.provider.Wav;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Plain requests, for tests of adapters. */
public final class Requests {
    /** A dollar a million tokens. */
    public static final Prices PRICES = new Prices(
            LocalDate.of(2026, 11, 21),
            Map.of(
                    "openai",
                    Map.of(
                            "*",
                            Map.of(
                                    "million-input-tokens", BigDecimal.ONE,
                                    "million-output-tokens", BigDecimal.ONE))));

    private Requests() {}

    public static LanguageRequest language() {
        Map<String, Object> schema = Map.of(
                "type",
                "object",
                "properties",
                Map.of("title", Map.of("type", "string")),
                "required",
                List.of("title"),
                "additionalProperties",
                false);
        return new LanguageRequest("Answer.", "What is the sea?", "answer", schema, 500);
    }

    /** The same with a picture to look at. */
    public static LanguageRequest looking() {
        LanguageRequest asked = language();
        return new LanguageRequest(
                asked.instructions(),
                asked.input(),
                List.of(new AttachedPicture(TestPictures.png(32, 32, "a mug"), "image/png")),
                asked.schemaName(),
                asked.schema(),
                asked.maxOutputTokens());
    }

    /** What a model is given in pieces: their texts, and the beginning of what stands for a picture. */
    static String texts(JsonNode pieces, String text, String picture) {
        StringBuilder all = new StringBuilder();
        for (JsonNode piece : pieces) {
            if (piece.has(text)) {
                all.append(piece.path(text).asString()).append('\n');
            } else {
                String shown = piece.path(picture).toString();
                all.append("picture ")
                        .append(shown, 0, Math.min(60, shown.length()))
                        .append('\n');
            }
        }
        return all.toString();
    }

    public static PictureRequest picture(int width, int height) {
        return new PictureRequest(
                "A calm sea",
                "flat paper",
                List.of("#ffffff", "#000000", "#0000ff"),
                "calm",
                width,
                height,
                List.of("A calm sea"),
                0,
                7);
    }

    /** A sound of 1.2 seconds with four words, in a language that is to be found out. */
    public static RecognitionRequest recognition() {
        return recognition(TestSounds.speech("one two three four", 1, 16_000));
    }

    /** 1.2 seconds of nothing. */
    public static RecognitionRequest silence() {
        return recognition(Wav.mono16(new byte[2 * 19_200], 16_000));
    }

    private static RecognitionRequest recognition(byte[] wav) {
        return new RecognitionRequest(wav, "audio/wav", Duration.ofMillis(1_200), Optional.empty(), true);
    }

    /** Of five and a half seconds, 9:16. */
    public static VideoRequest video(int seed) {
        return new VideoRequest(
                "a key", "A calm sea", "The waves roll.", () -> TestPictures.png(2, 2, "sea"), 1080, 1920, 5.5, seed);
    }

    public static SpeechRequest speech() {
        return new SpeechRequest("The sea is quiet, said Dr. Smith.", "en", 1);
    }
}
