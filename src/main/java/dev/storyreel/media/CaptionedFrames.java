package dev.storyreel.media;

import dev.storyreel.media.caption.CaptionChecks;
import dev.storyreel.media.caption.CaptionFonts;
import dev.storyreel.media.caption.CaptionLimits;
import dev.storyreel.media.caption.CaptionOverlay;
import dev.storyreel.media.caption.CaptionPage;
import dev.storyreel.media.caption.CaptionRenderer;
import dev.storyreel.media.caption.CaptionStyle;
import dev.storyreel.media.caption.Captioning;
import dev.storyreel.media.sound.VoiceOnset;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Lays captions over the frames of a segment, in their order, and checks each page once, on its first frame. */
final class CaptionedFrames {
    private final Canvas canvas;
    private final Captioning captions;
    private final CaptionRenderer renderer;
    private final CaptionChecks checks;

    CaptionedFrames(Canvas canvas, Captioning captions, CaptionFonts fonts) {
        this.canvas = canvas;
        this.captions = captions;
        this.checks = new CaptionChecks(CaptionLimits.of(canvas));
        this.renderer = new CaptionRenderer(canvas, captions.style(), fonts);
    }

    void layOver(int frame, byte[] pixels) throws IOException {
        Optional<CaptionOverlay> overlay = renderer.overlay(captions.track(), frame);
        if (overlay.isEmpty()) {
            return;
        }
        overlay.get().blendOnto(pixels, canvas);
        CaptionPage page = captions.track().pageAt(frame).orElseThrow();
        if (page.startFrame() == frame) {
            checks.take(page, renderer, pixels);
        }
    }

    /**
     * Null where there are no captions to look at.
     *
     * @param narration that is heard with them, its start counted from the first frame
     */
    CaptionChecks.@Nullable Result checks(@Nullable AudioCue narration) throws IOException {
        if (captions.style() == CaptionStyle.NONE) {
            return null;
        }
        List<CaptionPage> pages = captions.track().pages();
        if (narration != null && !pages.isEmpty()) {
            long shown = (long) pages.getFirst().startFrame() * canvas.samplesPerFrame();
            VoiceOnset.of(narration.wav())
                    .ifPresent(onset ->
                            checks.onset((shown - narration.startSample() - onset) * 1000.0 / Canvas.SAMPLE_RATE));
        }
        return checks.result();
    }
}
