package dev.storyreel.storage;

import dev.storyreel.web.ErrorStatuses;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;

/** What storage's errors are in HTTP. */
@Configuration(proxyBeanMethods = false)
class StorageWeb {
    @Bean
    ErrorStatuses storageErrorStatuses() {
        return new ErrorStatuses(Map.of(
                StorageError.URL_EXPIRED, HttpStatus.FORBIDDEN,
                StorageError.URL_SIGNATURE_INVALID, HttpStatus.FORBIDDEN,
                StorageError.STORAGE_NOT_WRITABLE, HttpStatus.INSUFFICIENT_STORAGE));
    }
}
