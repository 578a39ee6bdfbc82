package dev.storyreel.dub;

import dev.storyreel.dub.align.LineFlag;
import dev.storyreel.media.Canvas;
import dev.storyreel.provider.VoiceRef;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A line in one language as clients see it. Times are in milliseconds from the start of the recording.
 *
 * @param line its number, from 0
 * @param sourceStartMs where the recording begins to say it
 * @param source what the recording says; null where nobody wrote that down
 * @param text what is said
 * @param changed whether a user changed the text, the voice or the speed
 * @param voice that was asked for this line alone; null for the dub's
 * @param speed that was asked of the voice
 * @param startMs where it is heard; null before that is planned, and of a line that could not be spoken
 * @param heardSpeed how much faster than the voice's own it is heard
 * @param flags what is to be said of it
 * @param spokenBy who spoke; null before that
 * @param failure why nobody could speak it, if nobody could
 * @param translationFault what is wrong with its translation, such as {@code is still in English}; null if nothing is
 */
record DubLineAnswer(
        int line,
        String speaker,
        long sourceStartMs,
        long sourceEndMs,
        @Nullable String source,
        String text,
        boolean changed,
        @Nullable VoiceRef voice,
        double speed,
        @Nullable Long startMs,
        @Nullable Long endMs,
        @Nullable Double heardSpeed,
        List<LineFlag> flags,
        @Nullable String spokenBy,
        @Nullable String failure,
        @Nullable String translationFault) {

    static DubLineAnswer of(DubTake line, DubTake.@Nullable Place place) {
        DubTake.Recorded take = line.take();
        return new DubLineAnswer(
                line.index(),
                line.line().speaker(),
                Canvas.milliseconds(line.line().onset()),
                Canvas.milliseconds(line.line().end()),
                line.line().text().isEmpty() ? null : line.line().text(),
                line.said(),
                line.ownText() != null || line.ownVoice() != null || line.ownSpeed() != null,
                line.ownVoice(),
                line.wantedSpeed(),
                place == null ? null : Canvas.milliseconds(place.start()),
                place == null ? null : Canvas.milliseconds(place.start() + place.length()),
                place == null ? null : Math.round(place.speed() * 1000) / 1000.0,
                place == null ? List.of() : place.flags(),
                take == null || take.use() == null ? null : take.speaker(),
                take == null ? null : take.failure(),
                line.translationFault());
    }
}
