package dev.storyreel.provider;

/**
 * @param name what its maker calls the product, one line
 * @param picture that shows it
 */
public record ProductPicture(String name, AttachedPicture picture) {
    private static final int LONGEST_NAME = 200;

    /** @throws IllegalArgumentException if the name is blank, long or more than a line */
    public ProductPicture {
        if (name.isBlank() || name.length() > LONGEST_NAME || name.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("a product's name is one line of 1 to " + LONGEST_NAME + " characters");
        }
    }
}
