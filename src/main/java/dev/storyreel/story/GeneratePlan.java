package dev.storyreel.story;

import dev.storyreel.kind.JobCaller;
import dev.storyreel.kind.Json;
import dev.storyreel.kind.ProviderNotes;
import dev.storyreel.kind.Results;
import dev.storyreel.production.Asset;
import dev.storyreel.production.JobContext;
import dev.storyreel.production.JobHandler;
import dev.storyreel.production.JobResult;
import dev.storyreel.production.JobType;
import dev.storyreel.production.WorkKey;
import dev.storyreel.provider.Port;
import dev.storyreel.provider.Providers;
import dev.storyreel.provider.StoryPlan;
import dev.storyreel.provider.StoryPlanRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Plans the film: its title and its scenes. */
@Component
class GeneratePlan implements JobHandler {
    private final Providers providers;
    private final Results results;
    private final Projects projects;
    private final Clips clips;
    private final Json json;

    GeneratePlan(Providers providers, Results results, Projects projects, Clips clips, Json json) {
        this.providers = providers;
        this.results = results;
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
        Project project = projects.get(job.productionId());
        List<Clip> planned = clips.of(project.id());
        if (!planned.isEmpty()) {
            return again(job, project, planned);
        }
        StoryPlanRequest request = request(project);
        List<String> route = providers.route(Port.LANGUAGE);
        WorkKey key = WorkKey.of("plan", request, route);
        StoryPlan plan = results.told(
                job,
                key,
                AssetNames.PLAN,
                route,
                StoryPlan.class,
                () -> providers.planStory(request, new JobCaller(job)));
        warn(job, plan);
        return JobResult.saving(() -> {
                    projects.saveTitle(project.id(), plan.title());
                    clips.insert(project.id(), plan.scenes());
                })
                .then(StoryGraph.filming(
                        project, Scenes.planned(project, plan.scenes().size())));
    }

    /** The plan of a film that is made again stays, with what was changed in its scenes since. */
    private JobResult again(JobContext job, Project project, List<Clip> planned) throws IOException {
        Asset made = job.asset(AssetNames.PLAN);
        Optional<StoryPlan> kept = read(job, made);
        if (kept.isPresent()) {
            StoryPlan plan = withScenes(kept.get(), planned);
            results.reuse(job, made, plan.use());
            if (!plan.equals(kept.get())) {
                job.publish(AssetNames.PLAN, json.writePretty(plan), "application/json");
            }
            warn(job, plan);
        }
        return JobResult.done().then(StoryGraph.filming(project, Scenes.of(project, planned)));
    }

    private static StoryPlan withScenes(StoryPlan plan, List<Clip> clips) {
        List<StoryPlan.Scene> scenes = clips.stream()
                .map(clip -> new StoryPlan.Scene(clip.narration(), clip.imagePrompt()))
                .toList();
        return new StoryPlan(plan.title(), scenes, plan.notes(), plan.use());
    }

    private Optional<StoryPlan> read(JobContext job, Asset plan) throws IOException {
        return json.readKept(plan.name(), Files.readString(job.fetch(plan)), StoryPlan.class);
    }

    private static void warn(JobContext job, StoryPlan plan) {
        ProviderNotes.warnIfOffline(job, plan.use(), "The plan was");
        plan.notes().forEach(note -> job.warn(note.code(), note.message()));
    }

    private static StoryPlanRequest request(Project project) {
        return new StoryPlanRequest(
                project.topic(),
                project.script(),
                project.narrator().language(),
                project.aim(),
                project.look().mood(),
                project.look().pictureStyle(),
                project.seed());
    }
}
