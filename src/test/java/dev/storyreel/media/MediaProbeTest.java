package dev.storyreel.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.storyreel.error.StoryreelException;
import dev.storyreel.media.ffmpeg.FfmpegRun;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(120)
class MediaProbeTest {
    private static final String SOUND = "[out0];sine=440:d=2[out1]";

    @TempDir
    Path folder;

    private final MediaEngine engine = TestEngines.embedded();
    private final ProcessGroup processes = new ProcessGroup();

    @ParameterizedTest
    @CsvSource({
        "mp4, MP4, h264, aac, -c:v libx264 -preset ultrafast -bf 2 -c:a aac",
        "mov, MP4, mjpeg, pcm_s16le, -c:v mjpeg -pix_fmt yuvj420p -c:a pcm_s16le",
        "webm, MATROSKA, vp9, opus, -c:v libvpx-vp9 -deadline realtime -cpu-used 8 -c:a libopus",
        "avi, AVI, mpeg4, mp3, -c:v mpeg4 -c:a libmp3lame"
    })
    void aClipIsWhatItIsWhateverItIsCalled(String form, FileType type, String codec, String sound, String options)
            throws Exception {
        Path file = TestClips.clip(
                folder.resolve("clip." + form), "testsrc=s=320x180:r=25:d=2" + SOUND, options.split(" "));
        Path named = Files.move(file, folder.resolve("holiday.png"));
        MediaFile.Video video = (MediaFile.Video) engine.probe(named, processes);
        assertThat(video.type()).isEqualTo(type);
        assertThat(video.width()).isEqualTo(320);
        assertThat(video.height()).isEqualTo(180);
        assertThat(video.frames()).isEqualTo(50);
        assertThat(video.framesPerSecond()).isCloseTo(25, within(0.6));
        assertThat((double) video.durationMs()).isCloseTo(2000, within(41.0));
        assertThat(video.codec()).isEqualTo(codec);
        assertThat(video.sound()).isEqualTo(sound);
        assertThat(leftovers()).containsExactly("holiday.png");
    }

    @Test
    void aClipWhoseSoundCannotBeDecodedHasNone() throws Exception {
        Path file = TestClips.clip(folder.resolve("a.mkv"), "testsrc=s=64x48:r=10:d=2" + SOUND, "-c:a", "aac");
        String bytes = Files.readString(file, StandardCharsets.ISO_8859_1);
        Path unknown = Files.writeString(
                folder.resolve("unknown.mkv"), bytes.replace("A_AAC", "A_HUH"), StandardCharsets.ISO_8859_1);

        assertThat(((MediaFile.Video) engine.probe(file, processes)).sound()).isEqualTo("aac");
        MediaFile.Video video = (MediaFile.Video) engine.probe(unknown, processes);
        assertThat(video.sound()).isNull();
        assertThat(video.frames()).isEqualTo(20);
    }

    @Test
    void gifsPicturesAndSoundsAreToldApart() throws Exception {
        Path gif = TestClips.clip(folder.resolve("a.bin"), "testsrc=s=64x48:r=10:d=1", "-f", "gif");
        assertThat(engine.probe(gif, processes)).isInstanceOfSatisfying(MediaFile.Video.class, video -> {
            assertThat(video.type()).isEqualTo(FileType.GIF);
            assertThat(video.frames()).isEqualTo(10);
            assertThat(video.sound()).isNull();
        });
        assertThat(engine.probe(TestMedia.picture(folder.resolve("p.png"), 300, 200, 1), processes))
                .isEqualTo(new MediaFile.Picture(FileType.PNG, 300, 200));
        assertThat(engine.probe(TestMedia.picture(folder.resolve("p.jpg"), 30, 20, 1), processes))
                .isEqualTo(new MediaFile.Picture(FileType.JPEG, 30, 20));
        for (List<String> form : List.of(
                List.of("mp3", "MP3", "mp3"),
                List.of("ogg", "OGG", "vorbis"),
                List.of("flac", "FLAC", "flac"),
                List.of("m4a", "MP4", "aac"),
                List.of("aac", "AAC", "aac"),
                List.of("wav", "WAV", "pcm_s16le"))) {
            Path file = TestClips.clip(folder.resolve("sound." + form.getFirst()), "sine=440:d=2");
            assertThat(engine.probe(file, processes)).isInstanceOfSatisfying(MediaFile.Sound.class, sound -> {
                assertThat(sound.type()).isEqualTo(FileType.valueOf(form.get(1)));
                assertThat(sound.codec()).isEqualTo(form.get(2));
                assertThat((double) sound.durationMs()).isCloseTo(2000, within(80.0));
            });
        }
    }

