package dev.storyreel.storage.s3;

import dev.storyreel.storage.ContentTypes;
import dev.storyreel.storage.ObjectKey;
import dev.storyreel.storage.StoredObject;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;

/** Lists objects, page by page. Of the cheap requests, listing is the one whose errors have names, so it also tells what is wrong. */
record S3Listing(S3Bucket bucket) {
    /** Our objects below a folder, in key order. */
    List<StoredObject> of(ObjectKey folder) throws IOException {
        Map<String, StoredObject> found = new TreeMap<>();
        all(
                ask -> ask.prefix(bucket.name(folder) + "/"),
                page -> page.contents()
                        .forEach(object -> bucket.prefix()
                                .key(object.key())
                                .map(key -> new StoredObject(
                                        key, object.size(), ContentTypes.of(key), object.lastModified()))
                                .ifPresent(stored -> found.put(stored.key().value(), stored))));
        return new ArrayList<>(found.values());
    }

    /** The folders right below one, in key order. */
    List<ObjectKey> folders(ObjectKey folder) throws IOException {
        Set<String> found = new TreeSet<>();
        all(
                ask -> ask.prefix(bucket.name(folder) + "/").delimiter("/"),
                page -> page.commonPrefixes()
                        .forEach(below -> found.add(below.prefix().replaceFirst("/$", ""))));
        return found.stream()
                .flatMap(name -> bucket.prefix().key(name).stream())
                .toList();
    }

    private void all(Consumer<ListObjectsV2Request.Builder> which, Consumer<ListObjectsV2Response> taker)
            throws IOException {
        @Nullable String token = null;
        do {
            @Nullable String from = token;
            ListObjectsV2Response page = page(ask -> ask.applyMutation(which).continuationToken(from));
            taker.accept(page);
            token = page.nextContinuationToken();
            if (page.isTruncated() && token == null) {
                throw bucket.calls().badAnswer();
            }
        } while (token != null);
    }

    /** Fails with the name of what keeps objects like that one from being looked at, if anything does. */
    void probe(ObjectKey key) throws IOException {
        page(ask -> ask.prefix(bucket.name(key)).maxKeys(1));
    }

    /** The same of all of ours, within that time. */
    void probe(Duration limit) throws IOException {
        page(ask -> ask.prefix(bucket.prefix().value())
                .maxKeys(1)
                .overrideConfiguration(look -> look.apiCallTimeout(limit)));
    }

    private ListObjectsV2Response page(Consumer<ListObjectsV2Request.Builder> which) throws IOException {
        ListObjectsV2Response page = bucket.calls()
                .call(
                        null,
                        () -> bucket.client()
                                .listObjectsV2(ask -> ask.bucket(bucket.name()).applyMutation(which)));
        if (page.isTruncated() == null) {
            throw bucket.calls().badAnswer();
        }
        return page;
    }
}
