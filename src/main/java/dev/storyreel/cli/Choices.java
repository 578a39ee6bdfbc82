package dev.storyreel.cli;

/** What can be chosen for a film, in the words of the command line. */
final class Choices {
    private Choices() {}

    enum Music {
        none,
        ambient,
        upbeat
    }

    enum Captions {
        clean,
        bold,
        karaoke,
        box,
        none
    }

    enum Transition {
        cut,
        crossfade,
        slide,
        zoom,
        dip
    }

    enum Quality {
        draft,
        standard,
        high
    }

    enum Codec {
        h264,
        hevc,
        av1
    }

    enum Encoder {
        auto,
        software,
        nvenc,
        videotoolbox,
        qsv,
        vaapi
    }
}
