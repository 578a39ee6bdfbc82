package dev.storyreel.provider.offline.illustrator;

import dev.storyreel.error.StoryreelException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/** The illustrations that ship with the product. Immutable. */
final class IconLibrary {
    static final String RESOURCE = "noto-icons.tsv.gz";

    private final Map<String, Icon> icons;

    private IconLibrary(Map<String, Icon> icons) {
        this.icons = icons;
    }

    /** @throws StoryreelException {@link IllustratorError#ILLUSTRATIONS_UNREADABLE} */
    static IconLibrary load() {
        Map<String, Icon> icons = new LinkedHashMap<>();
        try (InputStream in = resource(RESOURCE);
                BufferedReader lines =
                        new BufferedReader(new InputStreamReader(new GZIPInputStream(in), StandardCharsets.UTF_8))) {
            for (@Nullable String line = lines.readLine(); line != null; line = lines.readLine()) {
                String[] parts = line.split("\t", -1);
                List<String> others = parts[2].isEmpty() ? List.of() : List.of(parts[2].split(",", -1));
                icons.put(parts[1], new Icon(parts[1], Icon.Category.titled(parts[0]), others, parts[3]));
            }
        } catch (IOException | ArrayIndexOutOfBoundsException | IllegalArgumentException e) {
            throw new StoryreelException(
                    IllustratorError.ILLUSTRATIONS_UNREADABLE,
                    "the illustrations cannot be read: " + e.getMessage(),
                    e);
        }
        return new IconLibrary(icons);
    }

    static InputStream resource(String name) throws IOException {
        InputStream in = IconLibrary.class.getResourceAsStream(name);
        if (in == null) {
            throw new IOException(name + " is missing from the artifact");
        }
        return in;
    }

    Collection<Icon> all() {
        return icons.values();
    }

    Optional<Icon> named(String name) {
        return Optional.ofNullable(icons.get(name));
    }
}
