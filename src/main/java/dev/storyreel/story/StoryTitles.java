package dev.storyreel.story;

import dev.storyreel.web.KindTitles;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Films are called by their title or, until they have one, by their topic. */
@Component
class StoryTitles implements KindTitles {
    private final Projects projects;

    StoryTitles(Projects projects) {
        this.projects = projects;
    }

    @Override
    public String kind() {
        return StoryGraph.KIND;
    }

    @Override
    public Map<UUID, String> of(Collection<UUID> productions) {
        Map<UUID, String> titles = new HashMap<>();
        for (Project project : projects.find(productions)) {
            String title = project.title() == null ? project.topic() : project.title();
            if (title != null) {
                titles.put(project.id(), title);
            }
        }
        return titles;
    }
}
