package dev.storyreel.media;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/** The kinds of files that are read, told by their first bytes. None of them names other files to be read. */
public enum FileType {
    PNG("image/png", ""),
    JPEG("image/jpeg", ""),
    GIF("image/gif", "gif"),
    /** Also QuickTime, M4A and 3GP. */
    MP4("video/mp4", "mov"),
    /** Also WebM. */
    MATROSKA("video/x-matroska", "matroska"),
    AVI("video/x-msvideo", "avi"),
    WAV("audio/wav", "wav"),
    MP3("audio/mpeg", "mp3"),
    FLAC("audio/flac", "flac"),
    OGG("audio/ogg", "ogg"),
    AAC("audio/aac", "aac"),
    AIFF("audio/aiff", "aiff"),
    AU("audio/basic", "au"),
    CAF("audio/x-caf", "caf");

    private static final int SEEN = 16;
    /** How an MP4 or QuickTime file may begin. */
    private static final Set<String> BOXES = Set.of("ftyp", "moov", "mdat", "wide", "free", "skip", "pnot");

    private static final String TAG = "ID3";
    private static final int TAG_HEAD = 10;
    private static final int MOST_TAGS = 8;
    private static final int MOST_ZEROS = 1 << 16;
    private static final Set<FileType> BEHIND_TAGS = Set.of(MP3, FLAC, AAC);

    private final String contentType;
    private final String demuxer;

    FileType(String contentType, String demuxer) {
        this.contentType = contentType;
        this.demuxer = demuxer;
    }

    /** For HTTP. */
    public String contentType() {
        return contentType;
    }

    /** FFmpeg's, empty for pictures. */
    String demuxer() {
        return demuxer;
    }

    boolean isPicture() {
        return this == PNG || this == JPEG;
    }

    /** Whether it can hold moving pictures. */
    boolean mayMove() {
        return switch (this) {
            case GIF, MP4, MATROSKA, AVI -> true;
            case PNG, JPEG, WAV, MP3, FLAC, OGG, AAC, AIFF, AU, CAF -> false;
        };
    }

    /** Empty for a file of any other kind. */
    static Optional<FileType> of(Path file) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            String head = head(in);
            Optional<FileType> type = of(head);
            return type.isPresent() ? type : behind(in, head);
        }
    }

    private static Optional<FileType> of(String head) {
        return Arrays.stream(values()).filter(type -> type.begins(head)).findFirst();
    }

    /** Of a sound behind tags and zeros, which may stand before any of these. */
    private static Optional<FileType> behind(InputStream in, String head) throws IOException {
        String next = head;
        for (int tags = 0; next.startsWith(TAG) && tags < MOST_TAGS; tags++) {
            skip(in, tagBytes(next));
            next = head(in);
        }
        for (int zeros = 0; next.startsWith("\0") && zeros < MOST_ZEROS; zeros++) {
            skip(in, 1);
            next = head(in);
        }
        Optional<FileType> found = of(next).filter(BEHIND_TAGS::contains);
        return found.isEmpty() && head.startsWith(TAG) ? Optional.of(MP3) : found;
    }

    /** Of a tag by ID3v2, with its head and foot; its length has seven bits in each byte. */
    private static long tagBytes(String head) {
        if (head.length() < TAG_HEAD) {
            return head.length();
        }
        long bytes = 0;
        for (char part : head.substring(6, TAG_HEAD).toCharArray()) {
            bytes = bytes << 7 | (part & 0x7f);
        }
        boolean foot = (head.charAt(5) & 0x10) != 0;
        return TAG_HEAD + bytes + (foot ? TAG_HEAD : 0);
    }

    private static void skip(InputStream in, long bytes) throws IOException {
        for (long left = bytes; left > 0; ) {
            long skipped = in.skip(left);
            if (skipped <= 0) {
                return;
            }
            left -= skipped;
        }
    }

    /** What comes next, one letter for each byte, so that all can be compared as text; it is not read away. */
    private static String head(InputStream in) throws IOException {
        in.mark(SEEN);
        String head = new String(in.readNBytes(SEEN), StandardCharsets.ISO_8859_1);
        in.reset();
        return head;
    }

    private boolean begins(String head) {
        return switch (this) {
            case PNG -> head.startsWith("\u0089PNG\r\n\u001a\n");
            case JPEG -> head.startsWith("\u00ff\u00d8\u00ff");
            case GIF -> head.startsWith("GIF87a") || head.startsWith("GIF89a");
            case MP4 -> head.length() > 8 && BOXES.contains(head.substring(4, 8));
            case MATROSKA -> head.startsWith("\u001aE\u00df\u00a3");
            case AVI -> head.startsWith("RIFF") && head.startsWith("AVI ", 8);
            case WAV -> (head.startsWith("RIFF") || head.startsWith("RF64")) && head.startsWith("WAVE", 8);
            case MP3 -> isMpegAudio(head, 1);
            case FLAC -> head.startsWith("fLaC");
            case OGG -> head.startsWith("OggS");
            case AAC -> isMpegAudio(head, 0);
            case AIFF -> head.startsWith("FORM") && (head.startsWith("AIFF", 8) || head.startsWith("AIFC", 8));
            case AU -> head.startsWith(".snd");
            case CAF -> head.startsWith("caff");
        };
    }

    /** Frames of both begin with twelve ones; their layer tells them apart: 3 is MP3's, 0 is that of AAC. */
    private static boolean isMpegAudio(String head, int layer) {
        return head.length() > 2
                && head.charAt(0) == 0xff
                && (head.charAt(1) & 0xe0) == 0xe0
                && (head.charAt(1) >> 1 & 3) == layer;
    }
}
