package dev.storyreel.media.caption;

import java.util.List;

/**
 * One subtitle of a file.
 *
 * @param startMs milliseconds from the film's start, not negative
 * @param endMs milliseconds from the film's start, after {@code startMs}
 * @param lines of text as written, at least one, none blank
 */
public record Subtitle(long startMs, long endMs, List<String> lines) {
    public Subtitle {
        lines = List.copyOf(lines);
        if (startMs < 0 || endMs <= startMs || lines.isEmpty() || lines.stream().anyMatch(String::isBlank)) {
            throw new IllegalArgumentException("a subtitle from " + startMs + " to " + endMs + " ms");
        }
    }
}
