package dev.storyreel.access;

import dev.storyreel.web.FilterOrder;
import dev.storyreel.web.Problems;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.CorsUtils;
import org.springframework.web.cors.DefaultCorsProcessor;
import org.springframework.web.cors.UrlBasedCorsConfigurationSource;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Keeps web pages of other sites out: a page may call only when its origin is allowed, and, where no API key guards the
 * server, only by a host name that is known to be this machine's (else a page could rebind its own name to it).
 */
@Component
@Order(FilterOrder.ORIGIN)
final class OriginFilter extends OncePerRequestFilter {
    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");

    private final boolean checksHosts;
    private final KnownHosts hosts;
    private final UrlBasedCorsConfigurationSource origins;
    private final Problems problems;
    private final DefaultCorsProcessor cors = new DefaultCorsProcessor() {
        @Override
        protected void rejectRequest(ServerHttpResponse response) {
            // answered by the filter, as a problem
        }
    };

    OriginFilter(
            AccessSettings settings, KnownHosts hosts, UrlBasedCorsConfigurationSource origins, Problems problems) {
        this.checksHosts = settings.key().isEmpty();
        this.hosts = hosts;
        this.origins = origins;
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (checksHosts && !hosts.knows(request.getServerName())) {
            problems.send(
                    response,
                    AccessError.HOST_NOT_ALLOWED,
                    "this server does not answer to that host name; call it as localhost, or add the name to"
                            + " storyreel.allowed-hosts");
            return;
        }
        CorsConfiguration configuration = origins.getCorsConfiguration(request);
        if (isForeign(request) || !cors.processRequest(configuration, request, response)) {
            problems.send(
                    response,
                    AccessError.ORIGIN_NOT_ALLOWED,
                    "pages of this origin may not call this server; add the origin to CORS_ORIGINS");
            return;
        }
        if (!CorsUtils.isPreFlightRequest(request)) {
            chain.doFilter(request, response);
        }
    }

    /** A change that a browser sends for a page of another site, without saying which. */
    private static boolean isForeign(HttpServletRequest request) {
        return !SAFE.contains(request.getMethod())
                && request.getHeader(HttpHeaders.ORIGIN) == null
                && "cross-site".equals(request.getHeader("Sec-Fetch-Site"));
    }
}
