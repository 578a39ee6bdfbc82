package dev.storyreel.upload;

import dev.storyreel.database.DataDirectory;
import dev.storyreel.error.ErrorType;
import dev.storyreel.error.StoryreelException;
import dev.storyreel.media.Canvas;
import dev.storyreel.media.HeardSound;
import dev.storyreel.media.MediaEngine;
import dev.storyreel.media.MediaError;
import dev.storyreel.media.MediaFile;
import dev.storyreel.media.ProcessGroup;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.util.FileSystemUtils;

/** Finds out what a file really is, whatever it was announced as. */
@Component
class UploadProbe {
    /** Shorter music cannot be repeated, see {@link dev.storyreel.media.Music.OwnFile}. */
    private static final long SHORTEST_MUSIC = Canvas.SAMPLE_RATE;

    private static final Duration SHORTEST_RECORDING = Duration.ofSeconds(1);

    /** Nobody who is as low as that, dBFS, is to be understood. */
    private static final double SILENT = -60;

    /** Decoding burns cores that films are rendered with: the others wait. */
    private static final int AT_ONCE = 2;

    private static final Duration LEFT_BEHIND = Duration.ofDays(1);

    private final MediaEngine media;
    private final UploadSettings settings;
    private final Path scratch;
    private final Semaphore room = new Semaphore(AT_ONCE, true);

    UploadProbe(MediaEngine media, UploadSettings settings, DataDirectory data) throws IOException {
        this.media = media;
        this.settings = settings;
        this.scratch = Files.createDirectories(data.path().resolve("uploads"));
        removeWhatTheDeadLeft();
    }

    /**
     * What is in a file that is what it should be; it is {@linkplain ArrivedBytes#keep kept} then.
     *
     * @throws StoryreelException of type {@link ErrorType#USER} when it is not: a {@link MediaError} or
     *     {@link UploadError}; when its bytes are not those that were announced,
     *     {@link dev.storyreel.storage.StorageError#CHECKSUM_MISMATCH}
     */
    Findings check(Upload upload, ArrivedBytes bytes) throws IOException, InterruptedException {
        room.acquire();
        try {
            Path folder = Files.createTempDirectory(scratch, "");
            try (ProcessGroup processes = new ProcessGroup()) {
                Path file = folder.resolve("upload");
                bytes.fetch(file);
                upload.bytes().requireIn(file);
                Findings found = check(upload, file, processes);
                bytes.keep(file);
                return found;
            } catch (StoryreelException e) {
                // where we look at it is nobody's business
                throw new StoryreelException(
                        e.errorCode(), String.valueOf(e.getMessage()).replace(folder + "/", ""), e);
            } finally {
                FileSystemUtils.deleteRecursively(folder);
            }
        } finally {
            room.release();
        }
    }

    private Findings check(Upload upload, Path file, ProcessGroup processes) throws InterruptedException {
        MediaFile found = media.probe(file, processes);
        if (found.type() != upload.fileType()) {
            throw new StoryreelException(
                    UploadError.UPLOAD_TYPE_MISMATCH,
                    "the file is " + found.type().contentType() + ", but was announced as " + upload.contentType());
        }
        return switch (upload.purpose()) {
            // it was decoded whole
            case PICTURE -> Findings.NONE;
            case CLIP -> new Findings(clip(found), null);
            case MUSIC -> {
                checkMusic(file, processes);
                yield Findings.NONE;
            }
            case VOICE, BACKGROUND -> {
                requireSound(found);
                yield new Findings(null, recording(file, processes));
            }
            case VIDEO -> new Findings(video(found), recording(file, processes));
        };
    }

    private MediaFile.Video video(MediaFile found) {
        if (!(found instanceof MediaFile.Video video)) {
            throw new StoryreelException(
                    UploadError.UPLOAD_NOT_A_VIDEO, "the file holds sound alone; it can be sent as voice");
        }
        if (video.sound() == null) {
            throw new StoryreelException(
                    UploadError.UPLOAD_WITHOUT_SOUND, "there is no sound in the video, so there is nothing to dub");
        }
        if (video.durationMs() > settings.maxRecordingDuration().toMillis()) {
            throw new StoryreelException(
                    MediaError.MEDIA_TOO_LONG,
                    "the video lasts " + video.durationMs() / 1000 + " seconds; at most "
                            + settings.maxRecordingDuration().toSeconds() + " are taken");
        }
        return video;
    }

    private static void requireSound(MediaFile found) {
        if (found instanceof MediaFile.Video video && video.sound() == null) {
            throw new StoryreelException(
                    UploadError.UPLOAD_WITHOUT_SOUND, "there are pictures in the file, but no sound to be dubbed");
        }
    }

    private HeardSound recording(Path file, ProcessGroup processes) throws InterruptedException {
        HeardSound heard = media.hear(file, settings.maxRecordingDuration(), processes);
        if (heard.durationMs() < SHORTEST_RECORDING.toMillis()) {
            throw new StoryreelException(
                    UploadError.RECORDING_TOO_SHORT, "a recording to be dubbed must last at least a second");
        }
        if (heard.loudestDbfs() < SILENT) {
            throw new StoryreelException(
                    UploadError.RECORDING_SILENT, "the recording is silent from its beginning to its end");
        }
        return heard;
    }

    private MediaFile.Video clip(MediaFile found) {
        if (!(found instanceof MediaFile.Video video)) {
            throw new StoryreelException(
                    UploadError.UPLOAD_NOT_A_CLIP, "the file holds sound alone; it can be sent as music");
        }
        if (video.durationMs() > settings.maxClipDuration().toMillis()) {
            throw new StoryreelException(
                    UploadError.UPLOAD_NOT_A_CLIP,
                    "the clip lasts " + video.durationMs() / 1000 + " seconds; at most "
                            + settings.maxClipDuration().toSeconds() + " are taken");
        }
        return video;
    }

    private void checkMusic(Path file, ProcessGroup processes) throws InterruptedException {
        if (samples(file, processes) < SHORTEST_MUSIC) {
            throw new StoryreelException(
                    MediaError.MUSIC_TOO_SHORT, "music must last at least a second, so that it can be repeated");
        }
    }

    private long samples(Path file, ProcessGroup processes) throws InterruptedException {
        try {
            return media.normaliseAudio(file, file.resolveSibling("normal.wav"), processes)
                    .samples();
        } catch (StoryreelException e) {
            // a stranger's file is to blame, not the machine: nobody is to try it again and again
            if (e.errorCode() == MediaError.FFMPEG_TOO_SLOW) {
                throw new StoryreelException(
                        MediaError.AUDIO_UNREADABLE, "the sound cannot be read: it takes too long", e);
            }
            throw e;
        }
    }

    /** No file is looked at for that long, by whichever process. */
    private void removeWhatTheDeadLeft() throws IOException {
        Instant before = Instant.now().minus(LEFT_BEHIND);
        List<Path> found;
        try (Stream<Path> all = Files.list(scratch)) {
            found = all.toList();
        }
        for (Path folder : found) {
            if (Files.getLastModifiedTime(folder).toInstant().isBefore(before)) {
                FileSystemUtils.deleteRecursively(folder);
            }
        }
    }
}
