package dev.storyreel.provider.offline.planner;

import dev.storyreel.health.ComponentCheck;
import dev.storyreel.health.ComponentStatus;
import org.springframework.stereotype.Component;

/** Says who plans; looks for WordNet without loading it. */
@Component
class PlannerCheck implements ComponentCheck {
    private static final String DATA = "/net/sf/extjwnl/data/wordnet/wn31/data.noun";

    @Override
    public String component() {
        return "planner";
    }

    @Override
    public ComponentStatus check() {
        return getClass().getResource(DATA) != null
                ? ComponentStatus.up("offline: scenes from a script, facts from " + OfflineLanguageProvider.MODEL)
                : ComponentStatus.down("WordNet is not on the class path", "build the whole artifact again");
    }
}
