package dev.storyreel.provider.http;

import dev.storyreel.provider.ProviderError;
import dev.storyreel.provider.ProviderException;
import dev.storyreel.secret.Secret;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.client.RestClientResponseException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads the error answers of all vendors: the status says what it is, the body how the vendor puts it. The bodies differ:
 * {@code {error:{message,code,type}}} (OpenAI, Anthropic, Google, which may wrap it in a list), {@code {detail}} (Replicate),
 * {@code {detail:{status,message}}} (ElevenLabs), {@code {err_code,err_msg}} or {@code {category,message}} (Deepgram), {@code {error_code,title,message}} (Cartesia),
 * {@code {statusCode,error,message}} (Supabase), plain text (Pixabay).
 */
final class ErrorAnswers {
    private static final int LONGEST_MESSAGE = 300;
    private static final List<String> MESSAGES = List.of("message", "detail", "err_msg", "title", "error", "code");
    private static final List<String> CODES = List.of("code", "type", "status", "error_code", "err_code", "category");
    /** What vendors call an account that is used up; they send it with 429, 400 or 403. */
    private static final Set<String> OUT_OF_CREDIT = Set.of(
            "insufficient_quota",
            "insufficient_credit",
            "billing_error",
            "billing_hard_limit_reached",
            "quota_exceeded");
    /** The same in words (Anthropic, with 400). With 429 words say nothing: limits of a minute talk of billing too. */
    private static final Pattern NO_CREDIT = Pattern.compile("(?i)credit balance is too low|insufficient credit");
    /** Google's {@code RetryInfo}. */
    private static final Pattern RETRY_DELAY = Pattern.compile("(\\d{1,6})(\\.\\d+)?s");

    /** Google and Pixabay tell of a wrong key with 400. */
    private static final Pattern BAD_KEY =
            Pattern.compile("(?i)API key not valid|API_KEY_INVALID|API key expired|invalid or missing API key");

    private static final Pattern RESETS_IN = Pattern.compile("resets? in ~?(\\d{1,6})\\s*s");
    /** Whatever looks like a key, in case a vendor repeats it. */
    private static final Pattern KEY = Pattern.compile("\\b(sk|pk|r8|key|AIza)[-_A-Za-z0-9*]{8,}");

    private final String vendor;
    private final Secret key;
    private final Clock clock;
    private final JsonMapper json = JsonMapper.shared();

    /** @param key that is never to be shown */
    ErrorAnswers(String vendor, Secret key, Clock clock) {
        this.vendor = vendor;
        this.key = key;
        this.clock = clock;
    }

    ProviderException read(RestClientResponseException answer) {
        JsonNode body = body(answer.getResponseBodyAsString());
        String said = said(body == null ? plain(answer) : first(body, MESSAGES));
        Duration wait = retryAfter(answer.getResponseHeaders(), said)
                .or(() -> retryInfo(body))
                .orElse(null);
        return failure(answer.getStatusCode().value(), all(body, CODES), said, answer, wait);
    }

    /** An error that came in an answer that began well. */
    ProviderException read(int status, @Nullable String code, @Nullable String message) {
        String said = said(message == null ? "" : message);
        return failure(
                status,
                code == null ? List.of() : List.of(code),
                said,
                null,
                retryAfter(null, said).orElse(null));
    }

    private ProviderException failure(
            int status, List<String> codes, String said, @Nullable Throwable cause, @Nullable Duration wait) {
        ProviderError error = error(status, codes, said);
        String message = vendor + " " + what(error) + " (HTTP " + status + ")" + (said.isEmpty() ? "" : ": " + said);
        return new ProviderException(error, message, cause, wait, null);
    }

    private static ProviderError error(int status, List<String> codes, String said) {
        boolean fourHundred = status >= 400 && status < 500;
        boolean saidSo = status != 429 && NO_CREDIT.matcher(said).find();
        if (status == 402 || (fourHundred && (codes.stream().anyMatch(OUT_OF_CREDIT::contains) || saidSo))) {
            return ProviderError.PROVIDER_OUT_OF_CREDIT;
        }
        if (status == 400 && BAD_KEY.matcher(said).find()) {
            return ProviderError.PROVIDER_KEY_REJECTED;
        }
        return switch (status) {
            case 401, 403 -> ProviderError.PROVIDER_KEY_REJECTED;
            case 408, 504 -> ProviderError.PROVIDER_TIMEOUT;
            // what is locked or in conflict is so for the moment
            case 409, 423, 425 -> ProviderError.PROVIDER_UNAVAILABLE;
            case 429 -> ProviderError.PROVIDER_RATE_LIMITED;
            default -> {
                if (status >= 500) {
                    yield ProviderError.PROVIDER_UNAVAILABLE;
                }
                // a redirect is no answer
                yield fourHundred ? ProviderError.PROVIDER_REQUEST_REJECTED : ProviderError.PROVIDER_BAD_ANSWER;
            }
        };
    }

