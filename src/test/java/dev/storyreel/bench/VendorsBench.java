package dev.storyreel.bench;

import dev.storyreel.provider.vendor.CartesiaServer;
import dev.storyreel.provider.vendor.GeminiServer;
import dev.storyreel.provider.vendor.OpenAiServer;
import dev.storyreel.provider.vendor.StoryWriter;
import dev.storyreel.provider.vendor.VendorServer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;

/**
 * A film of six scenes made by vendors that take as long as real ones do: servers on this machine that speak the vendors'
 * protocols. From the order to the film, against the longest chain of jobs that had to follow one another, each counted from
 * its start to its end. What is lost between them is ours.
 */
final class VendorsBench {
    private static final int ROUNDS = 3;
    private static final int SECONDS = 20;

    private VendorsBench() {}

    static void measure(Path folder, Report report) throws Exception {
        Random random = new Random(4);
        try (VendorServer plans = OpenAiServer.speaking(new VendorServer(), StoryWriter::write);
                VendorServer voices = CartesiaServer.speaking(new VendorServer());
                VendorServer pictures = GeminiServer.speaking(new VendorServer(), StoryWriter::write)) {
            plans.delaying(() -> take(random, 10, 30));
            voices.delaying(() -> take(random, 5, 15));
            pictures.delaying(() -> take(random, 10, 30));
            double[] spans = new double[ROUNDS];
            double[] paths = new double[ROUNDS];
            try (Studio studio = Studio.serve(folder.resolve("data"), environment(plans, voices, pictures))) {
                for (int round = 0; round < ROUNDS; round++) {
                    String id = studio.order(
                            Map.of("topic", "Why the sea is quiet", "duration_seconds", SECONDS, "fresh", true));
                    JsonNode film = studio.await(id);
                    Timeline timeline = Timeline.of(studio.timeline(id));
                    spans[round] = timeline.last() - seconds(film.path("created_at"));
                    paths[round] = timeline.criticalPath(film.path("clips").size());
                }
            }
            Rounds span = new Rounds(spans);
            report.add("film of 6 scenes by vendors (plan 10–30 s, voice 5–15 s, picture 10–30 s)", "", span, 1, " s");
            report.add("… ÷ its critical path", "≤ 1.10", span.over(new Rounds(paths)), "");
        }
    }

    private static Map<String, String> environment(VendorServer plans, VendorServer voices, VendorServer pictures) {
        Map<String, String> environment = new HashMap<>();
        environment.put("OPENAI_API_KEY", "test-key");
        environment.put("OPENAI_BASE_URL", plans.uri() + "/v1");
        environment.put("CARTESIA_API_KEY", "test-key");
        environment.put("STORYREEL_PROVIDER_CARTESIA_BASEURL", voices.uri().toString());
        // of a plan that lets all scenes be spoken at once
        environment.put("STORYREEL_PROVIDER_CARTESIA_CONCURRENCY", "15");
        environment.put("GEMINI_API_KEY", "test-key");
        environment.put("STORYREEL_PROVIDER_GEMINI_BASEURL", pictures.uri() + "/v1beta");
        environment.put("STORYREEL_PROVIDER_ROUTE_LANGUAGE", "openai");
        environment.put("STORYREEL_PROVIDER_ROUTE_SPEECH", "cartesia");
        environment.put("STORYREEL_PROVIDER_ROUTE_PICTURE", "gemini");
        return environment;
    }

    private static void take(Random random, int least, int most) {
        try {
            TimeUnit.MILLISECONDS.sleep(random.nextLong(least * 1000L, most * 1000L));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static double seconds(JsonNode instant) {
        return Duration.between(Instant.EPOCH, Instant.parse(instant.asString()))
                        .toNanos()
                / 1e9;
    }

    /**
     * When jobs began and ended, in seconds since the epoch.
     *
     * @param jobs by type and clip
     */
    private record Timeline(Map<String, Job> jobs) {
        private record Job(double start, double end) {
            double length() {
                return end - start;
            }
        }

        static Timeline of(JsonNode answer) {
            Map<String, Job> jobs = new HashMap<>();
            for (JsonNode job : answer.path("jobs")) {
                JsonNode attempt =
                        job.path("attempts").path(job.path("attempts").size() - 1);
                // the preview may still be under way: the film does not wait for it
                if (!attempt.path("finished_at").asString("").isEmpty()) {
                    jobs.put(
                            (job.path("type").asString() + " "
                                            + job.path("item_index").asString(""))
                                    .strip(),
                            new Job(seconds(attempt.path("started_at")), seconds(attempt.path("finished_at"))));
                }
            }
            return new Timeline(jobs);
        }

        double last() {
            return job("render_final").end();
        }

        /** Plan, then the clip that takes longest from its first call to its last frame, then the film. */
        double criticalPath(int clips) {
            double longest = 0;
            for (int clip = 0; clip < clips; clip++) {
                longest = Math.max(longest, drawn(clip) + length("render_clip " + clip));
                if (clip > 0) {
                    double both = Math.max(drawn(clip - 1), drawn(clip));
                    longest = Math.max(longest, both + length("render_transition " + (clip - 1)));
                }
            }
            double mixed = jobs.keySet().stream()
                            .filter(job -> job.startsWith("generate_audio"))
                            .map(jobs::get)
                            .map(Job::length)
                            .max(Comparator.naturalOrder())
                            .orElseThrow()
                    + length("mix_sound");
            return length("generate_plan") + Math.max(longest, mixed) + length("render_final");
        }

        private double drawn(int clip) {
            return Math.max(length("generate_audio " + clip), length("generate_image " + clip));
        }

        private double length(String job) {
            return job(job).length();
        }

        private Job job(String name) {
            return Objects.requireNonNull(jobs.get(name), name);
        }
    }
}
