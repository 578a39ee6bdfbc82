package dev.storyreel.story;

import java.util.List;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Reads and writes the JSON of columns and files, in the form that clients see too. */
@Component
class Json {
    private final JsonMapper mapper;

    Json(JsonMapper mapper) {
        this.mapper = mapper;
    }

    String write(Object value) {
        return mapper.writeValueAsString(value);
    }

    /** For files that people open. */
    byte[] writePretty(Object value) {
        return mapper.writerWithDefaultPrettyPrinter().writeValueAsBytes(value);
    }

    <T> T read(String json, Class<T> type) {
        return mapper.readValue(json, type);
    }

    <T> T read(byte[] json, Class<T> type) {
        return mapper.readValue(json, type);
    }

    List<String> readStrings(String json) {
        return List.of(mapper.readValue(json, String[].class));
    }
}
