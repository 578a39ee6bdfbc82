package dev.storyreel.media.caption;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects what a film's report says about its captions. For one thread. */
public final class CaptionChecks {
    /** The lowest contrast that WCAG 2 (success criterion 1.4.3) allows for text of any size. */
    public static final double LEAST_CONTRAST = 4.5;

    /** What is seen may come this much before what is heard (ITU-R BT.1359, limits of acceptability). */
    private static final double EARLIEST_MS = -185;

    /** And this much after it. */
    private static final double LATEST_MS = 90;

    private final CaptionLimits limits;
    private int pages;
    private int words;
    private int estimatedWords;
    private int mostColumns;
    private int mostLines;
    private int missingCharacters;
    private int measuredPages;
    private double lowestContrast = Double.POSITIVE_INFINITY;
    private @Nullable Double onsetMs;

    public CaptionChecks(CaptionLimits limits) {
        this.limits = limits;
    }

    /**
     * What was found.
     *
     * @param pages in all
     * @param words in all
     * @param estimatedWords those whose times were not given by the voice
     * @param mostColumns of a line
     * @param mostLines of a page
     * @param missingCharacters that no font has, and were left out
     * @param measuredPages whose contrast was measured
     * @param lowestContrast of a word, 1–21; 21 if none was measured
     * @param onsetMs when the first page comes, counted from when the voice is first heard: negative where it is early;
     *     null where there is no page or no voice
     * @param problems in words; empty if all is well
     */
    public record Result(
            int pages,
            int words,
            int estimatedWords,
            int mostColumns,
            int mostLines,
            int missingCharacters,
            int measuredPages,
            double lowestContrast,
            @Nullable Double onsetMs,
            List<String> problems) {}

    /**
     * Takes a page in, with a frame that shows it, as composed.
     *
     * @param renderer the one that drew it
     * @param frame planar YUV 4:2:0
     * @throws IOException a font cannot be unpacked
     */
    public void take(CaptionPage page, CaptionRenderer renderer, byte[] frame) throws IOException {
        pages++;
        words += page.words().size();
        estimatedWords +=
                (int) page.words().stream().filter(CaptionWord::estimated).count();
        mostLines = Math.max(mostLines, page.lines().size());
        for (List<CaptionWord> line : page.lines()) {
            mostColumns = Math.max(mostColumns, Characters.columns(CaptionPage.text(line)));
        }
        missingCharacters += renderer.missingCharacters(page);
        renderer.contrast(page, frame).ifPresent(contrast -> {
            measuredPages++;
            lowestContrast = Math.min(lowestContrast, contrast);
        });
    }

    /** Takes in how much later, in milliseconds, the first page comes than the voice. */
    public void onset(double milliseconds) {
        onsetMs = Math.round(milliseconds * 10) / 10.0;
    }

    /** What was found so far. */
    public Result result() {
        List<String> problems = new ArrayList<>();
        if (lowestContrast < LEAST_CONTRAST) {
            problems.add("captions have a contrast of " + Math.round(lowestContrast * 10) / 10.0 + ", less than "
                    + LEAST_CONTRAST);
        }
        if (missingCharacters > 0) {
            problems.add(missingCharacters + " characters of captions are in no font and were left out");
        }
        if (mostColumns > limits.columns()) {
            problems.add("a line of captions has " + mostColumns + " columns, more than " + limits.columns()
                    + ": its word was made smaller or broken");
        }
        if (onsetMs != null && (onsetMs < EARLIEST_MS || onsetMs > LATEST_MS)) {
            problems.add("captions come " + Math.round(Math.abs(onsetMs)) + " ms " + (onsetMs < 0 ? "before" : "after")
                    + " the voice");
        }
        return new Result(
                pages,
                words,
                estimatedWords,
                mostColumns,
                mostLines,
                missingCharacters,
                measuredPages,
                lowestContrast == Double.POSITIVE_INFINITY ? 21 : lowestContrast,
                onsetMs,
                List.copyOf(problems));
    }
}
