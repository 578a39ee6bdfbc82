package dev.storyreel.dub;

import dev.storyreel.error.StoryreelException;
import dev.storyreel.kind.AssetAnswer;
import dev.storyreel.kind.AssetUrls;
import dev.storyreel.kind.Retry;
import dev.storyreel.production.Asset;
import dev.storyreel.production.Production;
import dev.storyreel.production.ProductionStatus;
import dev.storyreel.production.Productions;
import dev.storyreel.upload.Uploads;
import dev.storyreel.web.Cursor;
import dev.storyreel.web.Idempotency;
import dev.storyreel.web.Page;
import dev.storyreel.web.PageRequest;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
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
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Dubs over HTTP. */
@Tag(name = "Dubs", description = "A recording in, the same recording in other languages out")
@RestController
@RequestMapping("/v1/dubs")
class DubsController {
    private final Dubbing dubbing;
    private final DubOrders orders;
    private final Productions productions;
    private final DubAnswers answers;
    private final AssetUrls urls;
    private final Uploads uploads;
    private final Idempotency idempotency;

    DubsController(
            Dubbing dubbing,
            DubOrders orders,
            Productions productions,
            DubAnswers answers,
            AssetUrls urls,
            Uploads uploads,
            Idempotency idempotency) {
        this.dubbing = dubbing;
        this.orders = orders;
        this.productions = productions;
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
        PageRequest page = PageRequest.of(limit, cursor);
        Page<Production> rows =
                Page.of(dubbing.list(status, page), page, last -> new Cursor(last.createdAt(), last.id()));
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
        Set<String> wanted = results(answers.of(dubbing.find(id)), language);
        List<Asset> assets = productions.assets(id).stream()
                .filter(asset -> wanted.contains(asset.name()))
                .toList();
        Map<String, URI> found = urls.of(assets);
        List<AssetAnswer> there = new ArrayList<>();
        for (Asset asset : assets) {
            URI url = found.get(asset.name());
            if (url != null) {
                there.add(new AssetAnswer(asset.name(), url, asset.contentType(), asset.sizeBytes()));
            }
        }
        return new Page<>(there, null);
    }

    /** Leads to one of the files, to be saved. */
    @GetMapping("/{id}/download")
    ResponseEntity<Void> download(@PathVariable UUID id, @RequestParam String file) {
        Set<String> there = results(answers.of(dubbing.find(id)), null);
        Asset asset = productions.assets(id).stream()
                .filter(each -> each.name().equals(file) && there.contains(file))
                .findFirst()
                .orElseThrow(() -> new StoryreelException(
                        DubError.DUB_NOT_FINISHED,
                        "there is no file of that name, or not yet; there are: "
                                + String.join(", ", there.stream().sorted().toList())));
        return ResponseEntity.status(HttpStatus.FOUND)
                .location(urls.download(asset, file))
                .build();
    }

    /** Names of what people want of it. */
    private static Set<String> results(DubAnswer dub, @Nullable String language) {
        Set<String> names = new HashSet<>();
        if (language == null) {
            names.add(DubAssets.TRANSCRIPT);
        }
        for (DubAnswer.InLanguage each : dub.languages()) {
            if ((language == null || language.equals(each.language())) && each.manifest() != null) {
                names.addAll(each.manifest().files());
            }
        }
        return names;
    }
}
