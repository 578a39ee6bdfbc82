package dev.storyreel.live;

import dev.storyreel.production.JobError;
import dev.storyreel.web.ErrorStatuses;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;

/** What the spine's errors are in HTTP. */
@Configuration(proxyBeanMethods = false)
class LiveWeb {
    @Bean
    ErrorStatuses jobErrorStatuses() {
        return new ErrorStatuses(Map.of(
                JobError.PRODUCTION_NOT_FAILED, HttpStatus.CONFLICT,
                JobError.PRODUCTION_CHANGED, HttpStatus.CONFLICT,
                JobError.PRODUCTION_IN_PROGRESS, HttpStatus.CONFLICT));
    }
}
