package dev.storyreel.bench;

import dev.storyreel.Storyreel;
import dev.storyreel.database.Ids;
import dev.storyreel.production.JobGraph;
import dev.storyreel.production.NewProduction;
import dev.storyreel.production.Priority;
import dev.storyreel.production.Productions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Trivial jobs through the whole spine, on the embedded database with its durable settings: how many a second, and how
 * long from the commit that enqueues one to the first line of its handler. The application runs without its web server.
 */
final class JobsBench implements AutoCloseable {
    private static final int JOBS = 5_000;
    private static final int JOBS_IN_A_GRAPH = 20;
    private static final int ROUNDS = 3;
    private static final int SUBMITTERS = 4;
    private static final int IDLE_PROBES = 300;
    private static final int SECONDS_OF_LOAD = 6;
    /** The places of the network lane, see {@code storyreel.jobs.network-concurrency}. */
    private static final int PLACES = 32;

    private final ConfigurableApplicationContext context;
    private final Productions productions;
    private final TrivialJobs jobs;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final ExecutorService submitters = Executors.newFixedThreadPool(SUBMITTERS);
    private final AtomicInteger submitted = new AtomicInteger();
    private final Map<UUID, Long> commits = new ConcurrentHashMap<>();

    JobsBench(Path data) {
        context = new SpringApplicationBuilder(Storyreel.class, TrivialJobs.class)
                .web(WebApplicationType.NONE)
                .registerShutdownHook(true)
                .run(
                        "--storyreel.data-dir=" + data,
                        "--storyreel.database-url=",
                        "--storyreel.jobs.network-concurrency=" + PLACES,
                        "--logging.level.root=warn");
        productions = context.getBean(Productions.class);
        jobs = context.getBean(TrivialJobs.class);
        jdbc = context.getBean(JdbcClient.class);
        transaction = context.getBean(TransactionTemplate.class);
    }

    static void measure(Path data, Report report) throws Exception {
        try (JobsBench bench = new JobsBench(data)) {
            bench.measure(report);
        }
    }

    private void measure(Report report) throws Exception {
        report.with("PostgreSQL "
                + jdbc.sql("show server_version").query(String.class).single());
        drained(JOBS / 2, 1);
        double[] single = new double[ROUNDS];
        double[] singleCpu = new double[ROUNDS];
        double[] graphs = new double[ROUNDS];
        double[] graphsCpu = new double[ROUNDS];
        double[] sustained = new double[ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            Drained alone = drained(JOBS, 1);
            single[round] = alone.perSecond();
            singleCpu[round] = alone.cpuMillis();
            Drained together = drained(JOBS / JOBS_IN_A_GRAPH, JOBS_IN_A_GRAPH);
            graphs[round] = together.perSecond();
            graphsCpu[round] = together.cpuMillis();
            sustained[round] = sustained();
        }
        drained(report, 1, single, singleCpu);
        drained(report, JOBS_IN_A_GRAPH, graphs, graphsCpu);
        Rounds both = new Rounds(sustained);
        report.add("trivial jobs enqueued and carried out at once", "", both, 0, "/s");
        delays(report, "enqueue → start, idle", idle());
        delays(report, "enqueue → start, at half of the last rate", loaded(both.median() / 2));
    }

    private static void drained(Report report, int jobsEach, double[] perSecond, double[] cpuMillis) {
        String what = "trivial jobs drained, productions of " + jobsEach;
        report.add(what, "≥ 2,000/s", new Rounds(perSecond), 0, "/s");
        report.add(what + ": processor time of a job", "", new Rounds(cpuMillis), 2, " ms");
    }

    private static void delays(Report report, String what, Rounds millis) {
        String p50 = Rounds.format(millis.median(), 1);
        String p95 = Rounds.format(millis.percentile(95), 1);
        report.add(what + ", p50 / p95", "p50 ≤ 10 ms", p50 + " / " + p95 + " ms", "");
    }

    /** @param cpuMillis processor time of the JVM and PostgreSQL for each job, which other load hardly changes */
    private record Drained(double perSecond, double cpuMillis) {}

