package dev.storyreel.provider.routing;

import java.util.List;
import java.util.function.Function;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/** A model's answer after a look at it. */
sealed interface Checked<T> {
    int LONGEST_TEXT = 1_500;

    JsonMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    record Good<T>(T answer) implements Checked<T> {}

    /** @param wrong for the model, and for people */
    record Bad<T>(String wrong) implements Checked<T> {}

    /** @param faults what is wrong with an answer of the right shape */
    static <T> Checked<T> read(String answer, Class<T> type, Function<T, List<String>> faults) {
        T read;
        try {
            read = JSON.readValue(unfenced(answer), type);
            if (read == null) {
                return new Bad<>("it is null");
            }
        } catch (JacksonException e) {
            return new Bad<>("it is not JSON of the schema that was given (" + e.getOriginalMessage() + ")");
        }
        List<String> wrong = faults.apply(read);
        return wrong.isEmpty() ? new Good<>(read) : new Bad<>(String.join("; ", wrong));
    }

    /** Local models like to put their JSON into a Markdown fence. */
    private static String unfenced(String answer) {
        String text = answer.strip();
        return text.startsWith("```") && text.endsWith("```") && text.length() > 6
                ? text.substring(3, text.length() - 3).replaceFirst("^json\\b", "")
                : text;
    }

    static List<String> textFaults(String which, String text) {
        if (text.codePoints().noneMatch(Character::isLetterOrDigit)) {
            return List.of(which + " is empty");
        }
        return text.length() > LONGEST_TEXT
                ? List.of(which + " is longer than " + LONGEST_TEXT + " characters")
                : List.of();
    }
}
