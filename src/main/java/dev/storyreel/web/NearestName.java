package dev.storyreel.web;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Finds what somebody may have meant who mistyped a name. */
public final class NearestName {
    private static final int LONGEST = 100;

    private NearestName() {}

    /** The name that takes the fewest changes of single letters; none if they are more than a third of it. */
    public static Optional<String> to(String written, Collection<String> names) {
        return names.stream()
                .filter(name -> isNear(written, name))
                .min(Comparator.comparingInt(name -> EditDistance.between(written, name)));
    }

    /** Whether somebody may have meant the name: no more than a third of its letters, or one, would have to change. */
    public static boolean isNear(String written, String name) {
        int most = Math.max(3, name.length());
        return written.length() <= LONGEST
                && 3 * Math.abs(written.length() - name.length()) <= most
                && 3 * EditDistance.between(written, name) <= most;
    }
}