    /** Enqueues behind jobs that hold every place, lets go, and takes the time until the queue is empty. */
    private Drained drained(int count, int jobsEach) throws Exception {
        jobs.close();
        submit(graph(TrivialJobs.HOLD, PLACES));
        jobs.awaitHeld(PLACES);
        submitAll(count, jobsEach);
        Duration cpu = CpuTime.ofThisAndChildren();
        long start = System.nanoTime();
        jobs.open();
        awaitEmpty();
        double perSecond = count * jobsEach / seconds(start);
        double cpuMillis = CpuTime.ofThisAndChildren().minus(cpu).toNanos() / 1e6;
        return new Drained(perSecond, cpuMillis / (count * jobsEach));
    }

    /** Enqueues while the workers carry out. */
    private double sustained() throws Exception {
        long start = System.nanoTime();
        submitAll(JOBS, 1);
        awaitEmpty();
        return JOBS / seconds(start);
    }

    /** One job at a time. */
    private Rounds idle() throws InterruptedException {
        List<UUID> ids = new ArrayList<>();
        for (int i = 0; i < IDLE_PROBES; i++) {
            ids.add(submit(graph(TrivialJobs.NOTHING, 1)));
            awaitEmpty();
            TimeUnit.MILLISECONDS.sleep(5);
        }
        return delays(ids);
    }

    /** Jobs at even intervals. */
    private Rounds loaded(double jobsPerSecond) throws Exception {
        int count = (int) (SECONDS_OF_LOAD * jobsPerSecond);
        long start = System.nanoTime();
        AtomicInteger next = new AtomicInteger();
        Map<UUID, Boolean> ids = new ConcurrentHashMap<>();
        everySubmitter(() -> {
            for (int i = next.getAndIncrement(); i < count; i = next.getAndIncrement()) {
                long wait = start + (long) (i / jobsPerSecond * 1e9) - System.nanoTime();
                TimeUnit.NANOSECONDS.sleep(wait);
                ids.put(submit(graph(TrivialJobs.NOTHING, 1)), true);
            }
        });
        awaitEmpty();
        return delays(List.copyOf(ids.keySet()));
    }

    private Rounds delays(List<UUID> ids) {
        return new Rounds(ids.stream()
                .mapToDouble(id ->
                        (Objects.requireNonNull(jobs.starts().get(id)) - Objects.requireNonNull(commits.get(id))) / 1e6)
                .toArray());
    }

    private void submitAll(int count, int jobsEach) throws Exception {
        AtomicInteger next = new AtomicInteger();
        everySubmitter(() -> {
            while (next.getAndIncrement() < count) {
                submit(graph(TrivialJobs.NOTHING, jobsEach));
            }
        });
    }

    private interface Submitting {
        void run() throws InterruptedException;
    }

    private void everySubmitter(Submitting work) throws Exception {
        List<Future<?>> all = new ArrayList<>();
        for (int i = 0; i < SUBMITTERS; i++) {
            all.add(submitters.submit(() -> {
                work.run();
                return null;
            }));
        }
        for (Future<?> each : all) {
            each.get();
        }
    }

    private UUID submit(JobGraph graph) {
        UUID id = Ids.next();
        transaction.executeWithoutResult(_ -> {
            // registered first, so that it is told of the commit before any worker is
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCommit() {
                    commits.put(id, System.nanoTime());
                }
            });
            submitted.addAndGet(graph.nodes().size());
            productions.submit(new NewProduction(id, TrivialJobs.KIND, "local", Priority.DEFAULT, graph, 10));
        });
        return id;
    }

    private static JobGraph graph(dev.storyreel.production.JobType type, int count) {
        JobGraph graph = new JobGraph();
        for (int i = 0; i < count; i++) {
            graph.add(type, i);
        }
        return graph;
    }

    /** Waits for the last start first, as looking at the queue takes from what is measured. */
    private void awaitEmpty() throws InterruptedException {
        while (jobs.started() < submitted.get()) {
            TimeUnit.MILLISECONDS.sleep(1);
        }
        while (jdbc.sql("select exists (select from lane_network)")
                .query(Boolean.class)
                .single()) {
            TimeUnit.MILLISECONDS.sleep(5);
        }
    }

    private static double seconds(long startNanos) {
        return (System.nanoTime() - startNanos) / 1e9;
    }

    @Override
    public void close() {
        submitters.shutdownNow();
        context.close();
    }
}
