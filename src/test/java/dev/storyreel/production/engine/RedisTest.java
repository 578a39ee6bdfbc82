package dev.storyreel.production.engine;

import static dev.storyreel.production.engine.TestJobs.FIRST;
import static dev.storyreel.production.engine.WorkerTest.fan;
import static dev.storyreel.production.engine.WorkerTest.single;
import static org.assertj.core.api.Assertions.assertThat;

import dev.storyreel.database.TestDatabase;
import dev.storyreel.database.TestRedis;
import dev.storyreel.health.ComponentHealth;
import dev.storyreel.health.ComponentStatus;
import dev.storyreel.health.HealthChecks;
import dev.storyreel.production.JobResult;
import dev.storyreel.production.ProductionStatus;
import java.nio.file.Path;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Processes that wake each other by Redis. */
class RedisTest {
    /** Looks by itself so rarely that a job which is done was told of. */
    private static final String HARDLY_EVER = "storyreel.jobs.poll-interval=1h";

    private final String url = TestDatabase.emptyDatabase();

    @TempDir
    private Path folder;

    private TestWorker client(TestRedis redis) {
        return TestWorker.start(
                url,
                folder.resolve("client"),
                "storyreel.jobs.worker-enabled=false",
                "storyreel.redis-url=" + redis.url());
    }

    private TestWorker worker(TestRedis redis, String... more) {
        String[] all = {"storyreel.redis-url=" + redis.url(), more.length == 0 ? "debug=false" : more[0]};
        return TestWorker.start(url, folder.resolve("worker"), all);
    }

    @Test
    void wakesTheWorkersOfOtherProcessesAndNothingIsLostWhenRedisDies() {
        try (TestRedis redis = new TestRedis()) {
            redis.start();
            try (TestWorker client = client(redis);
                    TestWorker worker = worker(redis, HARDLY_EVER)) {
                assertThat(listenersOfPostgres(client)).isZero();
                for (int i = 0; i < 5; i++) {
                    client.await(client.submit(fan(2)), ProductionStatus.SUCCEEDED);
                }
                CountDownLatch begun = new CountDownLatch(1);
                worker.jobs().let(FIRST, job -> {
                    begun.countDown();
                    new CountDownLatch(1).await();
                    return JobResult.done();
                });
                UUID stopped = client.submit(single(FIRST));
                TestWorker.until("it runs", () -> begun.getCount() == 0);
                client.productions().cancel(stopped);
                TestWorker.until(
                        "it is stopped", () -> worker.get(RunningAttempts.class).isEmpty());
                worker.jobs().let(FIRST, _ -> JobResult.done());

                redis.stop();
                UUID meanwhile = client.submit(fan(2));
                assertThat(redisOf(worker).status()).isEqualTo(ComponentStatus.State.DEGRADED);
                redis.start();
                client.await(meanwhile, ProductionStatus.SUCCEEDED);
                assertThat(redisOf(worker).status()).isEqualTo(ComponentStatus.State.UP);
            }
        }
    }

    @Test
    void startsAndWorksWithoutTheRedisItIsToUse() {
        try (TestRedis never = new TestRedis();
                TestWorker client = client(never);
                TestWorker worker = worker(never)) {
            client.await(client.submit(fan(2)), ProductionStatus.SUCCEEDED);
            assertThat(redisOf(worker).fix()).contains("REDIS_URL");
        }
    }

    private static int listenersOfPostgres(TestWorker worker) {
        return JdbcClient.create(worker.get(DataSource.class))
                .sql("""
                        select count(*) from pg_stat_activity
                        where datname = current_database() and application_name like '%notifications'
                        """)
                .query(Integer.class)
                .single();
    }

    private static ComponentHealth redisOf(TestWorker worker) {
        return worker.get(HealthChecks.class).all().stream()
                .filter(component -> component.component().equals("redis"))
                .findFirst()
                .orElseThrow();
    }
}
