package dev.storyreel.dub;

import dev.storyreel.error.StoryreelException;
import dev.storyreel.kind.AssetAnswer;
import dev.storyreel.kind.AssetUrls;
import dev.storyreel.kind.Retry;
import dev.storyreel.production.Asset;
import dev.storyreel.production.Production;
import dev.storyreel.production.ProductionStatus;
import dev.storyreel.upload.Uploads;
import dev.storyreel.web.Idempotency;
import dev.storyreel.web.Page;
import dev.storyreel.web.PageRequest;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
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
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Dubs over HTTP. */
@Tag(name = "Dubs", description = "A recording in, the same recording in other languages out")
@RestController
@RequestMapping("/v1/dubs")
class DubsController {
    private final Dubbing dubbing;
    private final DubOrders orders;
    private final DubAnswers answers;
    private final AssetUrls urls;
    private final Uploads uploads;
    private final Idempotency idempotency;

    DubsController(
            Dubbing dubbing,
            DubOrders orders,
            DubAnswers answers,
            AssetUrls urls,
            Uploads uploads,
            Idempotency idempotency) {
        this.dubbing = dubbing;
        this.orders = orders;
        this.answers = answers;
        this.urls = urls;
        this.uploads = uploads;
        this.idempotency = idempotency;
    }

    @PostMapping
    ResponseEntity<DubAnswer> create(@Valid @RequestBody NewDub wanted, HttpServletRequest request)
            throws IOException, InterruptedException {
        return idempotency.once(
                request,
                () -> {
                    uploads.notice(wanted.uploads());
                    return orders.of(wanted);
                },
                order -> answers.accepted(dubbing.begin(wanted, order)));
    }

    @GetMapping
    Page<DubAnswer> list(
            @RequestParam(required = false) @Nullable ProductionStatus status,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        Page<Production> rows = dubbing.list(status, PageRequest.of(limit, cursor));
        return new Page<>(answers.of(rows.data()), rows.nextCursor());
    }

    @GetMapping("/{id}")
    DubAnswer get(@PathVariable UUID id) {
        return answers.of(dubbing.find(id));
    }

    /** Stops the work; what was made stays. */
    @PostMapping("/{id}/cancel")
    DubAnswer cancel(@PathVariable UUID id) {
        return answers.of(dubbing.cancel(id));
    }

    /** Stops the work and deletes all of it: what was said, what was made, and the copies of your files. */
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void erase(@PathVariable UUID id) {
        dubbing.erase(id);
    }

    /** Goes on with a failed or cancelled dub from what was made. */
    @PostMapping("/{id}/retry")
    ResponseEntity<DubAnswer> retry(
            @PathVariable UUID id,
            @Valid @RequestBody(required = false) @Nullable Retry how,
            HttpServletRequest request) {
        return idempotency.once(
                request, () -> answers.accepted(dubbing.retry(id, Objects.requireNonNullElse(how, Retry.AS_ORDERED))));
    }

    /** Dubs the recording in further languages; it is not written down again. */
    @PostMapping("/{id}/languages")
    ResponseEntity<DubAnswer> add(
            @PathVariable UUID id, @Valid @RequestBody NewLanguages wanted, HttpServletRequest request)
            throws IOException, InterruptedException {
        return idempotency.once(
                request,
                () -> orders.of(wanted, dubbing.get(id), dubbing.languages(id)),
                captions -> answers.accepted(dubbing.add(id, captions)));
    }

    /** Makes what was changed, added or has failed; all else stays as it is. */
    @PostMapping("/{id}/regenerate")
    ResponseEntity<DubAnswer> regenerate(@PathVariable UUID id, HttpServletRequest request) {
        return idempotency.once(request, () -> answers.accepted(dubbing.regenerate(id)));
    }

    /** What was made, with URLs that work for a limited time: of a language, or of all. */
    @GetMapping("/{id}/assets")
    Page<AssetAnswer> assets(@PathVariable UUID id, @RequestParam(required = false) @Nullable String language) {
        return urls.page(dubbing.results(id, language));
    }

    /** Leads to one of the files, to be saved. */
    @GetMapping("/{id}/download")
    ResponseEntity<Void> download(@PathVariable UUID id, @RequestParam String file) {
        List<Asset> there = dubbing.results(id, null);
        Asset asset = there.stream()
                .filter(each -> each.name().equals(file))
                .findFirst()
                .orElseThrow(() -> new StoryreelException(
                        DubError.DUB_NOT_FINISHED,
                        "there is no file of that name, or not yet; there are: "
                                + there.stream().map(Asset::name).sorted().collect(Collectors.joining(", "))));
        return ResponseEntity.status(HttpStatus.FOUND)
                .location(urls.download(asset, file))
                .build();
    }
}
