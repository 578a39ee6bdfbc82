package dev.storyreel.provider;

import java.util.List;

/**
 * @param lines as many as were asked for, in their order, none blank
 * @param draft whether it was made word by word, without understanding: good enough to try, not to publish
 * @param use who translated
 */
public record Translation(List<String> lines, boolean draft, ProviderUse use) implements Billed {
    public Translation {
        lines = List.copyOf(lines);
    }
}
