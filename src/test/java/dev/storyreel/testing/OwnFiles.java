package dev.storyreel.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storyreel.testing.StudioServer.Answer;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import org.apache.commons.codec.digest.DigestUtils;
import tools.jackson.databind.JsonNode;

/** Files as users have them, and how they get into a studio. */
public final class OwnFiles {
    private OwnFiles() {}

    /**
     * A picture with a circle on a ground.
     *
     * @param format {@code png} or {@code jpg}
     */
    public static byte[] picture(String format, Color ground) {
        BufferedImage image = new BufferedImage(320, 240, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(ground);
        graphics.fillRect(0, 0, 320, 240);
        graphics.setColor(Color.WHITE);
        graphics.fillOval(100, 60, 120, 120);
        graphics.dispose();
        return written(image, format);
    }

    /** A PNG picture that nothing makes smaller: about three bytes for each of its points. */
    public static byte[] noise(int width, int height) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
        new Random(1).nextBytes(((DataBufferByte) image.getRaster().getDataBuffer()).getData());
        return written(image, "png");
    }

    private static byte[] written(BufferedImage image, String format) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, format, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** A tone as a WAV file of 44.1 kHz and 16 bit, which is not what is mixed. */
    public static byte[] tone(double hz, double seconds) {
        int samples = (int) (44_100 * seconds);
        byte[] pcm = new byte[2 * samples];
        for (int i = 0; i < samples; i++) {
            int value = (int) (8_000 * Math.sin(2 * Math.PI * hz * i / 44_100));
            pcm[2 * i] = (byte) value;
            pcm[2 * i + 1] = (byte) (value >> 8);
        }
        AudioFormat format = new AudioFormat(44_100, 16, 1, true, false);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            AudioSystem.write(
                    new AudioInputStream(new ByteArrayInputStream(pcm), format, samples),
                    AudioFileFormat.Type.WAVE,
                    out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    public static String sha256(byte[] bytes) {
        return DigestUtils.sha256Hex(bytes);
    }

    public static String sha256(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return DigestUtils.sha256Hex(in);
        }
    }

    /** What announces a file. */
    public static String announcement(String purpose, String contentType, byte[] file) {
        return announcement(purpose, contentType, file.length, sha256(file));
    }

    /** The same of a file that is on disk. */
    public static String announcement(String purpose, String contentType, Path file) throws IOException {
        return announcement(purpose, contentType, Files.size(file), sha256(file));
    }

    private static String announcement(String purpose, String contentType, long size, String sha256) {
        return """
                {"purpose": "%s", "file_name": "mine", "size_bytes": %d, "sha256": "%s", "content_type": "%s"}
                """.formatted(purpose, size, sha256, contentType);
    }

    /** Announces a file and sends it; gives the upload's id. */
    public static String send(StudioServer server, String purpose, String contentType, byte[] file) {
        Answer ticket = server.post("/v1/uploads", announcement(purpose, contentType, file));
        assertThat(ticket.status()).as(ticket.body().toString()).isEqualTo(201);
        put(server, ticket.body(), file);
        return ticket.body().path("id").asString();
    }

    /** Sends a file to where its ticket says. */
    public static void put(StudioServer server, JsonNode ticket, byte[] file) {
        Answer sent = server.put(ticket.path("url").asString(), file, headers(ticket));
        assertThat(sent.status()).as(sent.body().toString()).isIn(200, 204);
    }

    /** What the ticket says is to be sent along. */
    public static String[] headers(JsonNode ticket) {
        return ticket.path("headers")
                .propertyStream()
                .flatMap(header -> Stream.of(header.getKey(), header.getValue().asString()))
                .toArray(String[]::new);
    }
}
