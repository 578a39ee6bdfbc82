package dev.storyreel.provider.routing;

import dev.storyreel.provider.Provider;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Says how to get somebody who does what nobody does who is asked now: what to install, which key to set. */
final class HowToGet {
    private HowToGet() {}

    /**
     * As the middle of a sentence, e.g. {@code install espeak-ng, or set CARTESIA_API_KEY or DEEPGRAM_API_KEY}.
     *
     * @param setting that says who is asked
     * @param able those who would do it, whether they can be used or not
     * @param asked those who are asked now
     * @param howToGet what to do to have one do it, where that is more than to set what is missing
     * @return empty if nothing is known to help
     */
    static Optional<String> somebody(
            String setting, List<Provider> able, List<Provider> asked, Function<Provider, Optional<String>> howToGet) {
        List<String> ways = new ArrayList<>();
        List<String> keys = new ArrayList<>();
        List<String> names = new ArrayList<>();
        for (Provider provider : able) {
            Optional<String> missing = provider.missing();
            if (missing.isEmpty() && !asked.contains(provider)) {
                names.add(provider.name());
            } else {
                howToGet.apply(provider).ifPresentOrElse(ways::add, () -> missing.ifPresent(keys::add));
            }
        }
        if (!keys.isEmpty()) {
            ways.add("set " + or(keys));
        }
        if (!names.isEmpty()) {
            ways.add("name " + or(names) + " in " + setting);
        }
        return ways.isEmpty() ? Optional.empty() : Optional.of(String.join(", or ", ways));
    }

    private static String or(List<String> names) {
        List<String> each = names.stream().distinct().toList();
        return each.size() == 1
                ? each.getFirst()
                : String.join(", ", each.subList(0, each.size() - 1)) + " or " + each.getLast();
    }
}
