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

    enum Motion {
        auto,
        in,
        out,
        drift,
        follow,
        still,
        video
    }

    enum Fit {
        auto,
        cover,
        blur
    }

    enum WhenShort {
        loop,
        slow
    }

    enum Sound {
        keep,
        mute
    }

    enum Kind {
        picture,
        clip
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

    enum Gender {
        female,
        male,
        neutral
    }

    enum Loudness {
        web,
        podcast,
        broadcast,
        streaming
    }

    enum Status {
        queued,
        running,
        succeeded,
        failed,
        cancelled
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
