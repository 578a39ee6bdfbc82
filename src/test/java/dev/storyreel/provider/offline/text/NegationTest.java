package dev.storyreel.provider.offline.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NegationTest {
    private static final Set<String> NOUNS = Set.of(
            "dog", "house", "cat", "wind", "rain", "cloud", "sky", "sails", "tree", "doubt", "ice", "cream", "lack");

    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
            there is no dog in the house, dog
            a house without wind or rain, wind rain
            a sky without a single cloud, cloud
            it is not a cat, cat
            that isn't a tree, tree
            neither the dog nor the cat sleeps, dog cat
            no ice cream in the house, ice cream
            the cat lacks a house, house
            no old brown dog, dog
            there is no doubt the dog sleeps, -
            it is no longer a dog, -
            not only a dog sleeps, -
            the dog does not like the cat, -
            the dog sleeps in the house, -
            it never rains on the tree, -
            no one likes the cat, -
            without one cloud, cloud
            a lack of rain and wind, rain wind
            the lack of any cloud, cloud
            there is no lack of rain, -
            the cat sleeps without eating the ice, -
            nor does the dog like the cat, -
            a house without the wind, wind
            no, -
            '', -
            """)
    void isWhatThereIsNoneOf(String clause, String missing) {
        List<String> words = List.of(clause.split(" ", -1));
        List<String> found = Negation.of(words, NOUNS::contains).stream()
                .mapToObj(words::get)
                .toList();
        assertThat(found).isEqualTo(missing == null ? List.of() : List.of(missing.split(" ", -1)));
    }
}
