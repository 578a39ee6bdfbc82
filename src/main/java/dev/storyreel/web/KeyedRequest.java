package dev.storyreel.web;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.Principal;
import java.util.Optional;
import org.apache.commons.codec.digest.DigestUtils;
import org.jspecify.annotations.Nullable;

/**
 * A request that came with an {@code Idempotency-Key}.
 *
 * @param owner whose key it is; keys of different owners never meet
 * @param hash SHA-256 of method, path, query and body
 */
record KeyedRequest(String owner, String key, byte[] hash) {
    static final String ATTRIBUTE = KeyedRequest.class.getName();

    static KeyedRequest of(String key, HttpServletRequest request, byte[] body) {
        Principal caller = request.getUserPrincipal();
        return new KeyedRequest(caller == null ? "" : caller.getName(), key, hash(request, body));
    }

    static Optional<KeyedRequest> in(HttpServletRequest request) {
        return Optional.ofNullable((KeyedRequest) request.getAttribute(ATTRIBUTE));
    }

    private static byte[] hash(HttpServletRequest request, byte[] body) {
        MessageDigest digest = DigestUtils.getSha256Digest();
        add(digest, request.getMethod());
        add(digest, request.getRequestURI());
        add(digest, request.getQueryString());
        return digest.digest(body);
    }

    /** The newline keeps the parts apart: no request line has one inside. */
    private static void add(MessageDigest digest, @Nullable String part) {
        digest.update(((part == null ? "" : part) + "\n").getBytes(StandardCharsets.UTF_8));
    }
}
