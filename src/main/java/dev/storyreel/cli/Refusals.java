package dev.storyreel.cli;

import dev.storyreel.cli.Answers.FieldError;
import dev.storyreel.cli.Answers.Problem;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/** What the studio refuses, said in the words of the command line. */
final class Refusals {
    private static final Map<String, String> FLAGS = Map.ofEntries(
            Map.entry("topic", "TOPIC"),
            Map.entry("duration_seconds", "--duration"),
            Map.entry("preset", "--preset"),
            Map.entry("aspect_ratio", "--aspect"),
            Map.entry("transition", "--transition"),
            Map.entry("image_prompt", "--picture"),
            Map.entry("motion", "--motion"),
            Map.entry("media.upload_id", "--media"),
            Map.entry("media.stock", "--stock"),
            Map.entry("media.kind", "--kind"),
            Map.entry("media.start_seconds", "--from"),
            Map.entry("media.end_seconds", "--to"),
            Map.entry("media.when_short", "--when-short"),
            Map.entry("media.sound", "--sound"),
            Map.entry("music_upload_id", "--music-file"),
            Map.entry("voice", "--voice"),
            Map.entry("speed", "--speed"),
            Map.entry("language", "--language"),
            Map.entry("priority", "--priority"));

    private Refusals() {}

    static CommandFailure of(int status, byte[] body) {
        Problem problem = read(body);
        String code = problem == null ? null : problem.code();
        if (status == 404 && code == null) {
            return new CommandFailure(
                    CliError.STUDIO_UNREACHABLE, "what answers there is no studio (404); is STORYREEL_URL right?");
        }
        return new CommandFailure(
                code == null ? "http_" + status : code, exitCode(status), message(status, problem), null);
    }

    /** The same of a service that the studio told us to send a file to, which knows nothing of its keys. */
    static CommandFailure elsewhere(URI url, CommandFailure failure) {
        return new CommandFailure(
                CliError.UPLOAD_FAILED,
                "the storage at " + url.getAuthority() + " did not take the file (" + failure.code() + ")",
                failure);
    }

    /**
     * What is asked for wrongly, or is not there, ends as a wrong command does, and a server that cannot answer as one that is
     * missing. Nothing of this is a film's failure: a film tells that in its status.
     */
    private static int exitCode(int status) {
        return switch (status) {
            case 401, 403, 409, 429 -> ExitCode.REFUSED;
            default -> status >= 400 && status < 500 ? ExitCode.USAGE : ExitCode.ENVIRONMENT;
        };
    }

    private static String message(int status, @Nullable Problem problem) {
        if (status == 401 || status == 403) {
            return "the studio refuses (" + status + "); set API_KEY to its key";
        }
        if (problem == null) {
            return "the studio answered " + status;
        }
        List<FieldError> errors = problem.errors() == null ? List.of() : problem.errors();
        if (!errors.isEmpty()) {
            return String.join("; ", errors.stream().map(Refusals::field).toList());
        }
        String text = problem.detail() == null ? problem.title() : problem.detail();
        return text == null ? "the studio answered " + status : text;
    }

    private static String field(FieldError error) {
        String field = String.valueOf(error.field());
        return FLAGS.getOrDefault(field, field) + ": " + error.message();
    }

    private static @Nullable Problem read(byte[] body) {
        try {
            return StudioClient.JSON.readValue(body, Problem.class);
        } catch (JacksonException e) {
            return null;
        }
    }
}
