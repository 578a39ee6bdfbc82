package dev.storyreel.production.engine;

import static dev.storyreel.production.engine.TestJobs.FIRST;
import static dev.storyreel.production.engine.TestJobs.LAST;
import static dev.storyreel.production.engine.TestJobs.SECOND;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.storyreel.error.StoryreelException;
import dev.storyreel.production.BranchStage;
import dev.storyreel.production.Job;
import dev.storyreel.production.JobError;
import dev.storyreel.production.JobGraph;
import dev.storyreel.production.JobResult;
import dev.storyreel.production.JobStatus;
import dev.storyreel.production.JobType;
import dev.storyreel.production.ProductionStatus;
import dev.storyreel.production.Warning;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Results that are wanted each for itself: one fails without the others. */
class BranchTest extends WorkerTest {
    /** First one for all, then for each branch two side by side and one that joins them. */
    private static JobGraph graph(String... branches) {
        JobGraph graph = new JobGraph();
        JobGraph.Node first = graph.add(FIRST);
        for (String branch : branches) {
            JobGraph.Node one = graph.add(SECOND, 0).in(branch).after(first);
            JobGraph.Node two = graph.add(SECOND, 1).in(branch).after(first);
            graph.add(LAST).in(branch).after(one, two);
        }
        return graph;
    }

    private void fail(Set<String> branches) {
        worker.jobs().let(SECOND, job -> {
            if (job.requireItemIndex() == 0 && branches.contains(job.branch())) {
                throw new StoryreelException(JobError.JOB_NOT_FOUND, "nothing comes of " + job.branch());
            }
            return JobResult.done();
        });
    }

    private Map<String, Set<JobStatus>> statuses(UUID id) {
        return worker.productions().jobs(id).stream()
                .filter(job -> job.branch() != null)
                .collect(Collectors.groupingBy(
                        job -> Objects.requireNonNull(job.branch()),
                        Collectors.mapping(Job::status, Collectors.toSet())));
    }

    @Test
    void oneThatFailsLeavesTheOthersAlone() {
        fail(Set.of("es"));
        UUID id = worker.submit(graph("es", "fr", "de"));
        worker.await(id, ProductionStatus.SUCCEEDED);
        assertThat(statuses(id).get("fr")).containsExactly(JobStatus.SUCCEEDED);
        assertThat(statuses(id).get("de")).containsExactly(JobStatus.SUCCEEDED);
        assertThat(statuses(id).get("es")).contains(JobStatus.FAILED).doesNotContain(JobStatus.BLOCKED);
        var production = worker.production(id);
        assertThat(production.failure()).isNull();
        assertThat(production.progress()).isEqualTo(100);
        assertThat(production.warnings()).singleElement().satisfies(warning -> {
            assertThat(warning.code()).isEqualTo("part_failed");
            assertThat(warning.message()).isEqualTo("es: nothing comes of es");
        });
    }

    @Test
    void whenAllFailSoDoesTheProductionAndCanBeRetried() {
        fail(Set.of("es", "fr"));
        UUID id = worker.submit(graph("es", "fr"));
        worker.await(id, ProductionStatus.FAILED);
        assertThat(failure(id).message()).startsWith("nothing comes of");
        fail(Set.of("fr"));
        worker.productions().retry(id);
        worker.await(id, ProductionStatus.SUCCEEDED);
        assertThat(worker.production(id).failure()).isNull();
    }

    @Test
    void whatGoesOnInAFailedBranchDoesNotMakeItSucceed() throws Exception {
        CountDownLatch failed = new CountDownLatch(1);
        Set<UUID> late = ConcurrentHashMap.newKeySet();
        worker.jobs().let(SECOND, job -> {
            if (job.requireItemIndex() == 0) {
                throw new StoryreelException(JobError.JOB_NOT_FOUND, "nothing comes of it");
            }
            failed.await();
            late.add(job.jobId());
            return JobResult.done();
        });
        UUID id = worker.submit(graph("es"));
        TestWorker.until(
                "the first has failed",
                () -> statuses(id).getOrDefault("es", Set.of()).contains(JobStatus.FAILED));
        assertThat(worker.production(id).status()).isEqualTo(ProductionStatus.RUNNING);
        failed.countDown();
        worker.await(id, ProductionStatus.FAILED);
        assertThat(late).hasSize(1);
    }

