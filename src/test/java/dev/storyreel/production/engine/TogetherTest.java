package dev.storyreel.production.engine;

import static dev.storyreel.production.engine.TestJobs.FIRST;
import static dev.storyreel.production.engine.TestJobs.LAST;
import static dev.storyreel.production.engine.TestJobs.SECOND;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.storyreel.database.TestDatabase;
import dev.storyreel.production.Attempt;
import dev.storyreel.production.AttemptStatus;
import dev.storyreel.production.Failure;
import dev.storyreel.production.Job;
import dev.storyreel.production.JobGraph;
import dev.storyreel.production.JobResult;
import dev.storyreel.production.JobStatus;
import dev.storyreel.production.JobType;
import dev.storyreel.production.ProductionEvent;
import dev.storyreel.production.ProductionStatus;
import dev.storyreel.production.Warning;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Several attempts begun, and several completed, in one transaction; by hand, for no worker runs. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TogetherTest {
    private TestWorker studio;
    private Beginnings beginnings;
    private Completions completions;

    @BeforeAll
    void start(@TempDir Path data) {
        studio = TestWorker.start(TestDatabase.emptyDatabase(), data, "storyreel.jobs.worker-enabled=false");
        beginnings = studio.get(Beginnings.class);
        completions = studio.get(Completions.class);
    }

    @AfterAll
    void stop() {
        studio.close();
    }

    /** So many side by side, and a last that waits for them. */
    private UUID submit(int sides) {
        JobGraph graph = new JobGraph();
        List<JobGraph.Node> all = new ArrayList<>();
        for (int i = 0; i < sides; i++) {
            all.add(graph.add(SECOND, i));
        }
        graph.add(LAST).after(all);
        return studio.submit(graph);
    }

    private List<Job> jobs(UUID production, JobType type) {
        return studio.productions().jobs(production).stream()
                .filter(job -> job.type().equals(type.name()))
                .toList();
    }

    private List<Optional<StartedJob>> begin(List<Job> jobs) {
        return beginnings.begin(
                jobs.stream().map(job -> new Beginnings.Picked(job.id(), "a")).toList());
    }

    private List<StartedJob> begun(UUID production, JobType type) {
        return begin(jobs(production, type)).stream().map(Optional::orElseThrow).toList();
    }

    private static Completions.Done done(StartedJob job) {
        return done(job, JobResult.done());
    }

    private static Completions.Done done(StartedJob job, JobResult result) {
        return new Completions.Done(job, result, AttemptFiles.Left.NOTHING, List.of());
    }

    private List<Boolean> complete(List<StartedJob> jobs) {
        return completions.complete(jobs.stream().map(TogetherTest::done).toList());
    }

    /** Of each event its type, and of those of jobs the job's status. */
    private List<String> told(UUID production) {
        return studio.events(production).stream().map(TogetherTest::shown).toList();
    }

    private static String shown(ProductionEvent event) {
        return event.type() + event.data().replaceAll(".*\"status\": \"(\\w+)\".*", " $1");
    }

    private List<String> queue() {
        return rows().sql("select task_instance from lane_render union all select task_instance from lane_network")
                .query((row, _) -> row.getString("task_instance"))
                .list();
    }

    private JdbcClient rows() {
        return JdbcClient.create(studio.get(DataSource.class));
    }

    @Test
    void jobsOfOneProductionBeginTogether() {
        UUID id = submit(2);
        List<StartedJob> begun = begun(id, SECOND);
        assertThat(begun).extracting(job -> job.attempt().number()).containsExactly(1, 1);
        assertThat(told(id)).containsExactly("status queued", "status running", "job running", "job running");
        assertThat(studio.production(id).stage()).isEqualTo("second");
    }

    @Test
    void oneThatMayNotBeginHindersNoOther() {
        UUID over = submit(1);
        UUID good = submit(1);
        Job gone = jobs(over, SECOND).getFirst();
        Job kept = jobs(good, SECOND).getFirst();
        studio.productions().cancel(over);
        List<Optional<StartedJob>> begun = begin(List.of(gone, kept));
        assertThat(begun.getFirst()).isEmpty();
        assertThat(begun.getLast()).isPresent();
    }

    @Test
    void ofTwoThatAskForTheSameJobOneGetsIt() {
        Job job = jobs(submit(1), SECOND).getFirst();
        assertThat(begin(List.of(job, job))).extracting(Optional::isPresent).containsExactly(true, false);
    }

    @Test
    void jobsOfOneProductionCompleteTogether() {
        UUID id = submit(2);
        assertThat(complete(begun(id, SECOND))).containsExactly(true, true);

        assertThat(told(id)).endsWith("job running", "job running", "job succeeded", "job succeeded");
        // two thirds of the work
        assertThat(studio.production(id).progress()).isEqualTo(66);
        Job last = jobs(id, LAST).getFirst();
        assertThat(last.status()).isEqualTo(JobStatus.QUEUED);
        assertThat(queue()).containsOnlyOnce(last.id().toString());
        assertThat(queue())
                .doesNotContainAnyElementsOf(jobs(id, SECOND).stream()
                        .map(job -> job.id().toString())
                        .toList());

        assertThat(complete(begun(id, LAST))).containsExactly(true);
        assertThat(told(id)).endsWith("job succeeded", "status succeeded", "done succeeded");
        assertThat(studio.production(id).progress()).isEqualTo(100);
    }

    @Test
    void theLastJobsOfAProductionEndItOnce() {
        JobGraph graph = new JobGraph();
        graph.add(FIRST);
        graph.add(SECOND, 0);
        UUID id = studio.submit(graph);
        List<StartedJob> both = new ArrayList<>(begun(id, FIRST));
        both.addAll(begun(id, SECOND));
        assertThat(complete(both)).containsExactly(true, true);
        assertThat(studio.production(id).status()).isEqualTo(ProductionStatus.SUCCEEDED);
        assertThat(told(id)).containsOnlyOnce("done succeeded");
        assertThat(told(id)).endsWith("job succeeded", "job succeeded", "status succeeded", "done succeeded");
    }

    @Test
    void aJobThatWaitsForSeveralIsCountedDownByAllThatEnd() {
        JobGraph graph = new JobGraph();
        List<JobGraph.Node> sides = List.of(graph.add(SECOND, 0), graph.add(SECOND, 1), graph.add(SECOND, 2));
        JobGraph.Node still = graph.add(FIRST);
        JobGraph.Node all = graph.add(LAST, 0).after(sides);
        graph.add(LAST, 1).after(sides).after(still);
        graph.add(LAST, 2).after(sides.getFirst());
        graph.add(LAST, 3).after(all);
        UUID id = studio.submit(graph);
        complete(begun(id, SECOND));
        assertThat(jobs(id, LAST))
                .extracting(Job::status)
                .containsExactly(JobStatus.QUEUED, JobStatus.BLOCKED, JobStatus.QUEUED, JobStatus.BLOCKED);
        complete(begun(id, FIRST));
        assertThat(jobs(id, LAST))
                .extracting(Job::status)
                .containsExactly(JobStatus.QUEUED, JobStatus.QUEUED, JobStatus.QUEUED, JobStatus.BLOCKED);
    }

    @Test
    void aStaleAttemptAmongOthersChangesNothing() {
        UUID id = submit(2);
        StartedJob stale = begun(id, SECOND).getFirst();
        List<StartedJob> current = begun(id, SECOND);
        var saved = new AtomicInteger();
        JobGraph more = new JobGraph();
        more.add(FIRST);
        Completions.Done late = new Completions.Done(
                stale,
                JobResult.saving(saved::incrementAndGet).then(more),
                AttemptFiles.Left.NOTHING,
                List.of(new Warning("late", "late")));
        assertThat(completions.complete(List.of(late, done(current.getFirst()), done(current.getLast()))))
                .containsExactly(false, true, true);
        assertThat(saved).hasValue(0);
        assertThat(studio.production(id).warnings()).isEmpty();
        assertThat(studio.productions().jobs(id)).hasSize(3);
        assertThat(told(id)).filteredOn("job succeeded"::equals).hasSize(2);
        assertThat(jobs(id, SECOND).getFirst().attempts())
                .extracting(Attempt::status)
                .containsExactly(AttemptStatus.LOST, AttemptStatus.SUCCEEDED);
        assertThat(jobs(id, LAST).getFirst().status()).isEqualTo(JobStatus.QUEUED);
    }

    @Test
    void productionsSucceedAndFailSideBySide() {
        UUID failed = submit(2);
        UUID good = submit(1);
        List<StartedJob> two = begun(failed, SECOND);
        StartedJob one = begun(good, SECOND).getFirst();
        studio.get(Attempts.class).fail(two.getFirst(), new Failure("broken", "user", "broken"), null);
        assertThat(complete(List.of(two.getLast(), one))).containsExactly(true, true);
        assertThat(studio.production(failed).status()).isEqualTo(ProductionStatus.FAILED);
        assertThat(told(failed)).endsWith("done failed", "job succeeded");
        assertThat(complete(begun(good, LAST))).containsExactly(true);
        assertThat(studio.production(good).status()).isEqualTo(ProductionStatus.SUCCEEDED);
    }

    @Test
    void aResultThatCannotBeWrittenHarmsNoOther() throws Exception {
        List<UUID> productions = List.of(submit(1), submit(1), submit(1), submit(1));
        List<StartedJob> jobs =
                productions.stream().map(id -> begun(id, SECOND).getFirst()).toList();
        JobResult bad =
                JobResult.saving(() -> rows().sql("select 1 / 0").query().singleRow());
        Attempts attempts = studio.get(Attempts.class);
        List<FutureTask<Boolean>> asked = new ArrayList<>();
        studio.get(TransactionTemplate.class).executeWithoutResult(_ -> {
            // whoever comes first waits for this lock, and the others gather behind
            studio.get(ProductionRows.class).lock(productions.getFirst());
            for (StartedJob job : jobs) {
                JobResult result = job.equals(jobs.get(2)) ? bad : JobResult.done();
                FutureTask<Boolean> task = new FutureTask<>(() -> attempts.complete(done(job, result)));
                asked.add(task);
                Thread thread = Thread.ofPlatform().daemon().start(task);
                if (job.equals(jobs.getFirst())) {
                    TestWorker.until("it waits for the lock", this::someoneWaits);
                } else {
                    TestWorker.until("it has gathered", () -> thread.getState() == Thread.State.WAITING);
                }
            }
        });
        for (int i : new int[] {0, 1, 3}) {
            assertThat(asked.get(i).get()).isTrue();
            assertThat(jobs(productions.get(i), LAST).getFirst().status()).isEqualTo(JobStatus.QUEUED);
        }
        assertThatThrownBy(() -> asked.get(2).get()).hasStackTraceContaining("division by zero");
        assertThat(jobs(productions.get(2), SECOND).getFirst().status()).isEqualTo(JobStatus.RUNNING);
        assertThat(told(productions.get(2))).endsWith("job running");
    }

    private boolean someoneWaits() {
        return rows().sql("select exists (select from pg_locks where not granted and locktype = 'transactionid')")
                .query(Boolean.class)
                .single();
    }
}
