package dev.storyreel.dub;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storyreel.testing.StudioServer;
import dev.storyreel.testing.StudioServer.Answer;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/** What tests do with dubs over HTTP; each dub is named by its path. */
record DubClient(StudioServer server) {
    /** Begins a dub; gives its path. */
    String begin(String body) {
        return accepted(server.post("/v1/dubs", body));
    }

    JsonNode await(String path, String status) {
        StudioServer.until("the dub is " + status, () -> {
            JsonNode dub = server.get(path).body();
            String now = dub.path("status").asString();
            assertThat(now).as(dub.toString()).isIn("queued", "running", status);
            return now.equals(status);
        });
        return server.get(path).body();
    }

    /** Asks for more work on it, and waits until it is done. */
    JsonNode again(String path, String what, String body) {
        accepted(server.post(path + what, body));
        return await(path, "succeeded");
    }

    private static String accepted(Answer answer) {
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(202);
        return answer.header("Location");
    }

    JsonNode in(JsonNode dub, String language) {
        Optional<JsonNode> found = dub.path("languages")
                .valueStream()
                .filter(each -> each.path("language").asString().equals(language))
                .findFirst();
        return found.orElseThrow();
    }

    byte[] file(String path, String name) {
        for (JsonNode asset : server.get(path + "/assets").body().path("data")) {
            if (asset.path("name").asString().equals(name)) {
                return server.get(asset.path("url").asString()).response().body();
            }
        }
        throw new AssertionError("there is no " + name);
    }

    List<String> names(String path) {
        return server.get(path + "/assets")
                .body()
                .path("data")
                .valueStream()
                .map(asset -> asset.path("name").asString())
                .sorted()
                .toList();
    }

    /** The types of the jobs of the dub's last revision. */
    Set<String> jobs(String path) {
        int revision = server.get(path).body().path("revision").asInt();
        Set<String> types = new TreeSet<>();
        for (JsonNode job : server.get(path + "/debug/jobs").body().path("jobs")) {
            if (job.path("revision").asInt() == revision) {
                types.add(job.path("type").asString());
            }
        }
        return types;
    }

    /** The lines that were spoken in the dub's last revision, and not taken up: language and number. */
    Set<String> spoken(String path) {
        int revision = server.get(path).body().path("revision").asInt();
        Set<String> spoken = new TreeSet<>();
        for (JsonNode job : server.get(path + "/debug/jobs").body().path("jobs")) {
            if (job.path("revision").asInt() == revision
                    && job.path("type").asString().equals("speak")
                    && !job.path("attempts").path(0).path("reused").asBoolean()) {
                spoken.add(job.path("branch").asString() + " "
                        + job.path("item_index").asString());
            }
        }
        return spoken;
    }
}
