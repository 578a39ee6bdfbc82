package dev.storyreel.media;

import dev.storyreel.media.ffmpeg.FfmpegFinder;
import dev.storyreel.media.sound.WavWriter;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.OptionalLong;

/** Writes a recording's sound, in its time, as a WAV file of floats. What it is, is known only at its end. For one run. */
final class SoundTaker implements TimedSound.Sink {
    private static final byte[] NOTHING = new byte[1 << 16];

    private final OutputStream out;
    private final long longest;
    private int channels;
    private long bytes;

    private SoundTaker(OutputStream out, long longest) throws IOException {
        this.out = out;
        this.longest = longest;
        out.write(NOTHING, 0, WavWriter.HEADER);
    }

    static NormalSound take(FfmpegFinder finder, Path source, Duration longest, Path target, ProcessGroup processes)
            throws IOException, InterruptedException {
        long most = Canvas.samples(longest.toMillis());
        OptionalLong plain = SoundNormaliser.plainLength(source);
        NormalSound sound = plain.isPresent()
                ? new NormalSound(source, plain.getAsLong())
                : write(finder, source, most, target, processes);
        if (sound.samples() > most) {
            throw SoundListener.tooLong(source, longest);
        }
        if (sound.samples() == 0) {
            throw SoundNormaliser.unreadable(source, "it holds no sound", null);
        }
        return sound;
    }

    /** What is too long is not published. */
    private static NormalSound write(FfmpegFinder finder, Path source, long most, Path target, ProcessGroup processes)
            throws IOException, InterruptedException {
        try (AsideFile aside = new AsideFile(target)) {
            SoundTaker taker;
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(aside.path()), 1 << 16)) {
                taker = new SoundTaker(out, most);
                TimedSound.decode(
                        finder.find(),
                        source,
                        Canvas.SAMPLE_RATE,
                        SoundNormaliser.RESAMPLER + "," + SoundNormaliser.FORM,
                        "pcm_f32le",
                        Float.BYTES,
                        taker,
                        processes);
            }
            NormalSound sound = new NormalSound(target, taker.samples());
            if (sound.samples() > 0 && sound.samples() <= most) {
                ByteBuffer header = ByteBuffer.wrap(WavWriter.header(taker.channels, sound.samples()));
                try (FileChannel file = FileChannel.open(aside.path(), StandardOpenOption.WRITE)) {
                    file.write(header, 0);
                }
                aside.publish();
            }
            return sound;
        }
    }

    @Override
    public boolean sound(byte[] block, int from, int length, int ofChannels) throws IOException {
        channels = ofChannels;
        bytes += length;
        out.write(block, from, length);
        return samples() <= longest;
    }

    @Override
    public boolean silence(long samples, int ofChannels) throws IOException {
        channels = ofChannels;
        long missing = samples * channels * Float.BYTES;
        bytes += missing;
        if (samples() > longest) {
            return false;
        }
        for (long left = missing; left > 0; left -= NOTHING.length) {
            out.write(NOTHING, 0, (int) Math.min(left, NOTHING.length));
        }
        return true;
    }

    private long samples() {
        return channels == 0 ? 0 : bytes / channels / Float.BYTES;
    }
}
