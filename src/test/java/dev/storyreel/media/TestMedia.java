package dev.storyreel.media;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import javax.imageio.ImageIO;

/** Makes pictures and sounds to test with. */
final class TestMedia {
    private static final int HEADER = 44;

    private TestMedia() {}

    /** A PNG or JPEG, by its name, with gradients, shapes and fine detail. */
    static Path picture(Path file, int width, int height, long seed) throws IOException {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        Random random = new Random(seed);
        graphics.setPaint(new GradientPaint(0, 0, colour(random), width, height, colour(random)));
        graphics.fillRect(0, 0, width, height);
        for (int i = 0; i < 60; i++) {
            graphics.setColor(colour(random));
            int size = 1 + random.nextInt(Math.max(2, width / 4));
            graphics.fillOval(random.nextInt(width) - size / 2, random.nextInt(height) - size / 2, size, size);
            graphics.setStroke(new BasicStroke(1 + random.nextInt(4)));
            graphics.drawLine(
                    random.nextInt(width), random.nextInt(height), random.nextInt(width), random.nextInt(height));
        }
        graphics.dispose();
        String name = file.getFileName().toString();
        ImageIO.write(image, name.substring(name.lastIndexOf('.') + 1), file.toFile());
        return file;
    }

    /** A PNG of upright stripes of these colours, {@code 0xRRGGBB}. */
    static Path stripes(Path file, int width, int height, int... colours) throws IOException {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int x = 0; x < width; x++) {
            for (int y = 0; y < height; y++) {
                image.setRGB(x, y, colours[x * colours.length / width]);
            }
        }
        ImageIO.write(image, "png", file.toFile());
        return file;
    }

    /** A WAV file of a 440 Hz tone at a quarter of full scale. */
    static Path tone(Path file, int sampleRate, int channels, int samples) throws IOException {
        byte[] bytes = new byte[HEADER + samples * channels * 2];
        ByteBuffer wav = header(bytes, sampleRate, channels);
        for (int i = 0; i < samples; i++) {
            short value = (short) (8192 * Math.sin(2 * Math.PI * 440 * i / sampleRate));
            for (int channel = 0; channel < channels; channel++) {
                wav.putShort(value);
            }
        }
        return Files.write(file, bytes);
    }

    /** A WAV file of 48 kHz stereo that holds one value. */
    static Path constant(Path file, int samples, int value) throws IOException {
        byte[] bytes = new byte[HEADER + samples * 4];
        ByteBuffer wav = header(bytes, Canvas.SAMPLE_RATE, 2);
        for (int i = 0; i < 2 * samples; i++) {
            wav.putShort((short) value);
        }
        return Files.write(file, bytes);
    }

    private static ByteBuffer header(byte[] file, int sampleRate, int channels) {
        int bytes = file.length - HEADER;
        ByteBuffer wav = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        wav.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(36 + bytes);
        wav.put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII)).putInt(16);
        wav.putShort((short) 1).putShort((short) channels).putInt(sampleRate).putInt(sampleRate * channels * 2);
        wav.putShort((short) (channels * 2)).putShort((short) 16);
        return wav.put("data".getBytes(StandardCharsets.US_ASCII)).putInt(bytes);
    }

    /** The most heap that was in use at once, as far as the collectors noticed. */
    static long peakHeapBytes() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .map(MemoryPoolMXBean::getPeakUsage)
                .mapToLong(usage -> usage == null ? 0 : usage.getUsed())
                .sum();
    }

    private static Color colour(Random random) {
        return new Color(random.nextInt(0x1000000));
    }
}
