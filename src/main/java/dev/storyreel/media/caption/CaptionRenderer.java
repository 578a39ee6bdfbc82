package dev.storyreel.media.caption;

import dev.storyreel.media.Canvas;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Draws captions for one canvas in one style. It keeps the last page and its last state alone, so ask in the order of frames.
 * Same page, same bytes. For one thread.
 */
public final class CaptionRenderer {
    private final Canvas canvas;
    private final CaptionStyle style;
    private final CaptionFonts fonts;
    private @Nullable CaptionPage page;
    private @Nullable PageDrawing drawing;
    private @Nullable CaptionOverlay overlay;
    private int active = -1;

    public CaptionRenderer(Canvas canvas, CaptionStyle style, CaptionFonts fonts) {
        this.canvas = canvas;
        this.style = style;
        this.fonts = fonts;
    }

    /**
     * What to lay over the segment's frame, if anything.
     *
     * @throws IOException a font cannot be unpacked
     */
    public Optional<CaptionOverlay> overlay(CaptionTrack track, int frame) throws IOException {
        if (style == CaptionStyle.NONE) {
            return Optional.empty();
        }
        @Nullable CaptionPage shown = track.pageAt(frame).orElse(null);
        return shown == null ? Optional.empty() : Optional.of(overlay(shown, shown.activeWord(frame)));
    }

    /**
     * How well the page's words stand out in a composed frame, caption included: the lowest contrast of a word (WCAG 2, 1–21) of
     * its letters' darker parts against the lighter parts of what is right around them. Nothing where no word can be
     * measured, as with {@link CaptionStyle#NONE}.
     *
     * @param frame planar YUV 4:2:0 of the canvas's size
     * @throws IOException a font cannot be unpacked
     */
    public Optional<Double> contrast(CaptionPage shown, byte[] frame) throws IOException {
        return style == CaptionStyle.NONE ? Optional.empty() : Contrast.lowest(drawing(shown), frame, canvas);
    }

    /**
     * How many of the page's characters cannot be shown, as no font that comes with the product has them.
     *
     * @throws IOException a font cannot be unpacked
     */
    public int missingCharacters(CaptionPage shown) throws IOException {
        return style == CaptionStyle.NONE ? 0 : drawing(shown).missing();
    }

    CaptionOverlay overlay(CaptionPage shown, int activeWord) throws IOException {
        PageDrawing current = drawing(shown);
        if (overlay == null || active != activeWord) {
            overlay = current.overlay(activeWord);
            active = activeWord;
        }
        return overlay;
    }

    PageDrawing drawing(CaptionPage shown) throws IOException {
        if (drawing == null || !shown.equals(page)) {
            drawing = new PageDrawing(shown, style, canvas, fonts);
            page = shown;
            overlay = null;
        }
        return drawing;
    }
}
