package dev.storyreel.provider.apertium;

import dev.storyreel.provider.ProviderError;
import dev.storyreel.provider.ProviderException;
import dev.storyreel.provider.ProviderUse;
import dev.storyreel.provider.Translation;
import dev.storyreel.provider.TranslationProvider;
import dev.storyreel.provider.TranslationRequest;
import dev.storyreel.provider.local.AskedOnce;
import dev.storyreel.provider.local.InstalledProgram;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Translates by Apertium's rules, word by word: quick, on this machine, and a draft at best. It knows the pairs of languages
 * that are installed with it, and nothing of lengths or of terms to be kept.
 */
@Component
@Order(95)
class ApertiumTranslator implements TranslationProvider {
    private static final String NAME = "apertium";
    private static final String TITLE = "Apertium";
    /** Pairs that Debian and Ubuntu have packages of, to be named to people; all of them work both ways. */
    private static final Set<String> PACKAGED = Set.of(
            ("eng-spa eng-cat en-gl eo-en spa-cat spa-ita spa-arg es-gl es-pt fr-es fra-cat oci-fra oc-es oc-ca por-cat"
                            + " pt-gl cat-ita dan-nor swe-dan swe-nor nno-nob afr-nld rus-ukr bel-rus hbs-slv mkd-bul ind-zlm"
                            + " urd-hin")
                    .split(" "));

    private static final int MOST_BYTES = 4 << 20;
    /** Between lines: what stands on either side of it is never taken for one sentence. */
    private static final String BREAK = "\n\n";

    private final InstalledProgram program;
    private final AskedOnce<Set<String>> pairs;

    ApertiumTranslator(ApertiumSettings settings) {
        this.program = new InstalledProgram(TITLE, settings.program(), settings.wholeCall(), MOST_BYTES);
        this.pairs = new AskedOnce<>(TITLE, "its languages", this::listed);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String model() {
        return NAME;
    }

    @Override
    public boolean offline() {
        return true;
    }

    @Override
    public Optional<String> missing() {
        return program.path().isPresent() ? Optional.empty() : Optional.of("storyreel.provider.apertium.program");
    }

    @Override
    public Optional<String> howToGet() {
        return Optional.of("install apertium and a pair such as apertium-eng-spa");
    }

    @Override
    public Optional<String> howToGet(String source, String target) {
        return pair(PACKAGED, source, target)
                .or(() -> pair(PACKAGED, target, source))
                .map(pair -> "install apertium and apertium-" + pair);
    }

    @Override
    public void probe() throws InterruptedException {
        program.run(new byte[0], List.of("-l"));
    }

    /** @throws ProviderException if it is there but cannot be asked now: that tells nothing of what it translates */
    @Override
    public boolean translates(String source, String target) {
        return missing().isEmpty() && pair(pairs.getOrFail(), source, target).isPresent();
    }

    @Override
    public Translation translate(TranslationRequest request) throws InterruptedException {
        String pair = pair(pairs.get(), request.source(), request.target())
                .orElseThrow(() -> new ProviderException(
                        ProviderError.LANGUAGE_NOT_TRANSLATED,
                        TITLE + " has no pair for " + request.source() + " to " + request.target()));
        String text = request.lines().stream()
                .map(line -> line.text().replaceAll("[\\s\\p{Cc}]+", " ").strip())
                .collect(Collectors.joining(BREAK));
        // -u: words that it does not know stay as they are, unmarked
        String said = new String(
                program.run(text.getBytes(StandardCharsets.UTF_8), List.of("-u", pair)), StandardCharsets.UTF_8);
        // a first or last line of which nothing is left is one all the same, what ends the output is none
        List<String> lines = lines(said);
        return translation(request, pair, lines.size() == request.lines().size() ? lines : lines(said.strip()));
    }

    private static List<String> lines(String said) {
        return Arrays.stream(said.split(BREAK, -1)).map(String::strip).toList();
    }

    private static Translation translation(TranslationRequest request, String pair, List<String> said) {
        List<String> lines = new ArrayList<>();
        List<Translation.Fault> faults = new ArrayList<>();
        if (said.size() == request.lines().size()) {
            for (int i = 0; i < said.size(); i++) {
                boolean empty = said.get(i).codePoints().noneMatch(Character::isLetterOrDigit);
                lines.add(empty ? request.lines().get(i).text() : said.get(i));
                if (empty) {
                    faults.add(new Translation.Fault(i, "is empty"));
                }
            }
        }
        if (faults.size() == lines.size()) {
            throw new ProviderException(
                    ProviderError.PROVIDER_BAD_ANSWER,
                    lines.isEmpty()
                            ? TITLE + " made " + said.size() + " lines of "
                                    + request.lines().size()
                            : TITLE + " made nothing of " + lines.size() + " lines");
        }
        return new Translation(lines, faults, true, ProviderUse.offline(NAME, NAME + "/" + pair));
    }

    private static Optional<String> pair(Set<String> pairs, String source, String target) {
        return codes(source)
                .flatMap(from -> codes(target).map(to -> from + "-" + to))
                .filter(pairs::contains)
                .findFirst();
    }

    /** Pairs are named by codes of three letters, older ones by those of two. */
    private static Stream<String> codes(String tag) {
        Locale locale = Locale.forLanguageTag(tag);
        try {
            return Stream.of(locale.getISO3Language(), locale.getLanguage()).filter(code -> !code.isEmpty());
        } catch (MissingResourceException e) {
            return Stream.of(locale.getLanguage());
        }
    }

    private Set<String> listed() throws InterruptedException {
        return new String(program.run(new byte[0], List.of("-l")), StandardCharsets.UTF_8)
                .lines()
                .map(String::strip)
                .collect(Collectors.toUnmodifiableSet());
    }
}
