package dev.storyreel.access;

import dev.storyreel.web.ErrorStatuses;
import java.util.List;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.UrlBasedCorsConfigurationSource;

/** Which web pages may call what. */
@Configuration(proxyBeanMethods = false)
class AccessConfiguration {
    private static final long PREFLIGHT_SECONDS = 3600;

    @Bean
    ErrorStatuses accessErrorStatuses() {
        return new ErrorStatuses(Map.of(
                AccessError.UNAUTHORIZED, HttpStatus.UNAUTHORIZED,
                AccessError.HOST_NOT_ALLOWED, HttpStatus.MISDIRECTED_REQUEST,
                AccessError.ORIGIN_NOT_ALLOWED, HttpStatus.FORBIDDEN));
    }

    @Bean
    UrlBasedCorsConfigurationSource allowedOrigins(AccessSettings settings) {
        UrlBasedCorsConfigurationSource source = new UrlBasedCorsConfigurationSource();
        source.registerCorsConfiguration("/files/**", signedFiles());
        source.registerCorsConfiguration("/**", api(settings.corsOrigins()));
        return source;
    }

    /** Who holds a signed URL may read or send the file, from any page. */
    private static CorsConfiguration signedFiles() {
        CorsConfiguration files = new CorsConfiguration();
        files.setAllowedOrigins(List.of(CorsConfiguration.ALL));
        files.setAllowedMethods(List.of("GET", "HEAD", "PUT"));
        files.setAllowedHeaders(List.of("Range", "If-Range", "Content-Type"));
        files.setExposedHeaders(List.of("Content-Range", "Content-Length", "Accept-Ranges", "ETag"));
        files.setMaxAge(PREFLIGHT_SECONDS);
        return files;
    }

    private static CorsConfiguration api(List<String> origins) {
        CorsConfiguration api = new CorsConfiguration();
        api.setAllowedOrigins(origins);
        api.setAllowedMethods(List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"));
        api.setAllowedHeaders(List.of("Content-Type", "X-API-Key", "Idempotency-Key", "Last-Event-ID"));
        api.setExposedHeaders(List.of("Location", "Retry-After", "Idempotency-Replayed"));
        api.setMaxAge(PREFLIGHT_SECONDS);
        return api;
    }
}
