package dev.storyreel.provider.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.PropertyNamingStrategy;
import tools.jackson.databind.json.JsonMapper;

/** How vendors' JSON is written and read: what we leave out is not sent, what we do not know is passed over. */
public final class VendorJson {
    private VendorJson() {}

    /** For those who write {@code max_output_tokens}. */
    public static JsonMapper snakeCase() {
        return named(PropertyNamingStrategies.SNAKE_CASE);
    }

    /** For those who write {@code maxOutputTokens}. */
    public static JsonMapper camelCase() {
        return named(PropertyNamingStrategies.LOWER_CAMEL_CASE);
    }

    private static JsonMapper named(PropertyNamingStrategy names) {
        return JsonMapper.builder()
                .propertyNamingStrategy(names)
                .changeDefaultPropertyInclusion(each -> each.withValueInclusion(JsonInclude.Include.NON_NULL))
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .build();
    }
}
