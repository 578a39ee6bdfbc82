package dev.storyreel.upload;

import dev.storyreel.web.ErrorStatuses;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;

/** What the errors of uploads are in HTTP. */
@Configuration(proxyBeanMethods = false)
class UploadWeb {
    @Bean
    ErrorStatuses uploadErrorStatuses() {
        return new ErrorStatuses(Map.of(
                UploadError.UPLOAD_NOT_READY, HttpStatus.CONFLICT,
                UploadError.UPLOAD_NOT_WAITING, HttpStatus.CONFLICT,
                UploadError.UPLOAD_PARTS_MISSING, HttpStatus.CONFLICT,
                UploadError.UPLOAD_IN_USE, HttpStatus.CONFLICT,
                UploadError.UPLOAD_TOO_LARGE, HttpStatus.CONTENT_TOO_LARGE,
                UploadError.UPLOAD_TYPE_UNSUPPORTED, HttpStatus.UNSUPPORTED_MEDIA_TYPE));
    }
}
