package dev.storyreel.upload;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * @param maxPicture size of the largest picture
 * @param maxMusic size of the largest piece of music
 * @param urlsValidFor how long a file can be sent after it was announced
 */
@Validated
@ConfigurationProperties("storyreel.upload")
record UploadSettings(
        @DefaultValue("64MB") DataSize maxPicture,
        @DefaultValue("200MB") DataSize maxMusic,
        @DefaultValue("1h") Duration urlsValidFor) {

    UploadSettings {
        if (maxPicture.toBytes() < 1 || maxMusic.toBytes() < 1 || !urlsValidFor.isPositive()) {
            throw new IllegalArgumentException("storyreel.upload.* must be more than nothing");
        }
    }

    DataSize largest(Purpose purpose) {
        return switch (purpose) {
            case PICTURE -> maxPicture;
            case MUSIC -> maxMusic;
        };
    }
}
