package dev.storyreel.storage;

import io.swagger.v3.oas.annotations.Hidden;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.InputStreamResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.ServletWebRequest;

/** Hands out local objects to whoever holds a signed URL, whole or in ranges, streamed. */
@Hidden
@OnStorage(StorageType.LOCAL)
@RestController
final class FilesController {
    private final LocalObjectStore store;
    private final UrlSigner signer;

    FilesController(LocalObjectStore store, UrlSigner signer) {
        this.store = store;
        this.signer = signer;
    }

    /** @return the file; null where it is the one the client already has */
    @GetMapping("/files/{*key}")
    @Nullable
    ResponseEntity<Resource> file(
            @PathVariable("key") String path,
            @RequestParam(required = false) @Nullable String expires,
            @RequestParam(required = false) @Nullable String signature,
            @RequestParam(required = false) @Nullable String download,
            @RequestHeader(name = HttpHeaders.RANGE, required = false) @Nullable String range,
            @RequestHeader(name = HttpHeaders.IF_RANGE, required = false) @Nullable String ifRange,
            ServletWebRequest request)
            throws IOException {
        ObjectKey key = new ObjectKey(path.substring(1));
        signer.verify(key, seconds(expires), download, signature == null ? "" : signature);
        Path file = store.file(key).orElseThrow(() -> StorageError.notFound(key));
        StoredObject object = store.find(key).orElseThrow(() -> StorageError.notFound(key));
        String etag = etag(object);
        Instant modified = object.storedAt().truncatedTo(ChronoUnit.SECONDS);
        if (request.checkNotModified(etag, modified.toEpochMilli())) {
            return null;
        }
        HttpHeaders headers = headers(object, etag, modified, download);
        if (range != null && isCurrent(ifRange, etag)) {
            // a file is answered in the ranges asked for; a stream, below, as a whole
            return new ResponseEntity<>(new FileSystemResource(file), headers, HttpStatus.OK);
        }
        headers.setContentLength(object.size());
        if (HttpMethod.HEAD.equals(request.getHttpMethod())) {
            return new ResponseEntity<>(headers, HttpStatus.OK);
        }
        return new ResponseEntity<>(new InputStreamResource(store.open(key)), headers, HttpStatus.OK);
    }

    private static HttpHeaders headers(StoredObject object, String etag, Instant modified, @Nullable String download) {
        HttpHeaders headers = new HttpHeaders();
        headers.setContentType(MediaType.parseMediaType(object.contentType()));
        headers.setETag(etag);
        headers.setLastModified(modified);
        headers.setCacheControl(CacheControl.noCache().cachePrivate());
        headers.set(HttpHeaders.ACCEPT_RANGES, "bytes");
        headers.set("Content-Security-Policy", "default-src 'none'; sandbox");
        headers.setContentDisposition(
                download == null
                        ? ContentDisposition.inline().build()
                        : ContentDisposition.attachment()
                                .filename(download, StandardCharsets.UTF_8)
                                .build());
        return headers;
    }

    /** An object is replaced whole, so its size and time tell its versions apart. */
    private static String etag(StoredObject object) {
        Instant at = object.storedAt();
        return "\"%x-%x-%x\"".formatted(object.size(), at.getEpochSecond(), at.getNano());
    }

    /** Only an entity tag is taken for {@code If-Range}: times are too coarse to vouch for the same bytes. */
    private static boolean isCurrent(@Nullable String ifRange, String etag) {
        return ifRange == null || ifRange.equals(etag);
    }

    static long seconds(@Nullable String expires) {
        try {
            return expires == null ? 0 : Long.parseLong(expires);
        } catch (NumberFormatException e) {
            return 0;
        }
    }
}
