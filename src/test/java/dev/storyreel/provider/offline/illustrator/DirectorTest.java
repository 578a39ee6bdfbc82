package dev.storyreel.provider.offline.illustrator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DirectorTest {
    private final Director director = new Director(IconMatcherTest.MATCHER, IconMatcherTest.LIBRARY);

    private List<Casting> film(List<String> prompts) {
        return IntStream.range(0, prompts.size())
                .mapToObj(i -> director.cast(prompts, i, 42))
                .toList();
    }

    @Test
    void noHeroComesTwiceWhileTheWordsOfferOthers() {
        List<Casting> film = film(List.of(
                "octopus, heart, ocean",
                "octopus, heart, blood",
                "octopus, heart, gill",
                "octopus, brain, tentacle",
                "octopus, copper, blood"));
        assertThat(film.stream().map(c -> c.hero().orElseThrow().name())).doesNotHaveDuplicates();
        assertThat(film.getFirst().hero().orElseThrow().name()).isEqualTo("octopus");
    }

    @Test
    void noCombinationComesTwice() {
        Set<Set<Icon>> combinations = new HashSet<>();
        for (Casting casting : film(Collections.nCopies(8, "octopus, heart, ocean, ship"))) {
            Set<Icon> combination = new HashSet<>(casting.companions());
            casting.hero().ifPresent(combination::add);
            assertThat(combinations.add(combination)).isTrue();
        }
    }

    @Test
    void neighboursDifferInPlaceAndComposition() {
        List<Casting> film = film(Collections.nCopies(30, "owl, forest"));
        for (int i = 1; i < film.size(); i++) {
            assertThat(film.get(i).scenery()).isNotEqualTo(film.get(i - 1).scenery());
            assertThat(film.get(i).composition()).isNotEqualTo(film.get(i - 1).composition());
        }
    }

    @Test
    void wordsWithNoIllustrationGetAnAbstractGround() {
        Casting casting = director.cast(List.of("zxqv"), 0, 1);
        assertThat(casting.hero()).isEmpty();
        assertThat(casting.scenery()).isIn(Scenery.PORTAL, Scenery.BEAMS, Scenery.ARCS, Scenery.BLOBS);
    }

    @Test
    void theSceneryFollowsTheWords() {
        assertThat(director.cast(List.of("shark, tooth"), 0, 1).scenery()).isEqualTo(Scenery.UNDERWATER);
        assertThat(director.cast(List.of("astronaut, moon"), 0, 1).scenery()).isEqualTo(Scenery.SPACE);
        assertThat(director.cast(List.of("taxi, skyscraper, city"), 0, 1).scenery())
                .isEqualTo(Scenery.CITY);
    }

    @Test
    void aFilmOfThousandsOfPicturesIsCastInParts() {
        List<String> film = Collections.nCopies(3_000, "owl");
        assertThat(director.cast(film, 2_999, 1).hero().orElseThrow().name()).isEqualTo("owl");
    }
}
