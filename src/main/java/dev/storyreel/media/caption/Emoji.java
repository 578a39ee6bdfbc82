package dev.storyreel.media.caption;

import com.github.weisj.jsvg.SVGDocument;
import com.github.weisj.jsvg.parser.LoaderContext;
import com.github.weisj.jsvg.parser.SVGLoader;
import com.github.weisj.jsvg.parser.resources.ResourcePolicy;
import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UProperty;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tukaani.xz.XZInputStream;

/** The coloured drawings of emoji. Safe for many threads; read when the first emoji is met. */
final class Emoji {
    private static final String RESOURCE = "emoji.tsv.xz";
    private static final int TEXT_STYLE = 0xFE0E;
    private static final int PICTURE_STYLE = 0xFE0F;
    private static final int KEYCAP = 0x20E3;
    private static final int JOINER = 0x200D;

    private static final LoaderContext CLOSED = LoaderContext.builder()
            .externalResourcePolicy(ResourcePolicy.DENY_ALL)
            .build();

    private final Map<String, String> bodies;

    private Emoji(Map<String, String> bodies) {
        this.bodies = bodies;
    }

    static Emoji load() throws IOException {
        Map<String, String> bodies = new HashMap<>();
        try (InputStream in = Emoji.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IOException(RESOURCE + " is missing from the artifact");
            }
            BufferedReader lines =
                    new BufferedReader(new InputStreamReader(new XZInputStream(in), StandardCharsets.UTF_8));
            for (@Nullable String line = lines.readLine(); line != null; line = lines.readLine()) {
                int tab = line.indexOf('\t');
                bodies.put(line.substring(0, tab), line.substring(tab + 1));
            }
        }
        return new Emoji(bodies);
    }

    /** Whether the cluster is meant as a picture. */
    static boolean isPicture(String cluster) {
        if (cluster.indexOf(TEXT_STYLE) >= 0) {
            return false;
        }
        int first = cluster.codePointAt(0);
        return UCharacter.hasBinaryProperty(first, UProperty.EMOJI_PRESENTATION)
                || (UCharacter.hasBinaryProperty(first, UProperty.EMOJI)
                        && (cluster.indexOf(PICTURE_STYLE) >= 0 || cluster.indexOf(KEYCAP) >= 0));
    }

    /** Whether the character at the index belongs to an emoji at the end of a word, or parts it from the word. */
    static boolean isPartAt(String text, int index) {
        char unit = text.charAt(index);
        int character = text.codePointBefore(index + 1);
        return unit == ' '
                || unit == PICTURE_STYLE
                || unit == JOINER
                || Character.isHighSurrogate(unit)
                || UCharacter.hasBinaryProperty(character, UProperty.EMOJI_PRESENTATION);
    }

    /** Its drawing; where there is none, that without skin tone or sex, else that of its first part. */
    Optional<String> find(String cluster) {
        return body(key(cluster, false)).or(() -> body(key(cluster, true))).or(() -> {
            int joiner = cluster.indexOf(JOINER);
            return joiner > 0 ? body(key(cluster.substring(0, joiner), true)) : Optional.empty();
        });
    }

    private Optional<String> body(String key) {
        return Optional.ofNullable(bodies.get(key));
    }

    private static String key(String cluster, boolean withoutTone) {
        return cluster.codePoints()
                .filter(c -> c != PICTURE_STYLE)
                .filter(c -> !withoutTone || !UCharacter.hasBinaryProperty(c, UProperty.EMOJI_MODIFIER))
                .mapToObj(c -> String.format("%04x", c))
                .collect(Collectors.joining("-"));
    }

    /** A drawing, in a square of 128 units. */
    static SVGDocument document(String body) {
        String svg = "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\""
                + " width=\"128\" height=\"128\" viewBox=\"0 0 128 128\">" + body + "</svg>";
        SVGDocument document =
                new SVGLoader().load(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)), null, CLOSED);
        if (document == null) {
            throw new IllegalStateException("a shipped emoji cannot be read");
        }
        return document;
    }
}
