package dev.storyreel.story;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.storyreel.media.Music;
import java.util.Arrays;

/** What can play under a story. */
enum MusicChoice {
    @JsonProperty("none")
    NONE("none"),
    @JsonProperty("ambient")
    AMBIENT("ambient"),
    @JsonProperty("upbeat")
    UPBEAT("upbeat");

    private final String code;

    MusicChoice(String code) {
        this.code = code;
    }

    /** As it is stored and shown. */
    String code() {
        return code;
    }

    /** @throws IllegalArgumentException if there is no such music */
    static MusicChoice of(String code) {
        return Arrays.stream(values())
                .filter(music -> music.code.equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no such music: " + code));
    }

    /** @param seed decides key, chords and melody */
    Music music(long seed) {
        return switch (this) {
            case NONE -> Music.NONE;
            case AMBIENT -> new Music.Generated(Music.Style.AMBIENT, seed);
            case UPBEAT -> new Music.Generated(Music.Style.UPBEAT, seed);
        };
    }
}
