package dev.storyreel.story;

import dev.storyreel.web.EditDistance;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Finds what somebody may have meant who mistyped a name. */
final class NearestName {
    private static final int LONGEST = 100;

    private NearestName() {}

    /** The name that takes the fewest changes of single letters; none if they are more than a third of it. */
    static Optional<String> to(String written, Collection<String> names) {
        if (written.length() > LONGEST) {
            return Optional.empty();
        }
        return names.stream()
                .filter(name -> 3 * EditDistance.between(written, name) <= Math.max(3, name.length()))
                .min(Comparator.comparingInt(name -> EditDistance.between(written, name)));
    }
}
