package dev.storyreel.provider.offline.voice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storyreel.provider.offline.text.Words;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VerbalizerTest {
    private static final Verbalizer VERBALIZER = new Verbalizer(Set.of("nasa", "fox", "apples")::contains);

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            Dr. Lee                 | doctor lee
            $5.50                   | five fifty dollars
            $5 million              | five million dollars
            €2.5bn                  | two point five billion euros
            45% of 1,200            | forty five percent of one thousand two hundred
            in 1969                 | in nineteen sixty nine
            the 1990s               | the nineteen nineties
            3.5 kg                  | three point five kilograms
            21st                    | twenty first
            10–20                   | ten to twenty
            3:05pm                  | three oh five p m
            -5°C                    | minus five degrees celsius
            NASA FBI's DNA fox      | nasa f b i 's d n ay fox
            U.S. fox                | u s fox
            octopus's can’t         | octopus 's can't
            https://example.com/a?b | example dot com
            bob@test.org            | bob at test dot org
            B2B & café              | b two b and cafe
            007                     | zero zero seven
            THE FBI IS HERE         | the fbi is here
            'quoted' – yes, (no)    | quoted , yes , no
            """)
    void readsAloud(String written, String said) {
        assertThat(VERBALIZER.tokens(Words.of(written), 0).stream()
                        .map(SpokenToken::text)
                        .collect(Collectors.joining(" ")))
                .isEqualTo(said);
    }
}
