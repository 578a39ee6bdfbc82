package dev.storyreel.live;

import dev.storyreel.production.ProductionEvent;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Writes events in the form of the HTML standard, section 9.2 (server-sent events). */
final class EventWriter implements EventStreams.Sink {
    private final OutputStream out;

    EventWriter(OutputStream out) {
        this.out = out;
    }

    @Override
    public void event(ProductionEvent event) throws IOException {
        // a line break would end the field
        String data = event.data().lines().reduce("", (all, line) -> all + "data: " + line + "\n");
        write("id: " + event.id() + "\nevent: " + event.type() + "\n" + data + "\n");
    }

    @Override
    public void heartbeat() throws IOException {
        write(": still here\n\n");
    }

    @Override
    public void flush() throws IOException {
        out.flush();
    }

    private void write(String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
    }
}
