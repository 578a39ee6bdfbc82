package dev.storyreel.story;

import dev.storyreel.web.ErrorStatuses;
import dev.storyreel.web.KindPath;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;

/** Where stories live in the API, and what their errors are in HTTP. */
@Configuration(proxyBeanMethods = false)
class StoryWeb {
    @Bean
    KindPath storyPath() {
        return new KindPath("projects", StoryGraph.KIND);
    }

    @Bean
    ErrorStatuses storyErrorStatuses() {
        return new ErrorStatuses(Map.of(
                StoryError.FILM_NOT_FINISHED, HttpStatus.CONFLICT,
                StoryError.CHANGED_MEANWHILE, HttpStatus.CONFLICT,
                StoryError.PRESET_EXISTS, HttpStatus.CONFLICT,
                StoryError.PRESET_BUILT_IN, HttpStatus.CONFLICT));
    }
}
