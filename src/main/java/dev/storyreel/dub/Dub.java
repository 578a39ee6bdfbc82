package dev.storyreel.dub;

import dev.storyreel.kind.OwnFile;
import dev.storyreel.provider.VoiceRef;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A recording that is to be said in other languages.
 *
 * @param title what the recording's sender calls it
 * @param isVideo whether the recording is one, whose pictures are kept
 * @param background heard under the voice, if there is any
 * @param wantedLanguage the recording's, BCP 47; null to be found out
 * @param foundLanguage the same as it was found; null before that
 * @param voice who speaks; null for whoever is asked first
 * @param speakerVoices who speaks for which speaker of the transcript
 * @param keepOriginal whether the recording is heard softly under the dub
 * @param keepTerms names and terms that are not translated
 * @param transcript what is said, as the user gave it; null to have it written down
 * @param fresh whether nothing is taken from the owner's other productions
 * @param samples length of the recording at 48 kHz; null before it was looked at
 */
record Dub(
        UUID id,
        String title,
        OwnFile recording,
        boolean isVideo,
        @Nullable OwnFile background,
        @Nullable String wantedLanguage,
        @Nullable String foundLanguage,
        @Nullable VoiceRef voice,
        Map<String, VoiceRef> speakerVoices,
        LoudnessPreset loudness,
        boolean keepOriginal,
        List<String> keepTerms,
        @Nullable String transcript,
        boolean fresh,
        @Nullable Long samples) {
    /** Recordings that last longer are not taken. */
    static final Duration LONGEST = Duration.ofHours(3);

    Dub {
        speakerVoices = Map.copyOf(speakerVoices);
        keepTerms = List.copyOf(keepTerms);
    }

    /** What is spoken in the recording, as far as it is known. */
    @Nullable
    String language() {
        return foundLanguage == null ? wantedLanguage : foundLanguage;
    }

    /** What is spoken in the recording, once it must be known. */
    String requireLanguage() {
        String language = language();
        if (language == null) {
            throw new IllegalStateException("nobody knows which language the recording of " + id + " is in");
        }
        return language;
    }

    /** Length in samples at 48 kHz. */
    long requireSamples() {
        if (samples == null) {
            throw new IllegalStateException("the recording of " + id + " was not looked at yet");
        }
        return samples;
    }

    /** Who speaks for that speaker. */
    @Nullable
    VoiceRef voiceOf(String speaker) {
        return speakerVoices.getOrDefault(speaker, voice);
    }
}
