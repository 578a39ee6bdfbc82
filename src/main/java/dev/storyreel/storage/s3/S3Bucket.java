package dev.storyreel.storage.s3;

import dev.storyreel.storage.ObjectKey;
import dev.storyreel.storage.ObjectPrefix;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.S3Client;

/** The bucket, and the way to it. */
record S3Bucket(S3Settings settings, ObjectPrefix prefix, S3Client client, S3Calls calls) {
    String name() {
        return settings.bucket();
    }

    /** What an object of ours is called there. */
    String name(ObjectKey key) {
        return prefix.name(key);
    }

    /** @param etag which every answer about an object has: the page of some proxy has none */
    void requireOfS3(@Nullable String etag) {
        if (etag == null) {
            throw calls.badAnswer();
        }
    }
}
