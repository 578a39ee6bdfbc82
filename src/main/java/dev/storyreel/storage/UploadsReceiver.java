package dev.storyreel.storage;

import dev.storyreel.error.StoryreelException;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Takes in local objects from whoever holds a {@link SignedUpload}. The signature is checked before a byte is read. */
@Hidden
@OnStorage(StorageType.LOCAL)
@RestController
final class UploadsReceiver {
    private final LocalObjectStore store;
    private final UrlSigner signer;
    private final List<Arrivals> arrivals;

    UploadsReceiver(LocalObjectStore store, UrlSigner signer, List<Arrivals> arrivals) {
        this.store = store;
        this.signer = signer;
        this.arrivals = List.copyOf(arrivals);
    }

    @PutMapping("/files/{*key}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void receive(
            @PathVariable("key") String path,
            @RequestParam(defaultValue = "") String expires,
            @RequestParam(defaultValue = "") String size,
            @RequestParam(defaultValue = "") String sha256,
            @RequestParam(defaultValue = "") String signature,
            HttpServletRequest request)
            throws IOException, InterruptedException {
        ObjectKey key = new ObjectKey(path.substring(1));
        ExpectedBytes expected = expected(size, sha256);
        signer.verifyUpload(key, expected, FilesController.seconds(expires), signature);
        long declared = request.getContentLengthLong();
        if (declared >= 0 && declared != expected.size()) {
            throw new StoryreelException(
                    StorageError.SIZE_MISMATCH,
                    "the request has " + declared + " bytes instead of the " + expected.size()
                            + " that were announced");
        }
        store.receive(key, request.getInputStream(), expected);
        for (Arrivals each : arrivals) {
            each.arrived(key);
        }
    }

    private static ExpectedBytes expected(String size, String sha256) {
        try {
            return new ExpectedBytes(Long.parseLong(size), sha256);
        } catch (IllegalArgumentException e) {
            throw new StoryreelException(StorageError.URL_SIGNATURE_INVALID, "the signature does not fit this URL", e);
        }
    }
}
