package dev.storyreel.media;

/** What a finished sound is delivered as. */
public enum SoundFormat {
    /** AAC-LC, 192 kb/s. */
    M4A("m4a", "audio/mp4", "ipod", SoundtrackMaker.ENCODER),
    /** 192 kb/s. */
    MP3("mp3", "audio/mpeg", "mp3", "-c:a", "libmp3lame", "-b:a", "192k"),
    /** Without loss, 24 bit. */
    FLAC("flac", "audio/flac", "flac", "-c:a", "flac", "-sample_fmt", "s32", "-bits_per_raw_sample", "24");

    private final String extension;
    private final String contentType;
    private final String muxer;

    @SuppressWarnings("ImmutableEnumChecker") // nobody changes it
    private final String[] encoder;

    SoundFormat(String extension, String contentType, String muxer, String... encoder) {
        this.extension = extension;
        this.contentType = contentType;
        this.muxer = muxer;
        this.encoder = encoder;
    }

    /** Without the dot. */
    public String extension() {
        return extension;
    }

    /** For HTTP. */
    public String contentType() {
        return contentType;
    }

    String muxer() {
        return muxer;
    }

    String[] encoder() {
        return encoder;
    }
}
