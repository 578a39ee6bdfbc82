package dev.storyreel.provider.offline.illustrator;

import java.util.List;

/**
 * One illustration.
 *
 * @param name lower case, words joined by hyphens
 * @param others further names
 * @param body SVG elements in a square of 128 units
 */
record Icon(String name, Category category, List<String> others, String body) {
    enum Category {
        ACTIVITIES("Activities"),
        NATURE("Animals & Nature"),
        FLAGS("Flags"),
        FOOD("Food & Drink"),
        OBJECTS("Objects"),
        PEOPLE("People & Body"),
        FACES("Smileys & Emotion"),
        SYMBOLS("Symbols"),
        PLACES("Travel & Places");

        private final String title;

        Category(String title) {
            this.title = title;
        }

        static Category titled(String title) {
            for (Category category : values()) {
                if (category.title.equals(title)) {
                    return category;
                }
            }
            throw new IllegalArgumentException("no such category: " + title);
        }
    }

    /** The name as words. */
    String phrase() {
        return name.replace('-', ' ');
    }
}
