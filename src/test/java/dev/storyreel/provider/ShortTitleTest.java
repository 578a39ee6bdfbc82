package dev.storyreel.provider;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShortTitleTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            Squid are quick.                                     | Squid are quick
            Squid are quick. They swim backwards.                | Squid are quick
            Dr. Lee saw it. Nobody else did.                     | Dr. Lee saw it
            Why do cats purr? Nobody knows.                      | Why do cats purr?
            – … Otters float!                                    | Otters float!
            “It was a dark night.” He slept.                     | “It was a dark night.”
            ... Well.                                            | Well
            海は静かです。船が来ます。                                | 海は静かです
            """)
    void isTheFirstSentence(String text, String title) {
        assertThat(ShortTitle.of(text)).isEqualTo(title);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            When the tide goes out, the crabs come, one by one, to the pools that the sea has left behind on the sand. | When the tide goes out, the crabs come, one by one…
            When, as it happens every single year without any exception the birds of the north all gather | When, as it happens every single year without any exception the birds of the…
            In its 1,000 rivers and its 30,000,000,000 streams and brooks and everything that runs over the land it is wet | In its 1,000 rivers and its 30,000,000,000 streams and brooks and everything…
            """)
    void isCutAfterAClauseOrAWordWhereThatIsLong(String text, String title) {
        assertThat(ShortTitle.of(text)).isEqualTo(title).hasSizeLessThanOrEqualTo(80);
    }

    @Test
    void noLetterIsCutInTwoWhereThereAreNoSpaces() {
        String title = ShortTitle.of("𠮷".repeat(100));
        assertThat(title).isEqualTo("𠮷".repeat(79) + "…");
    }
}
