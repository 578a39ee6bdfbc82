package dev.storyreel.storage.s3;

import dev.storyreel.storage.OnStorage;
import dev.storyreel.storage.StorageType;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The only way to the SDK, which is large: nothing of it is loaded where objects are kept elsewhere. */
@Configuration(proxyBeanMethods = false)
@OnStorage(StorageType.S3)
class S3Storage {
    @Bean
    S3ObjectStore s3ObjectStore(S3Settings settings, Clock clock) {
        return S3ObjectStore.open(settings, clock);
    }
}
