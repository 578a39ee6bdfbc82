package dev.storyreel.dub;

import dev.storyreel.dub.align.LineFlag;
import dev.storyreel.dub.align.PlacedLine;
import dev.storyreel.dub.align.Take;
import dev.storyreel.dub.align.VoiceSpeeds;
import dev.storyreel.provider.ProviderUse;
import dev.storyreel.provider.Speech;
import dev.storyreel.provider.SpeechRequest;
import dev.storyreel.provider.VoiceRef;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A line in one language, as far as it is made.
 *
 * @param index from 0
 * @param line where the recording says it; its text is in the recording's language, empty where nobody wrote that down
 * @param text as it was translated
 * @param tries how often it was worded anew because what was spoken did not fit
 * @param ownText what a user wants said instead
 * @param ownVoice who a user wants to say it
 * @param ownSpeed how fast a user wants it said, 0.5–2
 * @param speed what the voice is asked for so that the line fits, 0.5–2
 * @param take what was spoken; null before that
 * @param place where it is heard; null before that is planned, and of a line that could not be spoken
 * @param fault what is wrong with a translation it had
 */
record DubTake(
        int index,
        SourceLine line,
        String text,
        int tries,
        @Nullable String ownText,
        @Nullable VoiceRef ownVoice,
        @Nullable Double ownSpeed,
        double speed,
        @Nullable Recorded take,
        @Nullable Place place,
        @Nullable Fault fault) {

    /**
     * @param text that was spoken
     * @param voice that was asked for; null for whoever comes first
     * @param wantedSpeed that was asked for
     * @param wav name of the asset, 48 kHz; null if no voice could speak it
     * @param start first sample of it that is heard
     * @param end the sample after the last one that is heard
     * @param speed at which it was spoken; 1 is the voice's own
     * @param lufs how loud it is; null for silence
     * @param words in milliseconds from the start of the file; empty where the voice does not tell
     * @param use who spoke; null if nobody could
     * @param failure why nobody could speak it; beside a {@code wav}, why it is not as it was wanted last
     */
    record Recorded(
            String text,
            @Nullable VoiceRef voice,
            double wantedSpeed,
            @Nullable String wav,
            long start,
            long end,
            double speed,
            @Nullable Double lufs,
            List<Speech.Word> words,
            @Nullable ProviderUse use,
            @Nullable String failure) {
        Recorded {
            words = List.copyOf(words);
        }

        /** What nobody could speak. */
        static Recorded none(SpeechRequest request, String failure) {
            return new Recorded(
                    request.text(), request.voice(), request.speed(), null, 0, 0, 1, null, List.of(), null, failure);
        }

        /** What is heard of it, if there is anything. */
        Take heard() {
            return new Take(end - start, speed, VoiceSpeeds.NONE);
        }

        /** The same as it is, which is not what was wanted last. */
        Recorded insteadOf(String failed) {
            return new Recorded(text, voice, wantedSpeed, wav, start, end, speed, lufs, words, use, failed);
        }

        /** Who is heard: the voice that was asked for, else whoever spoke. */
        String speaker() {
            return voice != null ? voice.toString() : use == null ? "" : use.provider() + "/" + use.model();
        }
    }

    /**
     * Where a line is heard. Times are in samples at 48 kHz.
     *
     * @param speed how much faster than the voice's own, 0.85–1.3; more only if it is {@link LineFlag#TOO_FAST}
     * @param late how much later than the recording it begins; negative if earlier
     */
    record Place(long start, long length, double speed, long late, List<LineFlag> flags) {
        Place {
            flags = List.copyOf(flags);
        }

        static Place of(PlacedLine line) {
            return new Place(
                    line.start(),
                    line.length(),
                    line.speed(),
                    line.late(),
                    line.flags().stream().sorted().toList());
        }
    }

    /**
     * A translation that is not what it should be.
     *
     * @param text that was taken all the same
     * @param why as it goes on after "line 3", e.g. {@code is still in English}
     */
    record Fault(String text, String why) {}

    /** What is to be said. */
    String said() {
        return ownText == null ? text : ownText;
    }

    /** Whether a user wants something else than was made. */
    boolean isChanged() {
        return ownText != null || ownVoice != null || ownSpeed != null;
    }

    /** What is wrong with the translation that is to be said; null if nothing is, or if other words took its place. */
    @Nullable
    String translationFault() {
        return fault != null && fault.text().equals(said()) ? fault.why() : null;
    }

    /** What the voice is to be asked for. */
    double wantedSpeed() {
        return ownSpeed == null ? speed : ownSpeed;
    }

    /** What was spoken, which must be there; its file may not be. */
    Recorded requireTake() {
        if (take == null) {
            throw new IllegalStateException("line " + index + " was not spoken yet");
        }
        return take;
    }

    /** Who is to say it; null for whoever is asked first. */
    @Nullable
    VoiceRef wantedVoice(Dub dub) {
        return ownVoice == null ? dub.voiceOf(line.speaker()) : ownVoice;
    }

    /** Whether what was spoken is what is wanted. */
    boolean isSpokenAsWanted(Dub dub) {
        return take != null
                && take.wav() != null
                && take.text().equals(said())
                && take.wantedSpeed() == wantedSpeed()
                && Objects.equals(take.voice(), wantedVoice(dub));
    }

    /** Whether there is anything to be heard of it. */
    boolean isSpoken() {
        return take != null && take.wav() != null;
    }
}
