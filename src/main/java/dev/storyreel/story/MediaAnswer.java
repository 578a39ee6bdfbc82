package dev.storyreel.story;

import dev.storyreel.media.Fit.Filling;
import dev.storyreel.media.Footage.WhenShort;
import dev.storyreel.provider.StockCredit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is seen in a scene in place of a generated picture, as clients see it.
 *
 * @param uploadId of the user's own file; null for something from stock
 * @param stock words that stock is searched with; null for an own file
 * @param kind {@code picture} or {@code clip}; what follows the focus is set for clips alone, where it begins and ends for own ones
 * @param startSeconds from the clip's own start
 * @param endSeconds likewise
 * @param sound {@code mute} also where the clip has none
 * @param credit whose work was found in stock, known once it is there
 */
record MediaAnswer(
        @Nullable UUID uploadId,
        @Nullable String stock,
        String kind,
        Filling fit,
        FocusPoint focus,
        @Nullable Double startSeconds,
        @Nullable Double endSeconds,
        @Nullable WhenShort whenShort,
        @Nullable SoundChoice sound,
        @Nullable StockCredit credit) {
    static @Nullable MediaAnswer of(Clip clip) {
        return switch (clip.media()) {
            case null -> null;
            case SceneMedia.Own own -> of(own);
            case SceneMedia.Stock stock -> of(stock, clip);
        };
    }

    private static MediaAnswer of(SceneMedia.Own own) {
        SceneMedia.Cut cut = own.cut();
        return new MediaAnswer(
                own.file().uploadId(),
                null,
                own.purpose().code(),
                own.fit().filling(),
                FocusPoint.of(own.fit().focus()),
                cut == null ? null : cut.span().startMs() / 1000.0,
                cut == null ? null : cut.span().endMs() / 1000.0,
                cut == null ? null : cut.whenShort(),
                cut == null ? null : own.mayBeHeard() ? SoundChoice.KEEP : SoundChoice.MUTE,
                null);
    }

    private static MediaAnswer of(SceneMedia.Stock stock, Clip clip) {
        Clip.Stocked found = clip.drawing() == null ? null : clip.drawing().stock();
        boolean heard = found == null ? stock.heard() : clip.sounds();
        return new MediaAnswer(
                null,
                stock.words(),
                stock.kind().code(),
                stock.fit().filling(),
                FocusPoint.of(stock.fit().focus()),
                null,
                null,
                stock.isClip() ? stock.whenShort() : null,
                !stock.isClip() ? null : heard ? SoundChoice.KEEP : SoundChoice.MUTE,
                found == null ? null : found.credit());
    }
}
