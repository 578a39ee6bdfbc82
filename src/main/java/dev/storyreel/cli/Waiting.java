package dev.storyreel.cli;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** What a job waits for, such as a vendor that is to be asked again. */
final class Waiting {
    private Waiting() {}

    /** One line for people of an event that tells of it; nothing of other events, and of a wait that is over. */
    static Optional<String> in(ServerEvent event, Instant now) {
        if (!event.name().equals("job")) {
            return Optional.empty();
        }
        try {
            JsonNode job = StudioClient.JSON.readTree(event.data());
            String again = job.path("next_attempt_at").asString("");
            JsonNode why = job.path("waiting").isString()
                    ? job.path("waiting")
                    : job.path("error").path("message");
            if (again.isEmpty() || !why.isString()) {
                return Optional.empty();
            }
            Duration left = Duration.between(now, Instant.parse(again));
            return left.isPositive()
                    ? Optional.of(
                            Failures.oneLine(what(job) + " waits: " + why.asString() + "; again in " + time(left)))
                    : Optional.empty();
        } catch (JacksonException | DateTimeException | ArithmeticException e) {
            return Optional.empty();
        }
    }

    /** Such as {@code pictures 3}, counted from 0 like the scenes' files, or {@code es speak 3}, like the dub's lines. */
    private static String what(JsonNode job) {
        String branch = job.path("branch").asString("");
        String stage = (branch.isEmpty() ? "" : branch + " ")
                + Stage.named(job.path("type").asString(""));
        JsonNode item = job.path("item_index");
        return item.isNumber() ? stage + " " + item : stage;
    }

    private static String time(Duration left) {
        long seconds = Math.max(1, Math.round(left.toMillis() / 1000.0));
        return seconds < 120 ? seconds + " s" : seconds / 60 + " min";
    }
}
