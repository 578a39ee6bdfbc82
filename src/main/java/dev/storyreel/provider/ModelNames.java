package dev.storyreel.provider;

import java.util.Comparator;
import java.util.Map;
import java.util.Optional;

/** Tables by the names of models. */
final class ModelNames {
    private ModelNames() {}

    /** What is said of a model, or of the one it is a version of: {@code gpt-6-luna-2026-08-01} is a {@code gpt-6-luna}. */
    static <V> Optional<V> find(Map<String, V> said, String model) {
        return said.entrySet().stream()
                .filter(each -> model.equals(each.getKey()) || model.startsWith(each.getKey() + "-"))
                .max(Map.Entry.comparingByKey(Comparator.comparingInt(String::length)))
                .map(Map.Entry::getValue);
    }
}
