package dev.storyreel.provider;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * @param instructions what the model is to do, as the system's
 * @param input what it is to do that with, as the user's
 * @param pictures that it is shown with the input, in order
 * @param schemaName of the answer; letters, digits and underscores, at most 64
 * @param schema JSON Schema of the answer. Every object lists all its properties as required and takes no others, which all
 *     vendors want
 * @param maxOutputTokens the longest answer that makes sense
 */
public record LanguageRequest(
        String instructions,
        String input,
        List<AttachedPicture> pictures,
        String schemaName,
        Map<String, Object> schema,
        int maxOutputTokens) {
    private static final double BYTES_PER_TOKEN = 3;

    /** No vendor counts more for one, however large. */
    private static final int TOKENS_PER_PICTURE = 5_000;

    public LanguageRequest {
        if (!schemaName.matches("[A-Za-z0-9_]{1,64}")) {
            throw new IllegalArgumentException("not a name for a schema: " + schemaName);
        }
        if (maxOutputTokens < 1) {
            throw new IllegalArgumentException("maxOutputTokens must be positive: " + maxOutputTokens);
        }
        pictures = List.copyOf(pictures);
        schema = Map.copyOf(schema);
    }

    /** Without pictures. */
    public LanguageRequest(
            String instructions, String input, String schemaName, Map<String, Object> schema, int maxOutputTokens) {
        this(instructions, input, List.of(), schemaName, schema, maxOutputTokens);
    }

    /** The most it can use up: English has about four bytes to a token, so three are on the safe side. */
    public Usage atMost() {
        String all = instructions + input + schema;
        long bytes = all.getBytes(StandardCharsets.UTF_8).length;
        long shown = (long) pictures.size() * TOKENS_PER_PICTURE;
        return Usage.tokens((long) Math.ceil(bytes / BYTES_PER_TOKEN) + shown, maxOutputTokens);
    }

    /** The same with more to go by. */
    public LanguageRequest adding(String more) {
        return new LanguageRequest(instructions, input + more, pictures, schemaName, schema, maxOutputTokens);
    }
}
