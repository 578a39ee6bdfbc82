package dev.storyreel.media.caption;

import com.ibm.icu.lang.UScript;
import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.font.TextAttribute;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;
import org.tukaani.xz.XZInputStream;

/**
 * The fonts that come with the product. Each is unpacked when it is first needed, into a folder that it is read from, under
 * a name that holds its checksum. Safe for many threads, and for many processes on one folder.
 */
public final class CaptionFonts {
    /** Of the fonts that are used: outlines are taken at this size and scaled, so that nothing is rounded to pixels. */
    static final int EM = 1000;

    private static final String CHINESE = "NotoSansSC-Bold.otf";
    private static final String JAPANESE = "NotoSansJP-Bold.otf";
    private static final String KOREAN = "NotoSansKR-Bold.otf";
    private static final List<String> SYMBOLS = List.of("NotoSansSymbols-Bold.ttf", "NotoSansSymbols2-Regular.ttf");

    private static final Map<Integer, String> BY_SCRIPT = Map.ofEntries(
            Map.entry(UScript.ARABIC, "Arabic"),
            Map.entry(UScript.HEBREW, "Hebrew"),
            Map.entry(UScript.DEVANAGARI, "Devanagari"),
            Map.entry(UScript.BENGALI, "Bengali"),
            Map.entry(UScript.GURMUKHI, "Gurmukhi"),
            Map.entry(UScript.GUJARATI, "Gujarati"),
            Map.entry(UScript.ORIYA, "Oriya"),
            Map.entry(UScript.TAMIL, "Tamil"),
            Map.entry(UScript.TELUGU, "Telugu"),
            Map.entry(UScript.KANNADA, "Kannada"),
            Map.entry(UScript.MALAYALAM, "Malayalam"),
            Map.entry(UScript.SINHALA, "Sinhala"),
            Map.entry(UScript.THAI, "Thai"),
            Map.entry(UScript.LAO, "Lao"),
            Map.entry(UScript.KHMER, "Khmer"),
            Map.entry(UScript.MYANMAR, "Myanmar"),
            Map.entry(UScript.ARMENIAN, "Armenian"),
            Map.entry(UScript.GEORGIAN, "Georgian"),
            Map.entry(UScript.ETHIOPIC, "Ethiopic"),
            Map.entry(UScript.THAANA, "Thaana"));

    /** Without a configuration the fonts of a Linux machine are asked for, and where there are none AWT gives up. */
    private static final String FONT_CONFIGURATION = "sun.awt.fontconfig";

    private final Path folder;
    private final Map<String, Font> fonts = new ConcurrentHashMap<>();
    private @Nullable Emoji emoji;

    /**
     * Nothing is unpacked yet.
     *
     * @param folder to unpack into, made if need be; some 15 MB if every script is met
     * @throws IOException the folder cannot be written
     */
    public CaptionFonts(Path folder) throws IOException {
        this.folder = folder.toAbsolutePath();
        Files.createDirectories(folder);
    }

    /** Just before AWT may look for it: a folder of earlier may be gone by now. */
    private void hideSystemFonts() throws IOException {
        String configured = System.getProperty(FONT_CONFIGURATION);
        if (configured == null || !Files.exists(Path.of(configured))) {
            Path configuration = folder.resolve("no-system-fonts.properties");
            publish(configuration, "version=1\nsequence.allfonts=default\n".getBytes(StandardCharsets.US_ASCII));
            System.setProperty(FONT_CONFIGURATION, configuration.toString());
        }
    }

    /**
     * Fonts to try for a character, the best first.
     *
     * @param script of {@link UScript}
     * @param weight {@code Bold} or {@code Black}, of Latin, Greek and Cyrillic letters
     */
    List<String> candidates(int script, String weight, boolean japanese) {
        String western = "NotoSans-" + weight + ".ttf";
        List<String> asian = japanese ? List.of(JAPANESE, CHINESE) : List.of(CHINESE, JAPANESE);
        @Nullable String own = BY_SCRIPT.get(script);
        List<String> best = own != null
                ? List.of("NotoSans" + own + "-Bold.ttf")
                : switch (script) {
                    case UScript.HAN -> asian;
                    case UScript.HIRAGANA, UScript.KATAKANA -> List.of(JAPANESE);
                    case UScript.HANGUL -> List.of(KOREAN);
                    case UScript.BOPOMOFO -> List.of(CHINESE);
                    default -> List.of();
                };
        return Stream.of(best, List.of(western), SYMBOLS, asian)
                .flatMap(List::stream)
                .distinct()
                .toList();
    }

    /** The font at {@link #EM}, with kerning and ligatures. */
    Font font(String name) throws IOException {
        try {
            return fonts.computeIfAbsent(name, this::load);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    synchronized Emoji emoji() throws IOException {
        if (emoji == null) {
            emoji = Emoji.load();
        }
        return emoji;
    }

    private Font load(String name) {
        try {
            byte[] content = unpacked("fonts/" + name + ".xz");
            CRC32 checksum = new CRC32();
            checksum.update(content);
            Path file = folder.resolve(Long.toHexString(checksum.getValue()) + "-" + name);
            // from a file of ours: from a stream AWT would make one in the system's temporary folder, which outlives a
            // kill
            publish(file, content);
            hideSystemFonts();
            return Font.createFont(Font.TRUETYPE_FONT, file.toFile())
                    .deriveFont((float) EM)
                    .deriveFont(Map.of(
                            TextAttribute.KERNING, TextAttribute.KERNING_ON,
                            TextAttribute.LIGATURES, TextAttribute.LIGATURES_ON));
        } catch (FontFormatException e) {
            throw new UncheckedIOException(new IOException("the shipped font " + name + " cannot be read", e));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] unpacked(String resource) throws IOException {
        try (InputStream in = CaptionFonts.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IOException(resource + " is missing from the artifact");
            }
            return new XZInputStream(in).readAllBytes();
        }
    }

    private static void publish(Path file, byte[] content) throws IOException {
        if (Files.exists(file) && Arrays.equals(Files.readAllBytes(file), content)) {
            return;
        }
        Path aside = Files.createTempFile(file.getParent(), "unpacking-", ".part");
        try {
            try (OutputStream out = Files.newOutputStream(aside)) {
                out.write(content);
            }
            Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(aside);
        }
    }
}
