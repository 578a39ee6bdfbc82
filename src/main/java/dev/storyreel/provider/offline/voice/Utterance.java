package dev.storyreel.provider.offline.voice;

import java.util.List;

/**
 * One spoken sentence.
 *
 * @param samples mono at 48 kHz, in the vocoder's own scale (about ±20,000)
 * @param spans when each token sounds, in order; tokens without a sound have none
 */
record Utterance(double[] samples, List<Span> spans) {
    /**
     * @param word which written word
     * @param start samples from the start of the sentence
     * @param end samples from the start of the sentence
     */
    record Span(int word, int start, int end) {}
}
