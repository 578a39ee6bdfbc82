package dev.storyreel.web;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.web.util.ServletRequestPathUtils;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * Requests whose bodies are bounded by whoever reads them, and not by the limit for all others. A module contributes a bean
 * of this.
 *
 * @param method e.g. {@code PUT}
 * @param path a pattern, e.g. {@code /files/**}
 */
public record LargeBodies(String method, PathPattern path) {
    public LargeBodies(String method, String path) {
        this(method, PathPatternParser.defaultInstance.parse(path));
    }

    boolean cover(HttpServletRequest request) {
        return method.equals(request.getMethod())
                && path.matches(ServletRequestPathUtils.parse(request).pathWithinApplication());
    }
}
