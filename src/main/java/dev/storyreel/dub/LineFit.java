package dev.storyreel.dub;

import dev.storyreel.dub.wording.Slot;
import dev.storyreel.dub.wording.SpeechLength;
import dev.storyreel.dub.wording.Wording;
import dev.storyreel.media.Canvas;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Which lines of a language do not fit their time as they were spoken. Pure functions. */
final class LineFit {
    /** How often a line is worded and spoken anew for that: each time costs what a line costs. */
    private static final int MOST_TRIES = 2;

    /** Of a line that is not to be worded anew any more. */
    static final int TRIED_ENOUGH = Wording.MOST_TRIES;

    private LineFit() {}

    /**
     * What is to become of lines that were spoken, by their numbers: none of those that fit, that a user has worded, or that were tried
     * often enough.
     *
     * @param lines all of the language, in order
     * @param total length of the recording in samples at 48 kHz
     */
    static Map<Integer, Wording> unfit(List<DubTake> lines, long total) {
        List<SourceLine> sources = lines.stream().map(DubTake::line).toList();
        Map<Integer, Wording> unfit = new TreeMap<>();
        for (int i = 0; i < lines.size(); i++) {
            DubTake line = lines.get(i);
            if (line.isSpoken() && line.ownText() == null && line.ownSpeed() == null && line.tries() < MOST_TRIES) {
                Wording wording = Wording.of(
                        line.said(), line.requireTake().heard().natural(), Slot.of(sources, i, total), line.tries());
                if (!(wording instanceof Wording.Fits)) {
                    unfit.put(i, wording);
                }
            }
        }
        return unfit;
    }

    /** How long texts take, as the voices of these lines speak them. */
    static SpeechLength learned(List<DubTake> lines, String language) {
        SpeechLength table = SpeechLength.in(language);
        double predicted = 0;
        double spoken = 0;
        for (DubTake line : lines) {
            if (line.isSpoken()) {
                predicted += table.of(line.requireTake().text());
                spoken += line.requireTake().heard().natural();
            }
        }
        return table.learned(predicted / Canvas.SAMPLE_RATE, spoken / Canvas.SAMPLE_RATE);
    }
}
