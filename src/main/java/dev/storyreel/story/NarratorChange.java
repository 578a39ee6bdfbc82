package dev.storyreel.story;

import dev.storyreel.error.StoryreelException;
import dev.storyreel.provider.VoiceRef;
import dev.storyreel.provider.Voices;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is to become of a film's narrator: only what was asked for, so that what another changes meanwhile stays.
 *
 * @param speed null where it stays
 * @param recast null where voice and language stay
 */
record NarratorChange(@Nullable Double speed, @Nullable Recast recast) {
    /**
     * A voice and a language that go together, found before the film was held.
     *
     * @param before the narrator that was there
     * @param own the voices of clips that have one of their own, which were seen to speak the language
     */
    record Recast(Voices.Choice choice, boolean namesVoice, boolean namesLanguage, Narrator before, Set<VoiceRef> own) {
        /** Whether all that was not asked for is still as it was when the choice was made. */
        private boolean holds(Narrator now, Set<VoiceRef> ownNow) {
            return namesLanguage
                    ? own.containsAll(ownNow) && (namesVoice || Objects.equals(before.voice(), now.voice()))
                    : before.language().equals(now.language());
        }
    }

    /**
     * @param now the narrator of the film, which is held
     * @param own the voices of clips that have one of their own
     * @throws StoryreelException {@link StoryError#CHANGED_MEANWHILE}
     */
    Narrator of(Narrator now, Set<VoiceRef> own) {
        double pace = Objects.requireNonNullElse(speed, now.speed());
        if (recast == null) {
            return new Narrator(now.voice(), pace, now.language());
        }
        if (!recast.holds(now, own)) {
            throw changedMeanwhile();
        }
        return new Narrator(recast.choice().voice(), pace, recast.choice().language());
    }

    static StoryreelException changedMeanwhile() {
        return new StoryreelException(
                StoryError.CHANGED_MEANWHILE,
                "another request has changed who speaks the film, or in which language, while this voice or language was"
                        + " looked up; look at the project and send the change again");
    }
}
