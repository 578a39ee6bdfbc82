package dev.storyreel.story;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.storyreel.media.Music;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What can play under a story. */
enum MusicChoice implements Coded {
    @JsonProperty("none")
    NONE,
    @JsonProperty("ambient")
    AMBIENT,
    @JsonProperty("upbeat")
    UPBEAT,

    /** A file of the user's own. */
    @JsonProperty("asset")
    ASSET;

    /** @throws IllegalArgumentException if there is no such music */
    static MusicChoice of(String code) {
        return Coded.of(MusicChoice.class, code);
    }

    /**
     * @param seed decides key, chords and melody
     * @param own needed for {@link #ASSET}
     */
    Music music(long seed, @Nullable Path own) {
        return switch (this) {
            case NONE -> Music.NONE;
            case AMBIENT -> new Music.Generated(Music.Style.AMBIENT, seed);
            case UPBEAT -> new Music.Generated(Music.Style.UPBEAT, seed);
            case ASSET -> new Music.OwnFile(Objects.requireNonNull(own, "own music has a file"));
        };
    }
}
