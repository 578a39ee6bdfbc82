package dev.storyreel.upload;

import dev.storyreel.storage.SignedUpload;
import dev.storyreel.web.AbsoluteUrls;
import dev.storyreel.web.Cursor;
import dev.storyreel.web.Idempotency;
import dev.storyreel.web.Page;
import dev.storyreel.web.PageRequest;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import java.io.IOException;
import java.net.URI;
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

/** Uploads over HTTP. */
@Tag(
        name = "Uploads",
        description =
                "Your own pictures, clips, music and recordings to be dubbed: announce a file, PUT it to the URL you get, and complete it;"
                        + " big files can be sent in parts, and go on where they broke off")
@RestController
@RequestMapping("/v1/uploads")
class UploadsController {
    private final Uploads uploads;
    private final Idempotency idempotency;

    UploadsController(Uploads uploads, Idempotency idempotency) {
        this.uploads = uploads;
        this.idempotency = idempotency;
    }

    @PostMapping
    ResponseEntity<UploadTicket> announce(@Valid @RequestBody NewUpload wanted, HttpServletRequest request) {
        return idempotency.once(request, () -> {
            Upload upload = uploads.announce(wanted);
            SignedUpload signed = uploads.signed(upload);
            return ResponseEntity.created(URI.create("/v1/uploads/" + upload.id()))
                    .body(new UploadTicket(
                            upload.id(),
                            AbsoluteUrls.of(signed.url()),
                            signed.headers(),
                            signed.expiresAt(),
                            upload.partSize()));
        });
    }

    /** Yours, the newest first. */
    @GetMapping
    Page<UploadAnswer> list(
            @Parameter(description = "only of files with these bytes")
                    @RequestParam(required = false)
                    @Pattern(regexp = "[0-9a-f]{64}", message = "must be a SHA-256 in 64 lower-case hexadecimal digits")
                    @Nullable
                    String sha256,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        PageRequest page = PageRequest.of(limit, cursor);
        return Page.of(uploads.list(sha256, page), page, last -> new Cursor(last.createdAt(), last.id()))
                .map(UploadAnswer::of);
    }

    @GetMapping("/{id}")
    UploadAnswer get(@PathVariable UUID id) throws IOException, InterruptedException {
        return UploadAnswer.of(uploads.noticed(id));
    }

    /**
     * Where parts of a file are sent, with PUT. Each has {@code part_size_bytes}, but for the last, which has what is left; they may
     * be sent in any order, side by side, and again.
     */
    @PostMapping("/{id}/parts")
    Page<PartTicket> parts(@PathVariable UUID id, @Valid @RequestBody NewParts wanted) {
        return new Page<>(uploads.signedParts(id, wanted.parts()), null)
                .map(part ->
                        new PartTicket(part.number(), AbsoluteUrls.of(part.url()), part.headers(), part.expiresAt()));
    }

    /** The parts that have come, so that who was interrupted sends the others; none once all were put together. */
    @GetMapping("/{id}/parts")
    Page<UploadPart> parts(@PathVariable UUID id) throws IOException {
        return new Page<>(uploads.parts(id), null);
    }

    /**
     * Says that the bytes were sent, at once or in parts, which are put together now: they are looked at, and the answer is the
     * upload, or why it is not taken.
     */
    @PostMapping("/{id}/complete")
    UploadAnswer complete(@PathVariable UUID id) throws IOException, InterruptedException {
        return UploadAnswer.of(uploads.complete(id));
    }

    /** Films that were made with it keep copies of their own; while one is being made with it, it stays. */
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(@PathVariable UUID id) throws IOException {
        uploads.delete(id);
    }
}
