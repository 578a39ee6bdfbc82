package dev.storyreel.provider;

import java.util.List;

/**
 * What a product's picture shows.
 *
 * @param product what it is, in a few words
 * @param description how it looks, in one or two sentences, so that someone who has not seen it could draw it
 * @param features that can be seen, most striking first, 1–8
 * @param colours of the product, in words, 1–5
 * @param writing that is on it, as it stands there; empty if there is none
 * @param use who looked and what it cost
 */
public record ProductFacts(
        String product,
        String description,
        List<String> features,
        List<String> colours,
        List<String> writing,
        ProviderUse use)
        implements Billed {
    public ProductFacts {
        features = List.copyOf(features);
        colours = List.copyOf(colours);
        writing = List.copyOf(writing);
    }
}
