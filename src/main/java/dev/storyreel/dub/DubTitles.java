package dev.storyreel.dub;

import dev.storyreel.web.KindTitles;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Dubs are called by the languages they are in. */
@Component
class DubTitles implements KindTitles {
    private final DubLanguages languages;

    DubTitles(DubLanguages languages) {
        this.languages = languages;
    }

    @Override
    public String kind() {
        return DubGraph.KIND;
    }

    @Override
    public Map<UUID, String> of(Collection<UUID> productions) {
        Map<UUID, String> titles = new HashMap<>();
        languages
                .of(productions)
                .forEach((dub, each) -> titles.put(
                        dub, each.stream().map(DubLanguages.Language::language).collect(Collectors.joining(", "))));
        return titles;
    }
}
