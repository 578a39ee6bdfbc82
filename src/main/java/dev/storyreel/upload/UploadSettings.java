package dev.storyreel.upload;

import dev.storyreel.storage.Retention;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * @param maxPicture size of the largest picture
 * @param maxClip size of the largest clip
 * @param maxClipDuration the longest clip, three hours at most
 * @param maxMusic size of the largest piece of music
 * @param maxVoice size of the largest recording to be dubbed that is sound alone, and of what is heard behind it
 * @param maxVideo size of the largest video to be dubbed
 * @param maxRecordingDuration the longest of all these recordings, three hours at most
 * @param partSize of each part but the last of a file that is sent in parts; those announced before a change keep theirs
 * @param keptFor how long a file is kept that no film needs, after it was announced, last
 *     asked where to send parts, or last chosen; no shorter than urlsValidFor
 * @param recordingsKeptFor the same of recordings to be dubbed, which are people's voices
 * @param ownersRecordingsKeptFor the same of owners for whom it is another, by their names
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
        @DefaultValue("2GB") DataSize maxVoice,
        @DefaultValue("4GB") DataSize maxVideo,
        @DefaultValue("3h") Duration maxRecordingDuration,
        @DefaultValue("16MB") DataSize partSize,
        @DefaultValue("7d") Duration keptFor,
        @DefaultValue("48h") Duration recordingsKeptFor,
        @DefaultValue Map<String, Duration> ownersRecordingsKeptFor,
        @DefaultValue("1h") Duration urlsValidFor,
        @DefaultValue("20s") Duration sweptAfter) {

    /** No longer file is ever looked at. */
    private static final Duration LONGEST = Duration.ofHours(3);

    /** What others who send in parts take for the least, and what S3 takes in one request. */
    private static final DataSize SMALLEST_PART = DataSize.ofMegabytes(5);

    private static final DataSize LARGEST_PART = DataSize.ofGigabytes(5);

    UploadSettings {
        ownersRecordingsKeptFor = Map.copyOf(ownersRecordingsKeptFor);
        boolean sizes =
                Stream.of(maxPicture, maxClip, maxMusic, maxVoice, maxVideo).noneMatch(size -> size.toBytes() <= 0);
        boolean times = maxClipDuration.isPositive()
                && maxRecordingDuration.isPositive()
                && keptFor.isPositive()
                && recordingsKeptFor.isPositive()
                && urlsValidFor.isPositive()
                && !sweptAfter.isNegative();
        if (!sizes || !times) {
            throw new IllegalArgumentException("storyreel.upload.* must be more than nothing");
        }
        if (partSize.compareTo(SMALLEST_PART) < 0 || partSize.compareTo(LARGEST_PART) > 0) {
            throw new IllegalArgumentException("storyreel.upload.part-size must be 5MB to 5GB");
        }
        requireNoLonger("max-clip-duration", maxClipDuration);
        requireNoLonger("max-recording-duration", maxRecordingDuration);
        requireNoShorter("kept-for", keptFor, urlsValidFor);
        requireNoShorter("recordings-kept-for", recordingsKeptFor, urlsValidFor);
        for (Map.Entry<String, Duration> each : ownersRecordingsKeptFor.entrySet()) {
            requireNoShorter("owners-recordings-kept-for." + each.getKey(), each.getValue(), urlsValidFor);
        }
        recordings(recordingsKeptFor, ownersRecordingsKeptFor);
    }

    Retention recordings() {
        return recordings(recordingsKeptFor, ownersRecordingsKeptFor);
    }

    private static Retention recordings(Duration usual, Map<String, Duration> owners) {
        return Retention.of("storyreel.upload.recordings-kept-for or owners-recordings-kept-for", usual, owners);
    }

    DataSize largest(Purpose purpose) {
        return switch (purpose) {
            case PICTURE -> maxPicture;
            case CLIP -> maxClip;
            case MUSIC -> maxMusic;
            case VOICE, BACKGROUND -> maxVoice;
            case VIDEO -> maxVideo;
        };
    }

    private static void requireNoShorter(String name, Duration duration, Duration urlsValidFor) {
        if (duration.compareTo(urlsValidFor) < 0) {
            throw new IllegalArgumentException(
                    "storyreel.upload." + name + " must be as long as storyreel.upload.urls-valid-for, or longer");
        }
    }

    private static void requireNoLonger(String name, Duration duration) {
        if (duration.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("storyreel.upload." + name + " must be at most three hours");
        }
    }
}
