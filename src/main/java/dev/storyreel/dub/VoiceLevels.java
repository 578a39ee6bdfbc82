package dev.storyreel.dub;

import dev.storyreel.dub.DubTake.Recorded;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How much each voice is to be louder, so that none stands out. A voice is brought to its level as a whole: the loudness of a short line
 * by itself says little, and people say some things more softly than others.
 */
final class VoiceLevels {
    /** LUFS of a voice's lines, by their median, before the whole mix is brought to its own. */
    private static final double LEVEL = -20;

    /** −1 dBTP as a factor of full scale: what a line that is much louder than the others is kept below. */
    static final double CEILING = StrictMath.pow(10, -1 / 20.0);

    /** Not even what is hardly to be heard is raised by more, nor the loudest lowered by more; dB. */
    private static final double MOST = 30;

    private VoiceLevels() {}

    /** Factors for amplitudes, by voice. */
    static Map<String, Double> gains(List<Recorded> takes) {
        Map<String, List<Double>> levels = new TreeMap<>();
        for (Recorded take : takes) {
            Double lufs = take.lufs();
            if (lufs != null) {
                levels.computeIfAbsent(take.speaker(), _ -> new ArrayList<>()).add(lufs);
            }
        }
        Map<String, Double> gains = new TreeMap<>();
        levels.forEach((voice, lufs) ->
                gains.put(voice, StrictMath.pow(10, Math.clamp(LEVEL - median(lufs), -MOST, MOST) / 20)));
        return gains;
    }

    /** Of a take whose voice was never loud enough to tell, 1. */
    static double gain(Recorded take, Map<String, Double> gains) {
        return gains.getOrDefault(take.speaker(), 1.0);
    }

    private static double median(List<Double> values) {
        List<Double> sorted = new ArrayList<>(values);
        Collections.sort(sorted);
        return sorted.get(sorted.size() / 2);
    }
}
