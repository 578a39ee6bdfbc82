package dev.storyreel.dub;

import dev.storyreel.web.KindTitles;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Dubs are called what their recordings are, and by the languages they are in. */
@Component
class DubTitles implements KindTitles {
    private final Dubs dubs;
    private final DubLanguages languages;

    DubTitles(Dubs dubs, DubLanguages languages) {
        this.dubs = dubs;
        this.languages = languages;
    }

    @Override
    public String kind() {
        return DubGraph.KIND;
    }

    @Override
    public Map<UUID, String> of(Collection<UUID> productions) {
        Map<UUID, String> spoken = languages.of(productions).entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        dub -> dub.getValue().stream()
                                .map(DubLanguages.Language::language)
                                .collect(Collectors.joining(", "))));
        return dubs.find(productions).stream()
                .collect(
                        Collectors.toMap(Dub::id, dub -> dub.title() + " (" + spoken.getOrDefault(dub.id(), "") + ")"));
    }
}
