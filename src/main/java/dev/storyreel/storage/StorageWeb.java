package dev.storyreel.storage;

import dev.storyreel.web.ErrorStatuses;
import dev.storyreel.web.LargeBodies;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;

/** What storage's errors are in HTTP. */
@Configuration(proxyBeanMethods = false)
class StorageWeb {
    /** What comes in is bounded by what was announced. */
    @Bean
    LargeBodies uploadedFiles() {
        return new LargeBodies("PUT", "/files/**");
    }

    @Bean
    ErrorStatuses storageErrorStatuses() {
        // that storage cannot be used is not the fault of whoever asks for a film
        return new ErrorStatuses(Map.of(
                StorageError.URL_EXPIRED, HttpStatus.FORBIDDEN,
                StorageError.URL_SIGNATURE_INVALID, HttpStatus.FORBIDDEN,
                StorageError.STORAGE_NOT_WRITABLE, HttpStatus.INSUFFICIENT_STORAGE,
                StorageError.STORAGE_NOT_CONFIGURED, HttpStatus.BAD_GATEWAY,
                StorageError.STORAGE_BUCKET_MISSING, HttpStatus.BAD_GATEWAY,
                StorageError.STORAGE_KEY_REJECTED, HttpStatus.BAD_GATEWAY,
                StorageError.STORAGE_FORBIDDEN, HttpStatus.BAD_GATEWAY,
                StorageError.STORAGE_REQUEST_REJECTED, HttpStatus.BAD_GATEWAY));
    }
}