    /** As programs for music write them. */
    @ParameterizedTest
    @CsvSource({
        "aac, AAC, 300, 0",
        "flac, FLAC, 70000, 0",
        "mp3, MP3, 300, 0",
        "mp3, MP3, 0, 1105",
        "mp3, MP3, 200, 1105",
    })
    void soundsAreToldApartBehindTagsAndZeros(String form, FileType type, int tag, int zeros) throws Exception {
        String[] options = type == FileType.MP3 ? new String[] {"-id3v2_version", "0"} : new String[0];
        Path plain = TestClips.clip(folder.resolve("plain." + form), "sine=440:d=2", options);
        byte[] sound = Files.readAllBytes(plain);
        ByteArrayOutputStream tagged = new ByteArrayOutputStream();
        if (tag > 0) {
            tagged.writeBytes(new byte[] {'I', 'D', '3', 4, 0, 0, 0, (byte) (tag >> 14), (byte) (tag >> 7 & 0x7f)});
            tagged.write(tag & 0x7f);
            tagged.writeBytes(new byte[tag]);
        }
        tagged.writeBytes(new byte[zeros]);
        tagged.writeBytes(sound);

        MediaFile found = engine.probe(Files.write(folder.resolve("tagged"), tagged.toByteArray()), processes);

        assertThat(found.type()).isEqualTo(type);
        assertThat((double) ((MediaFile.Sound) found).durationMs()).isCloseTo(2000, within(100.0));
    }

    @Test
    void aWavFileMayBeMadeForMoreThanFourGigabytes() throws Exception {
        Path large = TestClips.clip(folder.resolve("large.wav"), "sine=440:d=2", "-rf64", "always");
        assertThat(Files.readString(large, StandardCharsets.ISO_8859_1)).startsWith("RF64");
        assertThat(engine.probe(large, processes)).isEqualTo(new MediaFile.Sound(FileType.WAV, 2000, "pcm_s16le"));
        assertThat(engine.normaliseAudio(large, folder.resolve("normal.wav"), processes)
                        .samples())
                .isEqualTo(2 * 48_000);
    }

    @Test
    void aSpanLiesWithinItsClip() throws Exception {
        Path file = TestClips.clip(folder.resolve("a.mp4"), "testsrc=s=64x48:r=10:d=1", "-c:v", "mpeg4");
        MediaFile.Video video = (MediaFile.Video) engine.probe(file, processes);
        assertThat(video.span(250, null)).isEqualTo(new Span(250, 1000));
        for (long[] wrong : new long[][] {{-1, 500}, {500, 500}, {600, 500}, {0, 1001}, {1000, 1000}}) {
            assertThatThrownBy(() -> video.span(wrong[0], wrong[1]))
                    .isInstanceOfSatisfying(
                            StoryreelException.class,
                            e -> assertThat(e.errorCode()).isEqualTo(MediaError.SPAN_INVALID));
        }
    }

    @Test
    void emptyAndMissingFilesAreNamed() throws Exception {
        assertFails(Files.createFile(folder.resolve("empty.mp4")), MediaError.MEDIA_EMPTY);
        assertFails(folder.resolve("none.mp4"), MediaError.FILE_NOT_ACCESSIBLE);
        assertFails(Files.createDirectory(folder.resolve("folder.mp4")), MediaError.FILE_NOT_ACCESSIBLE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ffconcat version 1.0\nfile '/etc/passwd'\n",
                "#EXTM3U\n#EXTINF:10,\nfile:///etc/passwd\n",
                "<?xml version=\"1.0\"?><MPD></MPD>",
                "v=0\no=- 0 0 IN IP4 127.0.0.1\n",
                "<svg xmlns=\"http://www.w3.org/2000/svg\"/>",
                "RIFF\1\0\0\0WEBPVP8 ",
                "%PDF-1.7",
                "hello"
            })
    void playlistsScriptsAndOtherKindsAreRefused(String content) throws Exception {
        assertFails(Files.writeString(folder.resolve("clip.mp4"), content), MediaError.MEDIA_UNSUPPORTED);
    }

    @Test
    void aPlaylistBehindTheHeadOfAClipIsNoPlaylist() throws Exception {
        assertFails(
                Files.writeString(folder.resolve("clip.mp4"), "\0\0\0\10ftyp#EXTM3U\nfile:///etc/passwd\n"),
                MediaError.MEDIA_UNREADABLE);
    }

    @ParameterizedTest
    @CsvSource({"mp4, -movflags +faststart -c:v libx264", "mp4, -c:v libx264", "mkv, -c:v libx264"})
    void whatIsCutShortIsRefused(String form, String options) throws Exception {
        Path file = TestClips.clip(folder.resolve("whole." + form), "testsrc2=s=320x180:r=25:d=8", options.split(" "));
        engine.probe(file, processes);
        byte[] whole = Files.readAllBytes(file);
        assertFails(
                Files.write(folder.resolve("cut"), Arrays.copyOf(whole, whole.length / 2)),
                MediaError.MEDIA_UNREADABLE);
    }

    @Test
    void whatLastsForHoursIsRefused() throws Exception {
        // two pictures, four hours apart
        Path long4 = TestClips.clip(
                folder.resolve("long.mkv"), "color=s=32x32:r=1/14400:d=28800", "-c:v", "mjpeg", "-pix_fmt", "yuvj420p");
        assertFails(long4, MediaError.MEDIA_TOO_LONG);
        Path sound = TestClips.clip(folder.resolve("long.mp3"), "anullsrc=r=8000:cl=mono:d=10900", "-b:a", "8k");
        assertFails(sound, MediaError.MEDIA_TOO_LONG);
    }

