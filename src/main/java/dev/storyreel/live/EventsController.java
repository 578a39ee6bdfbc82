package dev.storyreel.live;

import dev.storyreel.error.StoryreelException;
import dev.storyreel.production.Production;
import dev.storyreel.production.Productions;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Events of a production of any kind, as server-sent events. */
@Tag(name = "Live")
@RestController
class EventsController {
    private static final Logger log = LoggerFactory.getLogger(EventsController.class);

    private final Work work;
    private final Productions productions;
    private final EventStreams streams;

    EventsController(Work work, Productions productions, EventStreams streams) {
        this.work = work;
        this.productions = productions;
        this.streams = streams;
    }

    @Operation(
            summary = "Follow a production",
            description =
                    "Server-sent events: the stored ones after Last-Event-ID first, then those that come, until the"
                            + " production is done. Events are status, progress, job and done; their data is JSON.")
    @GetMapping(path = "/v1/{path}/{id}/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    void events(
            @PathVariable String path,
            @PathVariable UUID id,
            @RequestHeader(name = "Last-Event-ID", required = false) @Nullable String lastEventId,
            @RequestParam(name = "last_event_id", required = false) @Nullable String lastEventIdParameter,
            HttpServletResponse response)
            throws InterruptedException, IOException {
        Production production = work.find(path, id);
        long after = eventId(lastEventId == null ? lastEventIdParameter : lastEventId);
        if (after > 0
                && production.status().isTerminal()
                && productions.events(id, after, 1).isEmpty()) {
            // tells a browser not to connect again
            response.setStatus(HttpStatus.NO_CONTENT.value());
            return;
        }
        response.setContentType(MediaType.TEXT_EVENT_STREAM_VALUE);
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        // or else nginx keeps events to itself until it has a buffer full
        response.setHeader("X-Accel-Buffering", "no");
        try {
            streams.follow(id, after, new EventWriter(response.getOutputStream()));
        } catch (IOException gone) {
            log.debug("a client stopped following {}", id, gone);
        }
    }

    private static long eventId(@Nullable String id) {
        if (id == null || id.isBlank()) {
            return 0;
        }
        try {
            return Math.max(0, Long.parseLong(id.strip()));
        } catch (NumberFormatException e) {
            throw new StoryreelException(
                    LiveError.LAST_EVENT_ID_INVALID, "Last-Event-ID must be the id of an event, a whole number");
        }
    }
}
