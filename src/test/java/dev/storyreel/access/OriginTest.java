package dev.storyreel.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storyreel.web.PlatformTest;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A server without an API key, on loopback. */
class OriginTest extends PlatformTest {
    @ParameterizedTest
    @ValueSource(strings = {"localhost", "LOCALHOST:8420", "127.0.0.1:1", "[::1]:8420"})
    void answersToItsOwnNames(String host) throws IOException {
        assertThat(get("/health", "Host: " + host)).startsWith("HTTP/1.1 200");
    }

    @ParameterizedTest
    @ValueSource(strings = {"evil.example", "localhost.evil.example:8420", "127.0.0.1.evil.example", "10.0.0.1"})
    void refusesNamesThatWereReboundToIt(String host) throws IOException {
        assertThat(get("/v1/reels", "Host: " + host)).startsWith("HTTP/1.1 421").contains("host_not_allowed");
    }

    @Test
    void letsPagesOfAllowedOriginsIn() {
        HttpResponse<String> problem = send(to("/v1/nothing").header("Origin", "http://localhost:3000"));
        HttpResponse<String> preflight = send(to("/v1/reels")
                .header("Origin", "http://localhost:3000")
                .header("Access-Control-Request-Method", "POST")
                .header("Access-Control-Request-Headers", "x-api-key,idempotency-key,content-type")
                .method("OPTIONS", BodyPublishers.noBody()));

        assertThat(problem.statusCode()).isEqualTo(404);
        assertThat(problem.headers().firstValue("Access-Control-Allow-Origin")).contains("http://localhost:3000");
        assertThat(preflight.statusCode()).isEqualTo(200);
        assertThat(preflight
                        .headers()
                        .firstValue("Access-Control-Allow-Methods")
                        .orElseThrow())
                .contains("POST");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://evil.example", "null", "http://localhost:3001"})
    void keepsPagesOfOtherOriginsOut(String origin) {
        HttpResponse<String> answer = send(posting("/v1/reels", "{}").header("Origin", origin));

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(json(answer).get("code").asString()).isEqualTo("origin_not_allowed");
        assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
    }

    @Test
    void keepsCrossSiteChangesOutThatNameNoOrigin() {
        assertThat(send(posting("/v1/reels", "{}").header("Sec-Fetch-Site", "cross-site"))
                        .statusCode())
                .isEqualTo(403);
        assertThat(send(posting("/v1/reels", "{}").header("Sec-Fetch-Site", "same-origin"))
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void anyPageMayReadASignedFile() {
        assertThat(send(to("/files/a.mp4").header("Origin", "https://site.example"))
                        .headers()
                        .firstValue("Access-Control-Allow-Origin"))
                .contains("*");
    }

    private String get(String path, String host) throws IOException {
        return raw("GET " + path + " HTTP/1.1\r\n" + host + "\r\nConnection: close\r\n\r\n");
    }
}
