package dev.storyreel.media;

import java.util.Objects;

/**
 * How a film's picture is encoded: beside what is seen, all that decides the bytes of its segments. All segments of a film have the
 * same, or they could not be joined.
 *
 * @param codec what comes out
 * @param quality what was asked for
 * @param encoder FFmpeg's name, e.g. {@code libx264}
 * @param preset the encoder's own name for how thoroughly it works; empty where it has none
 * @param crf the encoder's own figure of constant quality, whatever it calls it (CRF, CQ, QP, q)
 * @param threads of one encoder, at least 1; hardware does not count them
 */
public record Encoding(Codec codec, Quality quality, String encoder, String preset, int crf, int threads) {
    /** @throws IllegalArgumentException when there is no thread */
    public Encoding {
        Objects.requireNonNull(codec);
        Objects.requireNonNull(quality);
        Objects.requireNonNull(encoder);
        Objects.requireNonNull(preset);
        if (threads < 1) {
            throw new IllegalArgumentException("an encoder of " + threads + " threads");
        }
    }

    /** Whether no hardware is needed. FFmpeg's encoders in software are named after their libraries. */
    boolean inSoftware() {
        return encoder.startsWith("lib");
    }

    /** Equal where, and only where, the encoder is told the same; for keys of what was made, not for people. */
    public String canonical() {
        return String.join(" ", EncoderArguments.of(this));
    }
}
