package dev.storyreel.live;

import dev.storyreel.production.Production;
import dev.storyreel.production.ProductionStatus;
import dev.storyreel.production.Productions;
import dev.storyreel.web.Idempotency;
import dev.storyreel.web.Page;
import dev.storyreel.web.PageRequest;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** All work, whatever its kind. */
@Tag(name = "Live", description = "All work: productions of every kind, their jobs and events")
@RestController
class WorkController {
    private static final int MOST_JOBS = 1_000;

    private final Work work;
    private final Productions productions;
    private final Idempotency idempotency;

    WorkController(Work work, Productions productions, Idempotency idempotency) {
        this.work = work;
        this.productions = productions;
        this.idempotency = idempotency;
    }

    @GetMapping("/v1/jobs")
    Page<WorkAnswer> list(
            @RequestParam(required = false) @Nullable String kind,
            @RequestParam(required = false) @Nullable ProductionStatus status,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        Page<Production> rows = work.list(kind, status, PageRequest.of(limit, cursor));
        return new Page<>(work.shown(rows.data()), rows.nextCursor());
    }

    @GetMapping("/v1/jobs/{id}")
    WorkAnswer get(@PathVariable UUID id) {
        return shown(find(id));
    }

    /** Stops the work; what was made stays. */
    @DeleteMapping("/v1/jobs/{id}")
    WorkAnswer cancel(@PathVariable UUID id) {
        return shown(productions.cancel(find(id).id()));
    }

    /** Goes on with a failed or cancelled production from what was made. */
    @PostMapping("/v1/jobs/{id}/retry")
    ResponseEntity<WorkAnswer> retry(@PathVariable UUID id, HttpServletRequest request) {
        return idempotency.once(
                request,
                () -> ResponseEntity.accepted()
                        .location(URI.create("/v1/jobs/" + id))
                        .body(shown(productions.retry(find(id).id()))));
    }

    @Operation(summary = "Jobs and attempts of a production, the newest 1,000 of all revisions")
    @GetMapping("/v1/{path}/{id}/debug/jobs")
    JobTimeline timeline(@PathVariable String path, @PathVariable UUID id) {
        return JobTimeline.of(productions.latestJobs(work.findWhole(path, id).id(), MOST_JOBS));
    }

    private Production find(UUID id) {
        return work.find(Work.ANY_KIND, id);
    }

    private WorkAnswer shown(Production production) {
        return work.shown(List.of(production)).getFirst();
    }
}
