package dev.storyreel.dub;

import dev.storyreel.provider.ProviderError;
import dev.storyreel.web.ErrorStatuses;
import dev.storyreel.web.KindPath;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;

/** Where dubs live in the API, and what their errors are in HTTP. */
@Configuration(proxyBeanMethods = false)
class DubWeb {
    @Bean
    KindPath dubPath() {
        return new KindPath("dubs", DubGraph.KIND);
    }

    @Bean
    ErrorStatuses dubErrorStatuses() {
        return new ErrorStatuses(Map.of(
                DubError.DUB_NOT_FINISHED,
                HttpStatus.CONFLICT,
                DubError.DUB_LANGUAGE_EXISTS,
                HttpStatus.CONFLICT,
                // the request is right, but somebody is missing here who could do it
                ProviderError.LANGUAGE_NOT_RECOGNISED,
                HttpStatus.UNPROCESSABLE_CONTENT,
                ProviderError.LANGUAGE_NOT_TRANSLATED,
                HttpStatus.UNPROCESSABLE_CONTENT));
    }
}
