package dev.storyreel.provider.offline.illustrator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IconMatcherTest {
    static final IconLibrary LIBRARY = IconLibrary.load();
    static final IconMatcher MATCHER = new IconMatcher(LIBRARY, Associations.load(), Lexicon.load());

    @ParameterizedTest
    @CsvSource(textBlock = """
            octopus, octopus
            octopuses, octopus
            mollusk, octopus snail squid
            hearts, anatomical-heart red-heart
            physician, health-worker stethoscope
            city, office-building
            poodle, poodle
            spaniel, dog dog-face
            salmon, fish tropical-fish
            cheetah, leopard tiger lion
            hawk, bird eagle
            sparrow, bird
            bacteria, microbe
            motorbike, motorcycle
            bicycle, bicycle
            hurricane, cyclone tornado
            oak, deciduous-tree leafless-tree
            reptile, snake crocodile lizard turtle
            tool, wrench screwdriver shovel plunger
            weapon, crossed-swords bow-and-arrow
            fruit, red-apple grapes strawberry
            vegetable, carrot broccoli tomato
            wine, wine-glass grapes
            beer, beer-mug
            bread, bread
            cheese, cheese-wedge
            soup, pot-of-food steaming-bowl
            ship, ship sailboat
            lighthouse, lighthouse
            island, desert-island
            volcano, volcano
            lava, volcano fire
            glacier, ice snow-capped-mountain
            mountain, mountain snow-capped-mountain
            moon, full-moon crescent-moon
            comet, comet
            astronaut, astronaut
            time, hourglass-not-done mantelpiece-clock
            idea, light-bulb
            money, money-bag
            growth, seedling
            science, microscope
            war, crossed-swords shield
            love, red-heart
            music, musical-notes violin
            energy, high-voltage battery
            justice, balance-scale
            king, crown
            teeth, tooth
            chess, chess-pawn
            guitar, guitar
            piano, musical-keyboard
            computer, laptop desktop-computer
            brain, brain
            neuron, brain
            photosynthesis, herb sun
            coffee, hot-beverage
            bee, honeybee
            castle, castle
            knight, crossed-swords shield
            train, locomotive train
            whale, whale
            acorn, chestnut
            root, seedling
            ginger, ginger-root
            bark, wood
            basil, herb
            dough, bread
            crate, package
            room, couch-and-lamp
            neil armstrong, astronaut
            web, spider-web
            library, books
            bridge, bridge-at-night
            valley, nothing
            """)
    void findsWhatAPersonWouldShow(String word, String acceptable) {
        String best = MATCHER.matches(word).entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(entry -> entry.getKey().name())
                .orElse("nothing");
        assertThat(best).isIn(List.of(acceptable.split(" ", -1)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "zxqv",
                "the",
                "",
                "notwithstanding",
                "entity",
                "thing",
                "nebulousness",
                "epistemology",
                "hole",
                "clove",
                "newfoundland",
                "maria",
                "armstrong",
                "jack"
            })
    void findsNothingRatherThanSomethingWrong(String word) {
        assertThat(MATCHER.matches(word)).isEmpty();
    }

    @Test
    void whatAPersonWouldShowHasNothingBesideItThatOnlySharesAWord() {
        assertThat(MATCHER.matches("root").keySet()).extracting(Icon::name).doesNotContain("ginger-root", "carrot");
    }

    @Test
    void theHandMadeTableNamesIconsThatExist() {
        Set<String> named = Associations.load()
                .all()
                .flatMap(entry -> entry.icons().stream())
                .collect(Collectors.toSet());
        assertThat(named)
                .allSatisfy(name -> assertThat(LIBRARY.named(name)).as(name).isPresent());
        for (Scenery scenery : Scenery.values()) {
            assertThat(scenery.extras())
                    .allSatisfy(name -> assertThat(LIBRARY.named(name)).as(name).isPresent());
        }
    }

    @Test
    void iconsCanBeDrawnAndShowSomething() {
        List<Icon> icons = List.copyOf(LIBRARY.all());
        assertThat(icons).hasSizeGreaterThan(1_200);
        for (int i = 0; i < icons.size(); i += 5) {
            assertThat(Sprite.of(icons.get(i)).empty()).as(icons.get(i).name()).isFalse();
        }
    }

    @Test
    void offensiveIconsAreNotShipped() {
        assertThat(LIBRARY.named("middle-finger")).isEmpty();
        assertThat(LIBRARY.all()).noneMatch(icon -> icon.name().contains("skin-tone"));
    }

    @Test
    void readsListsAndRunningText() {
        assertThat(PromptWords.of("octopus, heart, polar bear", MATCHER))
                .containsExactly("octopus", "heart", "polar bear");
        assertThat(PromptWords.of("Why do octopuses have three hearts? Two pump blood through the gills.", MATCHER))
                .contains("octopuses", "hearts", "blood", "gills")
                .doesNotContain("have", "two", "three", "why");
    }
}
