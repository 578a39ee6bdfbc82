package dev.storyreel.cli;

import dev.storyreel.cli.Answers.Project;
import java.util.Map;
import java.util.UUID;

/** How a film is asked for. */
interface Order {
    /** Asks for it; the studio then works at what is answered. */
    Project place(StudioClient client) throws InterruptedException;

    /** A new film. */
    static Order film(Map<String, Object> wanted) {
        return client -> client.create(wanted, UUID.randomUUID().toString());
    }

    /** One that failed or was cancelled goes on; one that did not is only followed. */
    static Order resume(String id, Map<String, Object> how) {
        return client -> {
            Project project = client.project(id);
            boolean endedEarly = "failed".equals(project.status()) || "cancelled".equals(project.status());
            return endedEarly ? client.retry(id, how) : project;
        };
    }
}