    @Test
    void whatClaimsToBeVastIsNeverDecoded() throws Exception {
        Path gif = TestClips.clip(folder.resolve("vast.gif"), "color=s=32x32:r=1:d=1");
        byte[] bytes = Files.readAllBytes(gif);
        ByteBuffer.wrap(bytes)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putShort(6, (short) 50_000)
                .putShort(8, (short) 50_000);
        assertFails(Files.write(gif, bytes), MediaError.CLIP_TOO_LARGE);
        Path png = folder.resolve("vast.avi");
        TestClips.clip(png, "color=s=6400x6400:r=1:d=1", "-c:v", "mjpeg", "-pix_fmt", "yuvj420p");
        assertFails(png, MediaError.CLIP_TOO_LARGE);
    }

    @Test
    void aFileWithNeitherPicturesNorSoundIsRefused() throws Exception {
        Path words = Files.writeString(folder.resolve("words.srt"), "1\n00:00:00,000 --> 00:00:01,000\nhello\n\n");
        Path file = folder.resolve("words.mkv");
        TestClips.run(file, List.of("-loglevel", "error", "-i", "file:" + words, "-c:s", "srt", "file:" + file));
        assertFails(file, MediaError.MEDIA_WITHOUT_CONTENT);
    }

    @Test
    void theCoverOfASongIsNoPictureOfAClip() throws Exception {
        Path cover = TestMedia.picture(folder.resolve("cover.png"), 40, 40, 1);
        Path song = folder.resolve("song.mp3");
        TestClips.run(
                song,
                List.of(
                        "-loglevel",
                        "error",
                        "-f",
                        "lavfi",
                        "-i",
                        "sine=d=1",
                        "-i",
                        "file:" + cover,
                        "-map",
                        "0",
                        "-map",
                        "1",
                        "-c:v",
                        "copy",
                        "-disposition:v",
                        "attached_pic",
                        "file:" + song));
        assertThat(engine.probe(song, processes)).isInstanceOf(MediaFile.Sound.class);
    }

    @Test
    void noiseBehindAnyHeadIsRefused() throws Exception {
        byte[] noise = new byte[20_000];
        new Random(1).nextBytes(noise);
        for (byte[] head : List.of(
                "\0\0\0\30ftypisom".getBytes(StandardCharsets.US_ASCII),
                new byte[] {0x1a, 0x45, (byte) 0xdf, (byte) 0xa3},
                "RIFF\1\0\0\0AVI LIST".getBytes(StandardCharsets.US_ASCII),
                "GIF89a".getBytes(StandardCharsets.US_ASCII),
                "OggS".getBytes(StandardCharsets.US_ASCII),
                "fLaC".getBytes(StandardCharsets.US_ASCII))) {
            byte[] file = noise.clone();
            System.arraycopy(head, 0, file, 0, head.length);
            assertThatThrownBy(() -> engine.probe(Files.write(folder.resolve("noise"), file), processes))
                    .isInstanceOfSatisfying(
                            StoryreelException.class,
                            e -> assertThat((MediaError) e.errorCode())
                                    .isIn(
                                            MediaError.MEDIA_UNREADABLE,
                                            MediaError.MEDIA_WITHOUT_CONTENT,
                                            MediaError.CLIP_TOO_LARGE))
                    .hasMessageNotContaining(folder.toString());
        }
    }

    @Test
    void aRunThatDoesNotEndIsEnded() throws Exception {
        assertThatThrownBy(() -> FfmpegRun.run(
                        TestEngines.embeddedFinder().find(),
                        processes,
                        List.of("-re", "-f", "lavfi", "-i", "anullsrc", "-f", "null", "pipe:1"),
                        (block, length) -> {},
                        line -> {},
                        Duration.ofMillis(300)))
                .isInstanceOfSatisfying(
                        StoryreelException.class, e -> assertThat(e.errorCode()).isEqualTo(MediaError.FFMPEG_TOO_SLOW));
        assertThat(TestEngines.running()).isEmpty();
    }

    @Test
    void aClosedGroupStopsTheLook() throws Exception {
        Path file = TestClips.clip(folder.resolve("a.mp4"), "testsrc=s=64x48:r=10:d=1", "-c:v", "mpeg4");
        processes.close();
        assertFails(file, MediaError.RENDER_CANCELLED);
    }

    private void assertFails(Path file, MediaError error) throws Exception {
        Set<String> before = leftovers();
        assertThatThrownBy(() -> engine.probe(file, processes))
                .isInstanceOfSatisfying(
                        StoryreelException.class, e -> assertThat(e.errorCode()).isEqualTo(error))
                .hasMessageNotContaining(folder.toString());
        assertThat(leftovers()).isEqualTo(before);
        assertThat(TestEngines.running()).isEmpty();
    }

    private Set<String> leftovers() throws Exception {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> Objects.requireNonNull(file.getFileName()).toString())
                    .collect(Collectors.toSet());
        }
    }
}
