package dev.storyreel.provider.vendor;

import dev.storyreel.provider.vendor.VendorServer.Request;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A {@code multipart/form-data} body, after RFC 7578. */
record Form(List<Part> parts) {
    private static final Pattern BOUNDARY = Pattern.compile("boundary=\"?([^\";]+)");
    private static final Pattern NAME = Pattern.compile("(?i)content-disposition: *form-data;.*?\\bname=\"([^\"]*)\"");
    private static final Pattern FILE_NAME = Pattern.compile("filename=\"([^\"]*)\"");

    private record Part(String name, String head, byte[] content) {}

    static Form of(Request request) {
        Matcher boundary = BOUNDARY.matcher(request.header("Content-Type"));
        if (!request.header("Content-Type").startsWith("multipart/form-data") || !boundary.find()) {
            return new Form(List.of());
        }
        // one byte, one character
        String body = new String(request.bytes(), StandardCharsets.ISO_8859_1);
        List<Part> parts = new ArrayList<>();
        for (String part : body.split(Pattern.quote("--" + boundary.group(1)), -1)) {
            int end = part.indexOf("\r\n\r\n");
            Matcher name = NAME.matcher(part);
            if (end > 0 && name.find()) {
                byte[] content = part.substring(end + 4, part.length() - 2).getBytes(StandardCharsets.ISO_8859_1);
                parts.add(new Part(name.group(1), part.substring(0, end), content));
            }
        }
        return new Form(parts);
    }

    Set<String> names() {
        return parts.stream().map(Part::name).collect(Collectors.toSet());
    }

    /** What stands in all parts of that name. */
    List<String> texts(String name) {
        return parts.stream()
                .filter(part -> part.name().equals(name))
                .map(part -> new String(part.content(), StandardCharsets.UTF_8))
                .toList();
    }

    byte[] bytes(String name) {
        return parts.stream()
                .filter(part -> part.name().equals(name))
                .findFirst()
                .orElseThrow()
                .content();
    }

    /** What the file of that part is called; empty if it is none. */
    String fileName(String name) {
        return parts.stream()
                .filter(part -> part.name().equals(name))
                .map(part -> FILE_NAME.matcher(part.head()))
                .filter(Matcher::find)
                .map(found -> found.group(1))
                .findFirst()
                .orElse("");
    }
}
