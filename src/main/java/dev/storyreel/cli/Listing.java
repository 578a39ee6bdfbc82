package dev.storyreel.cli;

import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Asks a studio, one that runs or one that is started for it, for a list, and shows it. */
final class Listing {
    private Listing() {}

    @FunctionalInterface
    interface Request<T> {
        T of(StudioClient client) throws InterruptedException;
    }

    /**
     * @param json whether it is shown as the studio told it
     * @param table shows it to people
     */
    static <T> int show(CommonOptions common, boolean json, Request<T> list, Consumer<T> table)
            throws InterruptedException {
        StudioFinder finder =
                new StudioFinder(Settings.environment("STORYREEL_URL"), StudioFinder::startToAsk, System.err);
        try (Studio studio = finder.find(common.dataDirectory());
                StudioClient client = new StudioClient(studio.url())) {
            T listed = list.of(client);
            if (json) {
                System.out.println(StudioClient.JSON.writeValueAsString(listed));
            } else {
                table.accept(listed);
            }
        }
        return ExitCode.OK;
    }

    /** What a table has room for. */
    static String shown(@Nullable String text, int longest) {
        String line = Failures.oneLine(Objects.requireNonNullElse(text, ""));
        return line.length() <= longest ? line : line.substring(0, longest - 1) + "…";
    }
}
