package dev.storyreel.provider;

import java.nio.file.Path;

/**
 * @param file where it was asked to be put
 * @param contentType {@code video/mp4} or {@code video/webm}
 * @param use who made it
 */
public record Video(Path file, String contentType, ProviderUse use) implements Billed {}
