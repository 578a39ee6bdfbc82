package dev.storyreel.kind;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Reads and writes the JSON of columns and files, in the form that clients see too. */
@Component
public class Json {
    private static final Logger LOG = LoggerFactory.getLogger(Json.class);

    private final JsonMapper mapper;

    Json(JsonMapper mapper) {
        this.mapper = mapper;
    }

    public String write(Object value) {
        return mapper.writeValueAsString(value);
    }

    /** For files that people open. */
    public byte[] writePretty(Object value) {
        return mapper.writerWithDefaultPrettyPrinter().writeValueAsBytes(value);
    }

    public <T> T read(String json, Class<T> type) {
        return mapper.readValue(json, type);
    }

    /** Null for a column without a value. */
    public <T> @Nullable T readNullable(@Nullable String json, Class<T> type) {
        return json == null ? null : read(json, type);
    }

    /**
     * What an earlier attempt kept. What cannot be read, e.g. one that an older version wrote, counts as missing:
     * else every retry would fail of it.
     */
    public <T> Optional<T> readKept(String name, String json, Class<T> type) {
        try {
            return Optional.ofNullable(mapper.readValue(json, type));
        } catch (JacksonException e) {
            LOG.warn("{} of an earlier attempt cannot be read and is made again: {}", name, e.getMessage());
            return Optional.empty();
        }
    }

    public List<String> readStrings(String json) {
        return List.of(mapper.readValue(json, String[].class));
    }

    /** An object whose values are all texts. */
    public Map<String, String> readTexts(String json) {
        return mapper.readValue(
                json, mapper.getTypeFactory().constructMapType(LinkedHashMap.class, String.class, String.class));
    }
}
