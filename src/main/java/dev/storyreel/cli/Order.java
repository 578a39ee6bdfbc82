package dev.storyreel.cli;

import dev.storyreel.cli.Answers.InLanguage;
import dev.storyreel.cli.Answers.Project;
import java.util.Map;
import java.util.UUID;

/** How a production is asked for. */
interface Order {
    /** Asks for it; the studio then works at what is answered. */
    Project place(StudioClient client) throws InterruptedException;

    /** A new one. */
    static Order create(Map<String, Object> wanted) {
        return client -> client.create(wanted, UUID.randomUUID().toString());
    }

    /** One that failed or was cancelled goes on, and so does a dub one of whose languages failed; any other is only followed. */
    static Order resume(String id, Map<String, Object> how) {
        return client -> {
            Project project = client.project(id);
            boolean endedEarly = "failed".equals(project.status()) || "cancelled".equals(project.status());
            if (endedEarly) {
                return client.retry(id, how);
            }
            boolean partly = "succeeded".equals(project.status())
                    && project.languages() != null
                    && project.languages().stream().anyMatch(InLanguage::hasFailed);
            return partly ? client.regenerate(id, "", null) : project;
        };
    }
}
