package dev.storyreel.story;

import dev.storyreel.production.Asset;
import dev.storyreel.production.JobContext;
import dev.storyreel.production.JobHandler;
import dev.storyreel.production.JobResult;
import dev.storyreel.production.JobType;
import dev.storyreel.provider.StoryPlan;
import dev.storyreel.provider.StoryPlanRequest;
import java.io.IOException;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Plans the film: its title and its scenes. */
@Component
class GeneratePlan implements JobHandler {
    private final StoryProviders providers;
    private final Projects projects;
    private final Clips clips;
    private final Json json;

    GeneratePlan(StoryProviders providers, Projects projects, Clips clips, Json json) {
        this.providers = providers;
        this.projects = projects;
        this.clips = clips;
        this.json = json;
    }

    @Override
    public JobType type() {
        return StoryGraph.GENERATE_PLAN;
    }

    @Override
    public JobResult run(JobContext job) throws IOException, InterruptedException {
        UUID project = job.productionId();
        Project wanted = projects.get(project);
        Optional<Asset> earlier = job.earlier(AssetNames.PLAN);
        Optional<StoryPlan> kept =
                earlier.isEmpty() ? Optional.empty() : json.readKept(job.fetch(earlier.get()), StoryPlan.class);
        StoryPlan plan = kept.isPresent() ? kept.get() : plan(job, wanted);
        ProviderNotes.warnIfOffline(job, plan.use());
        plan.notes().forEach(note -> job.warn(note.code(), note.message()));
        return JobResult.saving(() -> {
                    projects.saveTitle(project, plan.title());
                    clips.insert(project, plan.scenes());
                })
                .then(StoryGraph.filming(
                        plan.scenes().size(), wanted.transition().frames() > 0));
    }

    private StoryPlan plan(JobContext job, Project project) throws IOException, InterruptedException {
        StoryPlan plan = providers
                .language()
                .planStory(new StoryPlanRequest(
                        project.topic(),
                        project.script(),
                        project.durationSeconds(),
                        project.look().mood(),
                        project.look().pictureStyle(),
                        project.seed()));
        ProviderNotes.used(job, plan.use());
        job.publish(AssetNames.PLAN, json.writePretty(plan), "application/json");
        return plan;
    }
}
