package dev.storyreel.upload;

import static java.util.Map.entry;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.storyreel.media.FileType;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What a file is sent for; it decides which files are taken. */
public enum Purpose {
    /** A still picture: PNG or JPEG. */
    @JsonProperty("picture")
    PICTURE("picture", Forms.PICTURES),
    /** Moving pictures, with or without sound. */
    @JsonProperty("clip")
    CLIP("clip", Forms.CLIPS),
    /** A sound that can be repeated under a narration. */
    @JsonProperty("music")
    MUSIC("music", Forms.SOUNDS),
    /** A recording of people who speak, to be dubbed. */
    @JsonProperty("voice")
    VOICE("voice", Forms.SOUNDS),
    /** What is heard behind a {@link #VOICE}. */
    @JsonProperty("background")
    BACKGROUND("background", Forms.SOUNDS),
    /** Moving pictures with people who speak, to be dubbed. */
    @JsonProperty("video")
    VIDEO("video", Forms.VIDEOS);

    private final String code;

    @SuppressWarnings("ImmutableEnumChecker") // those of Forms are
    private final Map<String, Form> forms;

    Purpose(String code, Map<String, Form> forms) {
        this.code = code;
        this.forms = forms;
    }

    /**
     * What files of one content type are.
     *
     * @param extension that they are given, without the dot
     */
    private record Form(FileType type, String extension) {}

    /** The content types and what they stand for. */
    private static final class Forms {
        static final Map<String, Form> PICTURES = Map.ofEntries(
                entry("image/png", new Form(FileType.PNG, "png")), entry("image/jpeg", new Form(FileType.JPEG, "jpg")));

        static final Map<String, Form> VIDEOS = Map.ofEntries(
                entry("video/mp4", new Form(FileType.MP4, "mp4")),
                entry("video/x-m4v", new Form(FileType.MP4, "m4v")),
                entry("video/quicktime", new Form(FileType.MP4, "mov")),
                entry("video/webm", new Form(FileType.MATROSKA, "webm")),
                entry("video/x-matroska", new Form(FileType.MATROSKA, "mkv")),
                entry("video/matroska", new Form(FileType.MATROSKA, "mkv")));

        static final Map<String, Form> CLIPS = both(
                VIDEOS,
                Map.ofEntries(
                        entry("video/x-msvideo", new Form(FileType.AVI, "avi")),
                        entry("image/gif", new Form(FileType.GIF, "gif"))));

        static final Map<String, Form> SOUNDS = Map.ofEntries(
                entry("audio/mpeg", new Form(FileType.MP3, "mp3")),
                entry("audio/wav", new Form(FileType.WAV, "wav")),
                entry("audio/x-wav", new Form(FileType.WAV, "wav")),
                entry("audio/vnd.wave", new Form(FileType.WAV, "wav")),
                entry("audio/flac", new Form(FileType.FLAC, "flac")),
                entry("audio/x-flac", new Form(FileType.FLAC, "flac")),
                entry("audio/ogg", new Form(FileType.OGG, "ogg")),
                entry("audio/webm", new Form(FileType.MATROSKA, "webm")),
                entry("audio/mp4", new Form(FileType.MP4, "m4a")),
                entry("audio/x-m4a", new Form(FileType.MP4, "m4a")),
                entry("audio/aac", new Form(FileType.AAC, "aac")),
                entry("audio/aiff", new Form(FileType.AIFF, "aiff")),
                entry("audio/x-aiff", new Form(FileType.AIFF, "aiff")));

        private static Map<String, Form> both(Map<String, Form> some, Map<String, Form> others) {
            Map<String, Form> all = new HashMap<>(some);
            all.putAll(others);
            return Map.copyOf(all);
        }
    }

    /** As it is stored and shown. */
    public String code() {
        return code;
    }

    /** Those that files sent for this may have, each once. */
    public Set<String> extensions() {
        return forms.values().stream().map(Form::extension).collect(Collectors.toSet());
    }

    /** @param contentType one of {@link #contentTypes()} */
    String extension(String contentType) {
        return form(contentType).extension();
    }

    /**
     * Of which kind a file is that is announced so.
     *
     * @param contentType one of {@link #contentTypes()}
     */
    FileType fileType(String contentType) {
        return form(contentType).type();
    }

    Collection<String> contentTypes() {
        return forms.keySet();
    }

    private Form form(String contentType) {
        Form form = forms.get(contentType);
        if (form == null) {
            throw new IllegalArgumentException("not a type of " + code + ": " + contentType);
        }
        return form;
    }

    /** @throws IllegalArgumentException if there is no such purpose */
    static Purpose of(String code) {
        return Arrays.stream(values())
                .filter(purpose -> purpose.code.equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no such purpose: " + code));
    }
}
