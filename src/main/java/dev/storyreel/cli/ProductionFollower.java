package dev.storyreel.cli;

import dev.storyreel.cli.Answers.Job;
import dev.storyreel.cli.Answers.Project;
import java.time.Duration;
import java.util.List;
import tools.jackson.core.JacksonException;

/** Watches a production to its end. Events say when to look, and the production itself says what is true. */
final class ProductionFollower {
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final Duration LOOK_AT_MOST_EVERY = Duration.ofMillis(300);

    private final StudioClient client;
    private final Progress progress;
    private int revision;
    private boolean reached;

    ProductionFollower(StudioClient client, Progress progress) {
        this.client = client;
        this.progress = progress;
    }

    /** The production in its final state. Of one that is made again, only what happens from then on is told. */
    Project follow(Project placed) throws InterruptedException {
        String id = String.valueOf(placed.id());
        revision = placed.revision() == null ? 0 : placed.revision();
        try (EventFeed feed = new EventFeed(client, id)) {
            long looked = System.nanoTime();
            Project project = look(id);
            while (!project.isTerminal()) {
                ServerEvent event = feed.next(PATIENCE);
                if (event != null) {
                    tell(event);
                }
                boolean due = System.nanoTime() - looked >= LOOK_AT_MOST_EVERY.toNanos();
                if (event == null || due || event.name().equals("done")) {
                    looked = System.nanoTime();
                    project = look(id);
                }
            }
            drain(feed);
            return project;
        }
    }

    private void drain(EventFeed feed) throws InterruptedException {
        for (ServerEvent event = feed.next(Duration.ofMillis(200)); event != null; event = feed.next(Duration.ZERO)) {
            tell(event);
        }
    }

    private void tell(ServerEvent event) {
        reached = reached || revision < 2 || (event.name().equals("status") && revisionIn(event) >= revision);
        if (reached) {
            progress.event(event);
        }
    }

    private static int revisionIn(ServerEvent event) {
        try {
            return StudioClient.JSON.readTree(event.data()).path("revision").asInt(0);
        } catch (JacksonException e) {
            return 0;
        }
    }

    private Project look(String id) throws InterruptedException {
        Project project = client.project(id);
        // a dub tells by itself how far its languages are
        progress.show(project, project.languages() == null ? Stage.of(jobs(id)) : List.of());
        return project;
    }

    /** The stages are for show, so a studio that does not tell them is followed all the same. */
    private List<Job> jobs(String id) throws InterruptedException {
        try {
            List<Job> jobs = client.timeline(id).jobs();
            return jobs == null ? List.of() : jobs;
        } catch (CommandFailure e) {
            return List.of();
        }
    }
}
