package dev.storyreel.storage.s3;

import dev.storyreel.error.StoryreelException;
import dev.storyreel.storage.ServiceAddress;
import dev.storyreel.storage.StorageError;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/**
 * The SDK, set so that all services understand it: whole bodies with a SHA-256 of ours, no chunks with trailing checksums,
 * which only Amazon's own takes for sure.
 */
record S3Clients(S3Client client, S3Presigner presigner) implements AutoCloseable {
    /** The limit on all tries of a call, in limits of one. */
    private static final int TRIES = 3;

    /** @throws StoryreelException {@link StorageError#STORAGE_NOT_CONFIGURED} */
    static S3Clients of(S3Settings settings) {
        AwsCredentialsProvider credentials = credentials(settings);
        if (settings.endpoint() != null) {
            ServiceAddress.require(settings.endpoint(), "S3_ENDPOINT");
        }
        Region region = Region.of(settings.region());
        S3Configuration service = S3Configuration.builder()
                .pathStyleAccessEnabled(settings.usesPathStyle())
                .chunkedEncodingEnabled(false)
                .build();
        var client = S3Client.builder()
                .region(region)
                .credentialsProvider(credentials)
                .serviceConfiguration(service)
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
                .httpClientBuilder(UrlConnectionHttpClient.builder()
                        .connectionTimeout(settings.connectTimeout())
                        .socketTimeout(settings.callTimeout()))
                .overrideConfiguration(limits -> limits.apiCallAttemptTimeout(settings.callTimeout())
                        .apiCallTimeout(settings.callTimeout().multipliedBy(TRIES)));
        var presigner = S3Presigner.builder()
                .region(region)
                .credentialsProvider(credentials)
                .serviceConfiguration(service);
        if (settings.endpoint() != null) {
            client.endpointOverride(settings.endpoint());
            presigner.endpointOverride(settings.endpoint());
        }
        return new S3Clients(client.build(), presigner.build());
    }

    private static AwsCredentialsProvider credentials(S3Settings settings) {
        if (settings.bucket().isBlank()) {
            throw missing("no bucket is set", "S3_BUCKET");
        }
        if (settings.accessKeyId().isEmpty() && settings.secretAccessKey().isEmpty()) {
            return DefaultCredentialsProvider.builder().build();
        }
        if (settings.accessKeyId().isEmpty()) {
            throw missing("there is a secret access key without an id", "S3_ACCESS_KEY_ID");
        }
        if (settings.secretAccessKey().isEmpty()) {
            throw missing("there is an access key id without its secret", "S3_SECRET_ACCESS_KEY");
        }
        return StaticCredentialsProvider.create(AwsBasicCredentials.create(
                settings.accessKeyId().reveal(), settings.secretAccessKey().reveal()));
    }

    private static StoryreelException missing(String what, String variable) {
        return new StoryreelException(
                StorageError.STORAGE_NOT_CONFIGURED, "storage is s3, but " + what + ": set " + variable);
    }

    @Override
    public void close() {
        client.close();
        presigner.close();
    }
}
