package dev.storyreel.provider.routing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storyreel.provider.Translation.Fault;
import dev.storyreel.provider.TranslationRequest;
import dev.storyreel.provider.TranslationRequest.Line;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TranslationCheckTest {
    private static TranslationCheck asked(List<String> keep, String... lines) {
        return new TranslationCheck(new TranslationRequest(
                "en",
                "es",
                List.of(),
                Stream.of(lines).map(line -> new Line(line, 0, 0)).toList(),
                keep));
    }

    private static TranslationCheck askedAgain(String... lines) {
        return new TranslationCheck(new TranslationRequest(
                "en",
                "es",
                List.of(),
                Stream.of(lines).map(line -> new Line(line, 0, 0, "is empty")).toList(),
                List.of()));
    }

    @Test
    void faultyLinesAreToldApart() {
        TranslationCheck check = asked(
                List.of("AI"), "I said so.", "AI is here.", "What did you say there?", "Yes, I know that well.", "No.");
        List<String> came = List.of("Lo dije.", "Está aquí.", "what did you say there!", "…", "no ".repeat(60));
        assertThat(check.ofAll(came)).isEmpty();
        assertThat(check.ofEach(came))
                .containsExactly(
                        new Fault(1, "lacks the term \"AI\""),
                        new Fault(2, "is still in English"),
                        new Fault(3, "is empty"),
                        new Fault(4, "is another text than the one to be translated: it has 180 characters"));
        assertThat(check.bearable(came))
                .containsExactly("Lo dije.", "Está aquí.", "what did you say there!", "Yes, I know that well.", "No.");
    }

    @Test
    void anAnswerOfFaultsAloneIsBad() {
        assertThat(asked(List.of(), "One line.", "Another one.").ofAll(List.of("", "-")))
                .containsExactly("line 1 is empty", "line 2 is empty");
        assertThat(askedAgain("One line.", "Another one.").ofAll(List.of("", "-")))
                .isEmpty();
        assertThat(asked(List.of(), "One line.").ofAll(List.of("Una", "línea")))
                .containsExactly("there are 2 lines, there must be 1");
    }

    @Test
    void namesAndNumbersMayStayAsTheyAre() {
        for (String same : List.of(
                "BMW, Audi, Mercedes, Porsche.",
                "New York, San Francisco, Los Angeles and Boston.",
                "7, 8, 9, 10, 11",
                "Okay, okay, no.")) {
            assertThat(asked(List.of(), same).ofEach(List.of(same))).as(same).isEmpty();
        }
        assertThat(asked(List.of(), "you were not there").ofEach(List.of("You were not there.")))
                .containsExactly(new Fault(0, "is still in English"));
    }

    @Test
    void whoIsAskedOnceMoreForALineAloneKnowsWhyItStays() {
        String song = "and we will all go together";
        assertThat(askedAgain(song).ofEach(List.of(song))).isEmpty();
        assertThat(askedAgain(song, song).ofEach(List.of(song, song))).hasSize(2);
    }

    @Test
    void anAnswerInAnotherLanguageIsBad() {
        String english =
                "When the house is done and all of you are back, we will show you what it was like to be there, and how"
                        + " you can do that with what you have. ";
        assertThat(asked(List.of(), "x".repeat(200), "x".repeat(200)).ofAll(List.of(english, english)))
                .containsExactly("it is not in Spanish but in English");
    }
}
