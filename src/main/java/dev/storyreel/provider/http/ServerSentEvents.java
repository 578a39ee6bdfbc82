package dev.storyreel.provider.http;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads a stream of server-sent events that has arrived whole (WHATWG HTML, 9.2.6). */
public final class ServerSentEvents {
    private static final Pattern BLANK_LINE = Pattern.compile("(\r\n|\n|\r){2}");

    private ServerSentEvents() {}

    /** The data of each event, in order; comments and other fields are passed over. */
    public static List<String> data(byte[] stream) {
        List<String> events = new ArrayList<>();
        for (String event : BLANK_LINE.split(new String(stream, StandardCharsets.UTF_8), -1)) {
            String data = event.lines()
                    .filter(line -> line.startsWith("data:"))
                    .map(line -> line.substring("data:".length()))
                    .map(line -> line.startsWith(" ") ? line.substring(1) : line)
                    .collect(Collectors.joining("\n"));
            if (!data.isBlank()) {
                events.add(data);
            }
        }
        return events;
    }
}
