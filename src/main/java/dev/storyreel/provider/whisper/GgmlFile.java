package dev.storyreel.provider.whisper;

import dev.storyreel.provider.ProviderError;
import dev.storyreel.provider.ProviderException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** A model file, before it is left to native code. */
final class GgmlFile {
    /** {@code ggml}, the lower byte first. */
    private static final byte[] MAGIC = {'l', 'm', 'g', 'g'};

    /** Models of English alone have fewer. */
    private static final int TOKENS_OF_MANY_LANGUAGES = 51_865;

    private GgmlFile() {}

    /**
     * @param setting that names the file; the path itself is nobody's business
     * @throws ProviderException {@link ProviderError#PROVIDER_REQUEST_REJECTED} if it is not there or no model
     */
    static void require(Path file, String setting) {
        if (!Files.isRegularFile(file)) {
            throw rejected("there is no file where " + setting + " says", null);
        }
        byte[] head;
        try (InputStream in = Files.newInputStream(file)) {
            head = in.readNBytes(MAGIC.length);
        } catch (IOException e) {
            throw rejected("the file of " + setting + " cannot be read", e);
        }
        if (!Arrays.equals(head, MAGIC)) {
            throw rejected("the file of " + setting + " is no model in whisper.cpp's format (ggml-….bin)", null);
        }
    }

    /** Whether it is a model of Whisper's that knows English only; not if it cannot be read. */
    static boolean isEnglishOnly(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            boolean isModel = Arrays.equals(in.readNBytes(MAGIC.length), MAGIC);
            byte[] tokens = in.readNBytes(Integer.BYTES);
            return isModel
                    && tokens.length == Integer.BYTES
                    && ByteBuffer.wrap(tokens).order(ByteOrder.LITTLE_ENDIAN).getInt() < TOKENS_OF_MANY_LANGUAGES;
        } catch (IOException e) {
            return false;
        }
    }

    private static ProviderException rejected(String why, @org.jspecify.annotations.Nullable IOException cause) {
        return new ProviderException(ProviderError.PROVIDER_REQUEST_REJECTED, why, cause);
    }
}