    private static String what(ProviderError error) {
        return switch (error) {
            case PROVIDER_OUT_OF_CREDIT -> "says that the account has no credit left";
            case PROVIDER_KEY_REJECTED -> "does not take the key";
            case PROVIDER_TIMEOUT -> "took too long";
            case PROVIDER_RATE_LIMITED -> "has had too many calls";
            case PROVIDER_REQUEST_REJECTED -> "does not take the request";
            case PROVIDER_BAD_ANSWER -> "sent us elsewhere";
            default -> "is not available";
        };
    }

    private @Nullable JsonNode body(String text) {
        try {
            JsonNode read = json.readTree(text);
            JsonNode one = read.isArray() ? read.path(0) : read;
            return Stream.of("error", "detail")
                    .map(one::path)
                    .filter(JsonNode::isObject)
                    .findFirst()
                    .orElse(one);
        } catch (JacksonException e) {
            return null;
        }
    }

    /** Pixabay puts it in plain text; the page of some proxy says nothing of use. */
    private static String plain(RestClientResponseException answer) {
        HttpHeaders headers = answer.getResponseHeaders();
        boolean text = headers != null && MediaType.TEXT_PLAIN.isCompatibleWith(headers.getContentType());
        return text ? answer.getResponseBodyAsString() : "";
    }

    /** What the vendor says, fit to be shown: one line, not too long, without anything that looks like a key. */
    private String said(String message) {
        String told = key.isEmpty() ? message : message.replace(key.reveal(), "(key)");
        String line = KEY.matcher(told.replaceAll("\\p{Cntrl}+", " "))
                .replaceAll("(key)")
                .strip();
        return line.length() <= LONGEST_MESSAGE ? line : line.substring(0, LONGEST_MESSAGE) + "…";
    }

    private static String first(@Nullable JsonNode body, List<String> names) {
        return all(body, names).stream().findFirst().orElse("");
    }

    private static List<String> all(@Nullable JsonNode body, List<String> names) {
        return body == null
                ? List.of()
                : names.stream()
                        .map(name -> body.path(name).asString(""))
                        .filter(value -> !value.isBlank())
                        .toList();
    }

    /**
     * Seconds or a date (RFC 9110, 10.2.3), milliseconds (OpenAI's own header), seconds until the limit begins anew (Pixabay's;
     * others tell a time of the day there), or in words (Replicate).
     */
    private Optional<Duration> retryAfter(@Nullable HttpHeaders headers, String said) {
        String millis = headers == null ? null : headers.getFirst("retry-after-ms");
        if (millis != null && millis.matches("\\d{1,9}")) {
            return Optional.of(Duration.ofMillis(Long.parseLong(millis)));
        }
        String after = headers == null ? null : headers.getFirst(HttpHeaders.RETRY_AFTER);
        if (after != null) {
            return after.matches("\\d{1,7}") ? Optional.of(Duration.ofSeconds(Long.parseLong(after))) : until(after);
        }
        String reset = headers == null ? null : headers.getFirst("X-RateLimit-Reset");
        if (reset != null && reset.matches("\\d{1,4}")) {
            return Optional.of(Duration.ofSeconds(Long.parseLong(reset)));
        }
        Matcher words = RESETS_IN.matcher(said);
        return words.find() ? Optional.of(Duration.ofSeconds(Long.parseLong(words.group(1)))) : Optional.empty();
    }

    private static Optional<Duration> retryInfo(@Nullable JsonNode body) {
        return body == null
                ? Optional.empty()
                : body.path("details")
                        .valueStream()
                        .map(detail ->
                                RETRY_DELAY.matcher(detail.path("retryDelay").asString("")))
                        .filter(Matcher::matches)
                        .map(delay -> Duration.ofSeconds(Long.parseLong(delay.group(1)) + 1))
                        .findFirst();
    }

    private Optional<Duration> until(String date) {
        try {
            Instant then = ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            Duration left = Duration.between(clock.instant(), then);
            return Optional.of(left.isNegative() ? Duration.ZERO : left);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
