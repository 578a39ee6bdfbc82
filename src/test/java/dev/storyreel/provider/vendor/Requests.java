package dev.storyreel.provider.vendor;

import dev.storyreel.provider.LanguageRequest;
import dev.storyreel.provider.PictureRequest;
import dev.storyreel.provider.Prices;
import dev.storyreel.provider.SpeechRequest;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

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

    public static SpeechRequest speech() {
        return new SpeechRequest("The sea is quiet, said Dr. Smith.", "en", 1);
    }
}
