package dev.storyreel.upload;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.Set;

/** What a file is sent for; it decides which files are taken. */
public enum Purpose {
    /** A still picture: PNG or JPEG. */
    @JsonProperty("picture")
    PICTURE("picture", Map.of("image/png", "png", "image/jpeg", "jpg")),
    /** A sound that can be repeated under a narration. */
    @JsonProperty("music")
    MUSIC(
            "music",
            Map.ofEntries(
                    Map.entry("audio/mpeg", "mp3"),
                    Map.entry("audio/wav", "wav"),
                    Map.entry("audio/x-wav", "wav"),
                    Map.entry("audio/vnd.wave", "wav"),
                    Map.entry("audio/flac", "flac"),
                    Map.entry("audio/x-flac", "flac"),
                    Map.entry("audio/ogg", "ogg"),
                    Map.entry("audio/mp4", "m4a"),
                    Map.entry("audio/x-m4a", "m4a"),
                    Map.entry("audio/aac", "aac"),
                    Map.entry("audio/aiff", "aiff")));

    private final String code;

    @SuppressWarnings("ImmutableEnumChecker") // those of Map.of are
    private final Map<String, String> extensions;

    Purpose(String code, Map<String, String> extensions) {
        this.code = code;
        this.extensions = extensions;
    }

    /** As it is stored and shown. */
    public String code() {
        return code;
    }

    /** Those that files sent for this may have, each once. */
    public Set<String> extensions() {
        return Set.copyOf(extensions.values());
    }

    /** @param contentType one of {@link #contentTypes()} */
    String extension(String contentType) {
        String extension = extensions.get(contentType);
        if (extension == null) {
            throw new IllegalArgumentException("not a type of " + code + ": " + contentType);
        }
        return extension;
    }

    Collection<String> contentTypes() {
        return extensions.keySet();
    }

    /** @throws IllegalArgumentException if there is no such purpose */
    static Purpose of(String code) {
        return Arrays.stream(values())
                .filter(purpose -> purpose.code.equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no such purpose: " + code));
    }
}
