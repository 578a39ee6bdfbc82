package dev.storyreel.media;

import java.util.List;
import java.util.Objects;

/**
 * A film's sound.
 *
 * @param narrations in any order; they may overlap, and none may last longer than the film. Each is brought to the same
 *     loudness
 * @param clips what is heard of the user's clips, in any order
 * @param music what plays under them
 * @param loudness what the whole is mastered to; silence stays silent
 */
public record SoundPlan(List<AudioCue> narrations, List<ClipSound> clips, Music music, Loudness loudness) {
    public SoundPlan {
        narrations = List.copyOf(narrations);
        clips = List.copyOf(clips);
        Objects.requireNonNull(music);
        Objects.requireNonNull(loudness);
    }

    /** Without clips that are heard. */
    public SoundPlan(List<AudioCue> narrations, Music music, Loudness loudness) {
        this(narrations, List.of(), music, loudness);
    }

    /** Narrations alone, at {@link Loudness#DEFAULT}. */
    public static SoundPlan of(List<AudioCue> narrations) {
        return new SoundPlan(narrations, Music.NONE, Loudness.DEFAULT);
    }
}