    @Test
    void whatFailsForAllEndsAllBranches() {
        worker.jobs().let(FIRST, _ -> {
            throw new StoryreelException(JobError.JOB_NOT_FOUND, "nothing to begin with");
        });
        UUID id = worker.submit(graph("es", "fr"));
        worker.await(id, ProductionStatus.FAILED);
        assertThat(statuses(id).values()).allSatisfy(each -> assertThat(each).containsExactly(JobStatus.CANCELLED));
    }

    private static JobGraph only(String branch) {
        JobGraph graph = new JobGraph();
        JobGraph.Node one = graph.add(SECOND, 0).in(branch);
        JobGraph.Node two = graph.add(SECOND, 1).in(branch);
        graph.add(LAST).in(branch).after(one, two);
        return graph;
    }

    @Test
    void whatIsAddedAndFailsLeavesWhatWasMadeBefore() {
        fail(Set.of("es"));
        UUID id = worker.submit(graph("es", "fr"));
        worker.await(id, ProductionStatus.SUCCEEDED);
        fail(Set.of("de"));
        worker.productions().regenerate(id, only("de"), 3);
        worker.await(id, ProductionStatus.SUCCEEDED);
        // those of what is not made again stay
        assertThat(worker.production(id).warnings()).extracting(Warning::part).containsExactly("es", "de");

        fail(Set.of("fr"));
        worker.productions().regenerate(id, only("fr"), 3);
        worker.await(id, ProductionStatus.FAILED);
        assertThat(failure(id).message()).isEqualTo("nothing comes of fr");
    }

    /** One branch that needs nothing, and one that comes into being when something was prepared. */
    private static JobGraph prepared() {
        JobGraph graph = only("es");
        graph.add(FIRST).preparing("ground");
        return graph;
    }

    @Test
    void whatFailsToBePreparedLeavesThoseAloneThatDoNotNeedIt() {
        worker.jobs().let(FIRST, _ -> {
            throw new StoryreelException(JobError.JOB_NOT_FOUND, "no ground");
        });
        UUID id = worker.submit(prepared());
        worker.await(id, ProductionStatus.SUCCEEDED);
        assertThat(statuses(id).get("es")).containsExactly(JobStatus.SUCCEEDED);
        assertThat(worker.production(id).warnings()).containsExactly(new Warning("part_failed", "ground: no ground"));
    }

    @Test
    void whatIsPreparedIsNoResult() {
        worker.jobs().let(FIRST, _ -> JobResult.done().then(only("fr")));
        fail(Set.of("es", "fr"));
        UUID id = worker.submit(prepared());
        worker.await(id, ProductionStatus.FAILED);

        fail(Set.of());
        worker.productions().retry(id);
        worker.await(id, ProductionStatus.SUCCEEDED);
        assertThat(worker.production(id).warnings()).isEmpty();
    }

    @Test
    void stagesTellHowFarEachBranchIs() {
        fail(Set.of("es"));
        UUID id = worker.submit(graph("es", "fr"));
        worker.await(id, ProductionStatus.SUCCEEDED);
        List<BranchStage> stages = worker.productions().stages(List.of(id, UUID.randomUUID()));
        BranchStage french = stage(stages, "fr", SECOND);
        assertThat(french.jobs()).isEqualTo(2);
        assertThat(french.succeeded()).isEqualTo(2);
        assertThat(french.progress()).isEqualTo(100);
        assertThat(french.failure()).isNull();
        assertThat(french.lastFinishedAt()).isNotNull();
        BranchStage spanish = stage(stages, "es", SECOND);
        assertThat(spanish.succeeded()).isLessThan(2);
        assertThat(spanish.failure()).isNotNull();
        assertThat(stage(stages, "es", LAST).firstStartedAt()).isNull();
        assertThat(stages).noneMatch(stage -> stage.type().equals(FIRST.name()));
    }

    private static BranchStage stage(List<BranchStage> stages, String branch, JobType type) {
        return stages.stream()
                .filter(stage -> stage.branch().equals(branch) && stage.type().equals(type.name()))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void nothingWaitsForABranchThatMayFail() {
        JobGraph graph = new JobGraph();
        JobGraph.Node branched = graph.add(FIRST).in("es");
        List<JobGraph.Node> others = List.of(graph.add(SECOND), graph.add(LAST).in("fr"));
        assertThat(others)
                .allSatisfy(other ->
                        assertThatThrownBy(() -> other.after(branched)).isInstanceOf(IllegalArgumentException.class));
    }
}
