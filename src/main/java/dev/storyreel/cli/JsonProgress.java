package dev.storyreel.cli;

import dev.storyreel.cli.Answers.Project;
import java.io.PrintStream;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The studio's events as they come, one JSON object a line. */
final class JsonProgress implements Progress {
    private final PrintStream out;

    JsonProgress(PrintStream out) {
        this.out = out;
    }

    @Override
    public void show(Project project, List<Stage> stages) {
        // the events say it
    }

    @Override
    public void event(ServerEvent event) {
        ObjectNode line = StudioClient.JSON.createObjectNode();
        line.put("event", event.name());
        JsonNode data = data(event.data());
        if (data instanceof ObjectNode object) {
            object.properties().stream()
                    .filter(field -> !field.getKey().equals("event"))
                    .forEach(field -> line.set(field.getKey(), field.getValue()));
        } else {
            line.set("data", data);
        }
        out.println(StudioClient.JSON.writeValueAsString(line));
        out.flush();
    }

    private static JsonNode data(String text) {
        try {
            return StudioClient.JSON.readTree(text);
        } catch (JacksonException e) {
            return StudioClient.JSON.getNodeFactory().stringNode(text);
        }
    }
}
