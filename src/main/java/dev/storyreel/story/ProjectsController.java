package dev.storyreel.story;

import dev.storyreel.error.StoryreelException;
import dev.storyreel.kind.AssetAnswer;
import dev.storyreel.kind.AssetUrls;
import dev.storyreel.kind.Retry;
import dev.storyreel.production.Asset;
import dev.storyreel.production.Production;
import dev.storyreel.production.ProductionStatus;
import dev.storyreel.production.Productions;
import dev.storyreel.upload.Uploads;
import dev.storyreel.web.Idempotency;
import dev.storyreel.web.Page;
import dev.storyreel.web.PageRequest;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import java.io.IOException;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Stories over HTTP. */
@Tag(name = "Projects", description = "Films from a topic or a script")
@RestController
@RequestMapping("/v1/projects")
class ProjectsController {
    private final Stories stories;
    private final Estimates estimates;
    private final Casting casting;
    private final Productions productions;
    private final ProjectAnswers answers;
    private final AssetUrls urls;
    private final Uploads uploads;
    private final Idempotency idempotency;

    ProjectsController(
            Stories stories,
            Estimates estimates,
            Casting casting,
            Productions productions,
            ProjectAnswers answers,
            AssetUrls urls,
            Uploads uploads,
            Idempotency idempotency) {
        this.stories = stories;
        this.estimates = estimates;
        this.uploads = uploads;
        this.casting = casting;
        this.productions = productions;
        this.answers = answers;
        this.urls = urls;
        this.idempotency = idempotency;
    }

    @PostMapping
    ResponseEntity<ProjectAnswer> create(@Valid @RequestBody NewProject wanted, HttpServletRequest request)
            throws IOException, InterruptedException {
        return idempotency.once(
                request,
                () -> {
                    uploads.notice(wanted.uploads());
                    return casting.of(wanted);
                },
                cast -> answers.accepted(stories.begin(wanted, cast)));
    }

    /** About what it would cost; nothing is begun, and nobody is called. */
    @PostMapping("/estimate")
    Estimate estimate(@Valid @RequestBody NewProject wanted) throws IOException, InterruptedException {
        uploads.notice(wanted.uploads());
        Cast cast = casting.of(wanted);
        return estimates.of(stories.imagine(wanted, cast.narrator()), cast, wanted.scenes());
    }

    @GetMapping
    Page<ProjectAnswer> list(
            @RequestParam(required = false) @Nullable ProductionStatus status,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        Page<Production> rows = stories.list(status, PageRequest.of(limit, cursor));
        return new Page<>(answers.of(rows.data()), rows.nextCursor());
    }

    @GetMapping("/{id}")
    ProjectAnswer get(@PathVariable UUID id) {
        return answers.of(stories.find(id));
    }

    /** Stops the work; what was made stays. */
    @DeleteMapping("/{id}")
    ProjectAnswer cancel(@PathVariable UUID id) {
        return answers.of(stories.cancel(id));
    }

    /** Goes on with a failed or cancelled project from what was made. */
    @PostMapping("/{id}/retry")
    ResponseEntity<ProjectAnswer> retry(
            @PathVariable UUID id,
            @Valid @RequestBody(required = false) @Nullable Retry how,
            HttpServletRequest request) {
        return idempotency.once(
                request, () -> answers.accepted(stories.retry(id, Objects.requireNonNullElse(how, Retry.AS_ORDERED))));
    }

    /** Leads to the finished film. */
    @GetMapping("/{id}/download")
    ResponseEntity<Void> download(@PathVariable UUID id) {
        Production production = stories.find(id);
        Asset film = productions.assets(id).stream()
                .filter(asset -> asset.name().equals(AssetNames.FILM))
                .findFirst()
                .orElseThrow(() -> new StoryreelException(
                        StoryError.FILM_NOT_FINISHED,
                        "the film is not finished: the project is "
                                + production.status().code()));
        return ResponseEntity.status(HttpStatus.FOUND)
                .location(urls.download(film, "storyreel-" + id + ".mp4"))
                .build();
    }

    @GetMapping("/{id}/assets")
    Page<AssetAnswer> assets(@PathVariable UUID id) {
        return urls.page(productions.assets(stories.find(id).id()));
    }
}
