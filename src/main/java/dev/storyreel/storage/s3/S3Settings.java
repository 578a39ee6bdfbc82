package dev.storyreel.storage.s3;

import dev.storyreel.secret.Secret;
import dev.storyreel.storage.ServiceAddress;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * @param bucket must exist
 * @param prefix what stands before our keys in it
 * @param region of the bucket
 * @param endpoint of a service that is not Amazon's
 * @param pathStyle whether the bucket is named in the path, not in the host; as most other services want it, so where
 *     nothing is said, if there is an endpoint
 * @param accessKeyId with its secret; without them, the AWS SDK's usual places are searched
 * @param callTimeout how long one try of a call without contents may take, and how long a transfer may stand still
 * @param transferTimeout how long a file may take, with all tries
 */
@Validated
@ConfigurationProperties("storyreel.storage.s3")
record S3Settings(
        @DefaultValue("") String bucket,
        @DefaultValue("") String prefix,
        @DefaultValue("us-east-1") String region,
        @Nullable URI endpoint,
        @Nullable Boolean pathStyle,
        @DefaultValue("") Secret accessKeyId,
        @DefaultValue("") Secret secretAccessKey,
        @DefaultValue("10s") Duration connectTimeout,
        @DefaultValue("20s") Duration callTimeout,
        @DefaultValue("1h") Duration transferTimeout) {
    S3Settings {
        if (!connectTimeout.isPositive() || !callTimeout.isPositive() || !transferTimeout.isPositive()) {
            throw new IllegalArgumentException("the timeouts of storyreel.storage.s3.* must be more than nothing");
        }
    }

    boolean usesPathStyle() {
        return pathStyle == null ? endpoint != null : pathStyle;
    }

    /** Where the bucket is, for people. */
    String place() {
        return "bucket " + bucket + (endpoint == null ? " in " + region : " at " + ServiceAddress.shown(endpoint));
    }

    /** Not the endpoint as it was given, which may hold a password. */
    @Override
    public String toString() {
        return "S3Settings[" + place() + "]";
    }
}
