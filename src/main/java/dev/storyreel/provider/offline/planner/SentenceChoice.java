package dev.storyreel.provider.offline.planner;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.stream.Stream;

/**
 * Chooses whole sentences that together last about as long as asked, the earlier ones rather than the later. Among the
 * sums that can be reached (dynamic programming over tenths of a second) one near the length asked for wins, even if
 * it takes another frame or leaves a sentence out.
 */
final class SentenceChoice {
    private static final int TENTHS = 10;

    /** So far off nobody minds. */
    private static final double NEAR = 0.03;

    private static final double COST_OF_DISTANCE = 300;
    private static final double COST_OF_FRAME = 1;
    private static final double COST_OF_PLACE = 0.3;

    private final int[] lengths;
    /** For each sum the least of: places of the chosen sentences, weighted by their lengths. */
    private final double[] places;
    /** For each sentence the sums that are best reached with it. */
    private final BitSet[] taken;

    /** What begins and ends a text. */
    record Frame(List<String> before, List<String> after) {}

    private SentenceChoice(List<String> sentences, int most) {
        lengths = sentences.stream().mapToInt(SentenceChoice::tenths).toArray();
        places = new double[most + 1];
        taken = Stream.generate(BitSet::new).limit(lengths.length).toArray(BitSet[]::new);
        Arrays.fill(places, 1, most + 1, Double.POSITIVE_INFINITY);
        for (int i = 0; i < lengths.length; i++) {
            for (int sum = most; sum >= lengths[i]; sum--) {
                double with = places[sum - lengths[i]] + (double) i * lengths[i];
                if (with < places[sum]) {
                    places[sum] = with;
                    taken[i].set(sum);
                }
            }
        }
    }

    /**
     * @param frames the best first
     * @param sentences what may stand in between, in order
     * @param seconds of the film
     */
    static List<String> of(List<Frame> frames, List<String> sentences, double seconds) {
        int wanted = (int) Math.round((seconds - SpokenLength.QUIET_SECONDS) * TENTHS);
        SentenceChoice choice = new SentenceChoice(sentences, Math.max(0, wanted));
        Frame best = frames.getFirst();
        int bestSum = 0;
        double least = Double.POSITIVE_INFINITY;
        for (int rank = 0; rank < frames.size(); rank++) {
            Frame frame = frames.get(rank);
            int fixed = Stream.concat(frame.before().stream(), frame.after().stream())
                    .mapToInt(SentenceChoice::tenths)
                    .sum();
            for (int sum = 0; sum < choice.places.length; sum++) {
                double cost = COST_OF_FRAME * rank + choice.cost(sum, fixed, wanted);
                if (cost < least) {
                    least = cost;
                    best = frame;
                    bestSum = sum;
                }
            }
        }
        List<String> text = new ArrayList<>(best.before());
        text.addAll(choice.chosen(sentences, bestSum));
        text.addAll(best.after());
        return text;
    }

    private double cost(int sum, int fixed, int wanted) {
        double distance = Math.abs(sum + fixed - wanted) / (double) Math.max(1, wanted);
        double meanPlace = sum == 0 ? 0 : places[sum] / sum;
        return COST_OF_DISTANCE * Math.max(0, distance - NEAR) + COST_OF_PLACE * meanPlace;
    }

    private List<String> chosen(List<String> sentences, int sum) {
        List<String> chosen = new ArrayList<>();
        int left = sum;
        for (int i = lengths.length - 1; i >= 0; i--) {
            if (taken[i].get(left)) {
                chosen.addFirst(sentences.get(i));
                left -= lengths[i];
            }
        }
        return chosen;
    }

    private static int tenths(String sentence) {
        return (int) Math.round(SpokenLength.of(sentence) * TENTHS);
    }
}
