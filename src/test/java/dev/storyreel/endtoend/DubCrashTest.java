package dev.storyreel.endtoend;

import static dev.storyreel.endtoend.Patience.until;
import static org.assertj.core.api.Assertions.assertThat;

import dev.storyreel.database.TestDatabase;
import dev.storyreel.provider.vendor.OpenAiServer;
import dev.storyreel.provider.vendor.VendorServer;
import dev.storyreel.provider.vendor.VendorServer.Request;
import dev.storyreel.testing.OwnFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Servers that are killed in each stage of a dub: what a vendor has answered is never asked for again. */
@Tag("slow")
class DubCrashTest {
    private static final Pattern LINE = Pattern.compile("(?m)^\\d+\\. \\((\\d+) to (\\d+) characters\\)");
    private static final int LENGTH_SECONDS = 26;

    @AutoClose
    private final Machine machine;

    @AutoClose
    private final VendorServer vendor = OpenAiServer.speaking(new VendorServer(), DubCrashTest::translated);

    private final ConcurrentLinkedQueue<Call> held = new ConcurrentLinkedQueue<>();
    private final CountDownLatch never = new CountDownLatch(1);
    private volatile Predicate<Request> holding = _ -> false;

    @TempDir
    private Path folder;

    DubCrashTest() throws IOException {
        machine = new Machine();
    }

    /** As many lines as were asked for, of the length that was asked for. */
    private static String translated(String said) {
        List<String> lines = new ArrayList<>();
        for (Matcher line = LINE.matcher(said); line.find(); ) {
            int wanted = (Integer.parseInt(line.group(1)) + Integer.parseInt(line.group(2))) / 2;
            lines.add("words ".repeat(Math.max(1, wanted / 6)).strip() + " " + lines.size());
        }
        return JsonMapper.shared().writeValueAsString(Map.of("lines", lines));
    }

    @Test
    void nothingThatWasAnsweredIsAskedForAgain() throws Exception {
        vendor.failingByChance(request -> {
            if (holding.test(request)) {
                held.add(Call.of(request));
                try {
                    never.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
            return null;
        });
        Path data = TestDatabase.prepare(folder.resolve("data"));
        Map<String, String> environment = Map.of(
                "OPENAI_API_KEY", "test-key",
                "OPENAI_BASE_URL", vendor.uri() + "/v1",
                "STORYREEL_PROVIDER_OPENAI_SPEECHMODEL", "gpt-voice",
                "STORYREEL_PROVIDER_OPENAI_RECOGNITIONMODEL", "whisper-1",
                "STORYREEL_PROVIDER_OPENAI_CONCURRENCY", "2",
                "STORYREEL_PROVIDER_ROUTE_SPEECH", "openai",
                "STORYREEL_PROVIDER_ROUTE_RECOGNITION", "openai",
                "STORYREEL_PROVIDER_ROUTE_TRANSLATION", "openai");

        holding = request -> request.path().endsWith("/transcriptions");
        Studio studio = machine.serve(data, environment);
        String voice = studio.upload("voice", "audio/wav", OwnFiles.tone(220, LENGTH_SECONDS));
        String dub = studio.orderDub(
                Map.of("voice_upload_id", voice, "source_language", "en", "target_languages", List.of("es")));
        killedWhileHolding(studio);

        holding = request -> request.path().endsWith("/responses");
        studio = machine.serve(data, environment);
        killedWhileHolding(studio);

        int spoken = 2;
        holding = request -> request.path().endsWith("/speech") && asked("/speech") > spoken;
        studio = machine.serve(data, environment);
        Studio speaking = studio;
        until("a call waits for its answer, and what was answered is stored", () -> {
            long waiting = held.stream()
                    .filter(call -> call.path().endsWith("/speech"))
                    .count();
            return waiting > 0
                    && asked("/speech") - waiting
                            == speaking.jobs(dub, "succeeded"::equals).stream()
                                    .filter(job -> job.path("type").asString().equals("speak"))
                                    .count();
        });
        kill(studio);

        holding = _ -> false;
        studio = machine.serve(data, environment);
        Studio mixing = studio;
        until(
                "it is being mixed, or was",
                () -> mixing.jobs(dub, status -> !status.equals("queued") && !status.equals("blocked")).stream()
                        .anyMatch(job -> job.path("type").asString().equals("mix")));
        kill(studio);

        studio = machine.serve(data, environment);
        JsonNode made = studio.await(dub);
        assertThat(made.at("/languages/0/status").asString()).isEqualTo("succeeded");
        JsonNode measures = made.at("/languages/0/manifest/measures");
        assertThat(measures.path("length_error").asLong()).isZero();
        Map<Call, Integer> times = new HashMap<>();
        vendor.requests().forEach(request -> times.merge(Call.of(request), 1, Integer::sum));
        Map<Call, Integer> unanswered = new HashMap<>();
        held.forEach(call -> unanswered.merge(call, 1, Integer::sum));
        times.forEach((call, count) -> assertThat(count - unanswered.getOrDefault(call, 0))
                .as(call.toString())
                .isLessThanOrEqualTo(1));
        assertThat(Machine.workFiles(data)).isEmpty();
    }

    private void killedWhileHolding(Studio studio) throws Exception {
        int before = held.size();
        until("a call waits for its answer", () -> held.size() > before);
        kill(studio);
    }

    private static void kill(Studio studio) throws Exception {
        studio.program().signal("KILL");
        until("it is dead", studio.program()::leftNothing);
    }

    private long asked(String path) {
        return vendor.requests().stream()
                .filter(request -> request.path().endsWith(path))
                .count();
    }

    /** What is asked for: in JSON the order of fields is another one in each process, and a form differs from itself by its boundary. */
    private record Call(String path, JsonNode json, int bytes) {
        static Call of(Request request) {
            JsonNode json = request.body();
            return new Call(request.path(), json, json.isMissingNode() ? request.bytes().length : 0);
        }
    }
}
