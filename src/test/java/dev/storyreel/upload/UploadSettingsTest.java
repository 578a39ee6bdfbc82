package dev.storyreel.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
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

    @Test
    void partsAreNeitherManyNorLargerThanAStoreTakesAtOnce() {
        assertThat(settings(DataSize.ofMegabytes(5)).partSize()).isEqualTo(DataSize.ofMegabytes(5));
        assertThat(settings(DataSize.ofGigabytes(5)).partSize()).isEqualTo(DataSize.ofGigabytes(5));
        for (DataSize wrong :
                List.of(DataSize.ofBytes((5 << 20) - 1), DataSize.ofBytes((5L << 30) + 1), DataSize.ofBytes(0))) {
            assertThatThrownBy(() -> settings(wrong)).hasMessageContaining("storyreel.upload.part-size");
        }
    }

    private static UploadSettings settings(DataSize partSize) {
        return settings(HOUR, HOUR, partSize, HOUR, HOUR);
    }

    private static UploadSettings settings(Duration maxClipDuration, Duration keptFor, Duration urlsValidFor) {
        return settings(maxClipDuration, HOUR, keptFor, urlsValidFor);
    }

    private static UploadSettings settings(
            Duration maxClipDuration, Duration maxRecordingDuration, Duration keptFor, Duration urlsValidFor) {
        return settings(maxClipDuration, maxRecordingDuration, DataSize.ofMegabytes(16), keptFor, urlsValidFor);
    }

    private static UploadSettings settings(
            Duration maxClipDuration,
            Duration maxRecordingDuration,
            DataSize partSize,
            Duration keptFor,
            Duration urlsValidFor) {
        return new UploadSettings(
                DataSize.ofMegabytes(1),
                DataSize.ofMegabytes(2),
                maxClipDuration,
                DataSize.ofMegabytes(3),
                DataSize.ofMegabytes(4),
                DataSize.ofMegabytes(5),
                maxRecordingDuration,
                partSize,
                keptFor,
                keptFor.isPositive() && keptFor.compareTo(urlsValidFor) < 0 ? keptFor : HOUR,
                Map.of(),
                urlsValidFor,
                Duration.ZERO);
    }
}
