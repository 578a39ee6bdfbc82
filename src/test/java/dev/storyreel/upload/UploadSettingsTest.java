package dev.storyreel.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

class UploadSettingsTest {
    private static final Duration HOUR = Duration.ofHours(1);

    @Test
    void settingsThatContradictEachOtherAreRefusedByName() {
        UploadSettings settings = settings(HOUR.multipliedBy(3), HOUR, HOUR);
        assertThat(settings.largest(Purpose.CLIP)).isEqualTo(DataSize.ofMegabytes(2));
        assertThat(settings.largest(Purpose.BACKGROUND)).isEqualTo(DataSize.ofMegabytes(4));
        assertThat(settings.largest(Purpose.VIDEO)).isEqualTo(DataSize.ofMegabytes(5));
        assertThatThrownBy(() -> settings(HOUR.multipliedBy(3).plusMillis(1), HOUR, HOUR))
                .hasMessageContaining("storyreel.upload.max-clip-duration");
        assertThatThrownBy(() -> settings(HOUR, HOUR.multipliedBy(4), HOUR, HOUR))
                .hasMessageContaining("storyreel.upload.max-recording-duration");
        assertThatThrownBy(() -> settings(HOUR, Duration.ZERO, HOUR, HOUR)).hasMessageContaining("more than nothing");
        assertThatThrownBy(() -> settings(HOUR, HOUR.minusMillis(1), HOUR))
                .hasMessageContaining("storyreel.upload.kept-for");
        assertThatThrownBy(() -> settings(Duration.ZERO, HOUR, HOUR)).hasMessageContaining("more than nothing");
    }

    private static UploadSettings settings(Duration maxClipDuration, Duration keptFor, Duration urlsValidFor) {
        return settings(maxClipDuration, HOUR, keptFor, urlsValidFor);
    }

    private static UploadSettings settings(
            Duration maxClipDuration, Duration maxRecordingDuration, Duration keptFor, Duration urlsValidFor) {
        return new UploadSettings(
                DataSize.ofMegabytes(1),
                DataSize.ofMegabytes(2),
                maxClipDuration,
                DataSize.ofMegabytes(3),
                DataSize.ofMegabytes(4),
                DataSize.ofMegabytes(5),
                maxRecordingDuration,
                DataSize.ofMegabytes(16),
                keptFor,
                keptFor.isPositive() && keptFor.compareTo(urlsValidFor) < 0 ? keptFor : HOUR,
                urlsValidFor,
                Duration.ZERO);
    }
}
