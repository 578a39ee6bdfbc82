package dev.storyreel.upload;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * @param maxPicture size of the largest picture
 * @param maxClip size of the largest clip
 * @param maxClipDuration the longest clip, three hours at most
 * @param maxMusic size of the largest piece of music
 * @param keptFor how long a file is kept that no film needs, after it was announced or last chosen; no shorter than urlsValidFor
 * @param urlsValidFor how long a file can be sent after it was announced
 * @param sweptAfter how long after the start unused files are first looked for; then every hour
 */
@Validated
@ConfigurationProperties("storyreel.upload")
record UploadSettings(
        @DefaultValue("64MB") DataSize maxPicture,
        @DefaultValue("500MB") DataSize maxClip,
        @DefaultValue("1h") Duration maxClipDuration,
        @DefaultValue("200MB") DataSize maxMusic,
        @DefaultValue("7d") Duration keptFor,
        @DefaultValue("1h") Duration urlsValidFor,
        @DefaultValue("20s") Duration sweptAfter) {

    /** No longer file is ever looked at. */
    private static final Duration LONGEST_CLIP = Duration.ofHours(3);

    UploadSettings {
        boolean sizes = maxPicture.toBytes() > 0 && maxClip.toBytes() > 0 && maxMusic.toBytes() > 0;
        boolean times = maxClipDuration.isPositive()
                && keptFor.isPositive()
                && urlsValidFor.isPositive()
                && !sweptAfter.isNegative();
        if (!sizes || !times) {
            throw new IllegalArgumentException("storyreel.upload.* must be more than nothing");
        }
        if (maxClipDuration.compareTo(LONGEST_CLIP) > 0) {
            throw new IllegalArgumentException("storyreel.upload.max-clip-duration must be at most three hours");
        }
        if (keptFor.compareTo(urlsValidFor) < 0) {
            throw new IllegalArgumentException(
                    "storyreel.upload.kept-for must be as long as storyreel.upload.urls-valid-for, or longer");
        }
    }

    DataSize largest(Purpose purpose) {
        return switch (purpose) {
            case PICTURE -> maxPicture;
            case CLIP -> maxClip;
            case MUSIC -> maxMusic;
        };
    }
}
