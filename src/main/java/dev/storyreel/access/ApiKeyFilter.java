package dev.storyreel.access;

import dev.storyreel.web.FilterOrder;
import dev.storyreel.web.Problems;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.MessageDigest;
import java.util.Optional;
import org.apache.commons.codec.digest.DigestUtils;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.RequestPath;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ServletRequestPathUtils;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/** Lets only callers with the API key at {@code /v1}, where one is set. */
@Component
@Order(FilterOrder.ACCESS)
final class ApiKeyFilter extends OncePerRequestFilter {
    /** Parsed and matched as the controllers' own paths are, so that no spelling reaches one without passing here. */
    private static final PathPattern PROTECTED = PathPatternParser.defaultInstance.parse("/v1/**");

    private final Optional<byte[]> key;
    private final Problems problems;

    ApiKeyFilter(AccessSettings settings, Problems problems) {
        this.key = settings.key().map(ApiKeyFilter::hash);
        this.problems = problems;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        RequestPath path = ServletRequestPathUtils.parse(request);
        return key.isEmpty() || !PROTECTED.matches(path.pathWithinApplication());
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (isKey(request.getHeader("X-API-Key"))) {
            chain.doFilter(request, response);
            return;
        }
        response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "ApiKey realm=\"storyreel\", header=\"X-API-Key\"");
        problems.send(response, AccessError.UNAUTHORIZED, "send the API key in the X-API-Key header");
    }

    private boolean isKey(@Nullable String shown) {
        return shown != null && key.isPresent() && MessageDigest.isEqual(key.get(), hash(shown));
    }

    /** Hashes are of one length, so the time a comparison takes says nothing about the key's. */
    private static byte[] hash(String key) {
        return DigestUtils.sha256(key);
    }
}
