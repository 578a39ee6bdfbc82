package dev.storyreel.story;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * @param shortSide pixels of the shorter side of new films, even
 * @param framesPerSecond of new films; a divisor of 48,000
 * @param defaultPreset the preset of a project that names none
 */
@Validated
@ConfigurationProperties("storyreel.story")
record StorySettings(
        @DefaultValue("1080") @Min(90) @Max(2160) int shortSide,
        @DefaultValue("30") @Min(1) @Max(60) int framesPerSecond,
        @DefaultValue("paper-cut") String defaultPreset) {
    StorySettings {
        if (shortSide % 2 != 0) {
            throw new IllegalArgumentException("storyreel.story.short-side must be even: " + shortSide);
        }
    }
}
