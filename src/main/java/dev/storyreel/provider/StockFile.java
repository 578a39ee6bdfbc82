package dev.storyreel.provider;

import java.nio.file.Path;

/**
 * A stock item that was brought.
 *
 * @param file where it was asked to be put
 * @param contentType what its first bytes say it is: {@code image/jpeg}, {@code image/png}, {@code video/mp4} or
 *     {@code video/webm}
 * @param use who has it in stock
 */
public record StockFile(StockItem item, Path file, String contentType, ProviderUse use) implements Billed {}
