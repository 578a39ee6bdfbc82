package dev.storyreel.provider;

/**
 * @param name what its maker calls the product, one line
 * @param picture that shows it
 */
public record ProductPicture(String name, AttachedPicture picture) {}
