package dev.storyreel.provider.offline.planner;

import dev.storyreel.provider.offline.text.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A script or a pasted article without its markup.
 *
 * @param blocks paragraphs, headings and list items in order, each with one space between its words, none empty
 * @param heading the first heading, if there is one
 */
record ScriptText(List<String> blocks, Optional<String> heading) {
    // Whatever a line of 20,000 characters holds, each of these is done with it in milliseconds and a flat stack.
    private static final Pattern HEADING = Pattern.compile("\\s{0,3}#{1,6}\\s+(.*)");
    private static final Pattern ITEM = Pattern.compile("\\s*(?:[-*+•]|\\d{1,3}[.)])\\s+(.*)");
    private static final Pattern QUOTE = Pattern.compile("\\s{0,3}>\\s?");
    private static final Pattern RULE = Pattern.compile("\\s*(?:[-*_=](?:\\s*[-*_=]){2}[-*_=\\s]*|```.*|~~~.*)");
    private static final Pattern IMAGE = Pattern.compile("!\\[[^\\[\\]\\n]*]\\([^)\\n]{0,2000}\\)");
    private static final Pattern LINK = Pattern.compile("\\[([^\\[\\]\\n]+)]\\([^)\\n]{0,2000}\\)");
    private static final Pattern STRONG = Pattern.compile("(\\*\\*|__|~~)(?=\\S)(.{1,1000}?)(?<=\\S)\\1");
    private static final Pattern EMPHASIS =
            Pattern.compile("(?<![\\w*])([*_])(?=[^\\s*_])([^*_\\n]+?)(?<=\\S)\\1(?![\\w*])");
    private static final Pattern CODE = Pattern.compile("`([^`\\n]+)`");
    private static final Pattern COMMENT = Pattern.compile("<!--.{0,2000}?-->", Pattern.DOTALL);

    static ScriptText of(String script) {
        Reader reader = new Reader();
        COMMENT.matcher(script).replaceAll(" ").lines().forEach(reader::line);
        reader.endBlock();
        return new ScriptText(List.copyOf(reader.blocks), reader.heading);
    }

    /** A heading may end in a row of the signs that it began with. */
    private static String withoutClosing(String title) {
        int end = title.length();
        while (end > 0 && (title.charAt(end - 1) == '#' || Character.isWhitespace(title.charAt(end - 1)))) {
            end--;
        }
        return title.substring(0, end);
    }

    private static String inline(String line) {
        String text = IMAGE.matcher(line).replaceAll("");
        text = LINK.matcher(text).replaceAll("$1");
        text = STRONG.matcher(text).replaceAll("$2");
        text = EMPHASIS.matcher(text).replaceAll("$2");
        return CODE.matcher(text).replaceAll("$1");
    }

    /** Collects lines into blocks. */
    private static final class Reader {
        private final List<String> blocks = new ArrayList<>();
        private final StringBuilder block = new StringBuilder();
        private Optional<String> heading = Optional.empty();

        void line(String raw) {
            String line = QUOTE.matcher(raw).lookingAt() ? QUOTE.matcher(raw).replaceFirst("") : raw;
            Matcher title = HEADING.matcher(line);
            Matcher item = ITEM.matcher(line);
            if (line.isBlank() || RULE.matcher(line).matches()) {
                endBlock();
            } else if (title.matches()) {
                endBlock();
                block.append(inline(withoutClosing(title.group(1))));
                String text = Words.normalised(block.toString());
                heading = heading.isEmpty() && !text.isEmpty() ? Optional.of(text) : heading;
                endBlock();
            } else if (item.matches()) {
                endBlock();
                block.append(inline(item.group(1)));
            } else {
                block.append(block.isEmpty() ? "" : " ").append(inline(line));
            }
        }

        void endBlock() {
            String text = Words.normalised(block.toString());
            if (!text.isEmpty()) {
                blocks.add(text);
            }
            block.setLength(0);
        }
    }
}
