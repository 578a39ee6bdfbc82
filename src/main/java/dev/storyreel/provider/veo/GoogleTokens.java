package dev.storyreel.provider.veo;

import dev.storyreel.provider.ProviderError;
import dev.storyreel.provider.ProviderException;
import dev.storyreel.provider.http.Endpoint;
import dev.storyreel.provider.http.VendorHttp;
import dev.storyreel.provider.http.VendorJson;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.PostExchange;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Access tokens of a service account: asked for with a statement that its key has signed (RFC 7523), and kept until they are
 * about to expire. Safe for use by many threads.
 */
final class GoogleTokens {
    private static final String SCOPE = "https://www.googleapis.com/auth/cloud-platform";
    private static final String GRANT = "urn:ietf:params:oauth:grant-type:jwt-bearer";
    private static final Duration STATEMENT = Duration.ofMinutes(30);
    private static final Duration FIRST_BYTE = Duration.ofSeconds(20);
    private static final Duration WHOLE_CALL = Duration.ofSeconds(30);
    /** A token that is nearer to its end could end on the way. */
    private static final Duration MARGIN = Duration.ofMinutes(5);

    private final Path file;
    private final Clock clock;
    private final JsonMapper json = VendorJson.snakeCase();
    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable Token token;

    GoogleTokens(Path file, Clock clock) {
        this.file = file;
        this.clock = clock;
    }

    private record Token(String value, Instant until) {}

    /** @param privateKey PKCS #8 in PEM */
    record Account(
            @Nullable String type,
            @Nullable String clientEmail,
            @Nullable String privateKey,
            @Nullable String privateKeyId,
            @Nullable URI tokenUri) {}

    /** Where tokens are given out. */
    interface TokenApi {
        @PostExchange(contentType = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
        Answer token(@RequestParam("grant_type") String grantType, @RequestParam("assertion") String assertion);
    }

    record Answer(@Nullable String accessToken, @Nullable Long expiresIn) {}

    /**
     * A token that is good for some minutes.
     *
     * @throws ProviderException {@link ProviderError#PROVIDER_KEY_REJECTED} for a file that is not a service account's
     */
    String get() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            Instant now = clock.instant();
            if (token == null || !now.plus(MARGIN).isBefore(token.until())) {
                token = ask(now);
            }
            return token.value();
        } finally {
            lock.unlock();
        }
    }

    private Token ask(Instant now) throws InterruptedException {
        Account account = account();
        URI uri = account.tokenUri();
        if (!"service_account".equals(account.type())
                || account.clientEmail() == null
                || account.privateKey() == null
                || uri == null
                || uri.getHost() == null) {
            throw rejected("is no service account's", null);
        }
        VendorHttp http =
                new VendorHttp("Google Cloud", Endpoint.of(uri, FIRST_BYTE, WHOLE_CALL), json, _ -> {}, clock);
        String statement = statement(account, account.privateKey(), uri, now);
        Answer answer = http.call(() -> http.api(TokenApi.class).token(GRANT, statement));
        if (answer.accessToken() == null || answer.accessToken().isBlank()) {
            throw new ProviderException(ProviderError.PROVIDER_BAD_ANSWER, "Google Cloud gave no access token");
        }
        long seconds = answer.expiresIn() == null ? 3600 : Math.clamp(answer.expiresIn(), 0, 86_400);
        return new Token(answer.accessToken(), now.plusSeconds(seconds));
    }

    private Account account() {
        try {
            return json.readValue(Files.readString(file), Account.class);
        } catch (IOException | JacksonException e) {
            throw rejected("cannot be read", e);
        }
    }

    private String statement(Account account, String pem, URI uri, Instant now) {
        Map<String, Object> head = new LinkedHashMap<>(Map.of("alg", "RS256", "typ", "JWT"));
        if (account.privateKeyId() != null) {
            head.put("kid", account.privateKeyId());
        }
        Map<String, Object> claims = Map.of(
                "iss", String.valueOf(account.clientEmail()),
                "scope", SCOPE,
                "aud", uri.toString(),
                "iat", now.getEpochSecond(),
                "exp", now.plus(STATEMENT).getEpochSecond());
        String signed = encoded(json.writeValueAsBytes(head)) + "." + encoded(json.writeValueAsBytes(claims));
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(key(pem));
            signature.update(signed.getBytes(StandardCharsets.US_ASCII));
            return signed + "." + encoded(signature.sign());
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw rejected("has a key that cannot be used", null);
        }
    }

    private static PrivateKey key(String pem) throws GeneralSecurityException {
        String base64 = pem.replaceAll("-----[A-Z ]+-----", "").replaceAll("\\s", "");
        return KeyFactory.getInstance("RSA")
                .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(base64)));
    }

    private static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static ProviderException rejected(String what, @Nullable Exception cause) {
        return new ProviderException(
                ProviderError.PROVIDER_KEY_REJECTED,
                "the file of GOOGLE_APPLICATION_CREDENTIALS " + what,
                cause instanceof JacksonException ? null : cause);
    }
}
