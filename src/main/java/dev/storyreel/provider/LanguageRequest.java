package dev.storyreel.provider;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * @param instructions what the model is to do, as the system's
 * @param input what it is to do that with, as the user's
 * @param schemaName of the answer; letters, digits and underscores, at most 64
 * @param schema JSON Schema of the answer. Every object lists all its properties as required and takes no others, which all
 *     vendors want
 * @param maxOutputTokens the longest answer that makes sense
 */
public record LanguageRequest(
        String instructions, String input, String schemaName, Map<String, Object> schema, int maxOutputTokens) {
    private static final double BYTES_PER_TOKEN = 3;

    public LanguageRequest {
        if (!schemaName.matches("[A-Za-z0-9_]{1,64}")) {
            throw new IllegalArgumentException("not a name for a schema: " + schemaName);
        }
        if (maxOutputTokens < 1) {
            throw new IllegalArgumentException("maxOutputTokens must be positive: " + maxOutputTokens);
        }
        schema = Map.copyOf(schema);
    }

    /** The most it can use up: English has about four bytes to a token, so three are on the safe side. */
    public Usage atMost() {
        String all = instructions + input + schema;
        long bytes = all.getBytes(StandardCharsets.UTF_8).length;
        return Usage.tokens((long) Math.ceil(bytes / BYTES_PER_TOKEN), maxOutputTokens);
    }

    /** The same with more to go by. */
    public LanguageRequest adding(String more) {
        return new LanguageRequest(instructions, input + more, schemaName, schema, maxOutputTokens);
    }
}
