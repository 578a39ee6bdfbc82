package dev.storyreel.media;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The kinds of file that a video is given another sound in; its pictures, which stay as they are, decide. */
public enum VideoContainer {
    /** With AAC; plays everywhere. */
    MP4("mp4", "video/mp4", FileType.MP4, "mp4"),
    /** With AAC; of what only QuickTime files hold, such as ProRes. */
    MOV("mov", "video/quicktime", FileType.MP4, "mov"),
    /** With Opus. */
    WEBM("webm", "video/webm", FileType.MATROSKA, "webm"),
    /** With Opus; holds anything. */
    MATROSKA("mkv", "video/x-matroska", FileType.MATROSKA, "matroska");

    private static final Set<String> IN_MP4 = Set.of("h264", "hevc", "av1", "vp9", "mpeg4");

    private final String extension;
    private final String contentType;
    private final FileType type;
    private final String muxer;

    VideoContainer(String extension, String contentType, FileType type, String muxer) {
        this.extension = extension;
        this.contentType = contentType;
        this.type = type;
        this.muxer = muxer;
    }

    /** What a video, as {@link MediaEngine#probe} found it, goes into. */
    public static VideoContainer of(MediaFile.Video video) {
        return of(video.type(), video.codec());
    }

    static VideoContainer of(FileType type, String codec) {
        if (IN_MP4.contains(codec)) {
            return MP4;
        }
        if (codec.equals("vp8")) {
            return WEBM;
        }
        return type == FileType.MP4 ? MOV : MATROSKA;
    }

    /** Without the dot. */
    public String extension() {
        return extension;
    }

    /** For HTTP. */
    public String contentType() {
        return contentType;
    }

    FileType type() {
        return type;
    }

    String muxer() {
        return muxer;
    }

    /** How FFmpeg writes it, with a sound that is encoded for it. */
    List<String> options(String codec) {
        return switch (this) {
            case MP4, MOV -> {
                List<String> options = new ArrayList<>(List.of(SoundtrackMaker.ENCODER));
                // it begins to play before all of it has come
                options.addAll(List.of("-movflags", "+faststart"));
                if (codec.equals("hevc")) {
                    // Apple plays no other
                    options.addAll(List.of("-tag:v", "hvc1"));
                }
                yield options;
            }
            case WEBM, MATROSKA -> List.of("-c:a", "libopus", "-b:a", "160k");
        };
    }
}
