package dev.storyreel.provider;

import java.util.List;

/**
 * @param image a whole image file as the provider sent it; not copied, so not to be changed
 * @param contentType {@code image/png} or {@code image/jpeg}
 * @param attributions whose work is in it and under which licence, one line each; may be empty
 * @param use who drew
 */
public record Picture(byte[] image, String contentType, List<String> attributions, ProviderUse use) implements Billed {
    public Picture {
        attributions = List.copyOf(attributions);
    }
}
